/// An apostrophe in front of a cell, which says that the cell is the text behind it and nothing else.
///
/// Some texts cannot stand in a cell as they are: `null` and `#N/A` would be read as null, and so
/// would a text without characters; a spreadsheet would run `=1+1`. Files that hold such a text get
/// a last column of a name that only rulec writes. In them, and in no others, an apostrophe in front
/// of a cell is taken away when it is read.
enum CSVMark {
  /// The name of the last column of marked files; its cells are empty.
  static let column = "apostropheMeansText"
  /// The mark.
  static let byte = UInt8(ascii: "'")

  /// Whether a spreadsheet takes a cell with this first byte for a formula.
  static func isFormula(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
      0x0A:
      true
    default: false
    }
  }
}
