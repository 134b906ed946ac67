/// What is wrong with the form of a CSV file.
public struct CSVProblem: Sendable, Hashable {
  /// The kinds of problem.
  public enum Kind: Sendable, Hashable {
    /// A row has another number of cells than the header.
    case raggedRow(found: Int, expected: Int)
    /// The cells of a row are separated by another delimiter than those of the header.
    case otherDelimiter(header: CSVDelimiter, row: CSVDelimiter)
    /// The file ends without a line break in a row that has fewer cells than the header.
    case cutOff(found: Int, expected: Int)
    /// A quote stands inside a cell that does not begin with one (SF-B5).
    case strayQuote
    /// Something follows the closing quote of a cell (SF-B5).
    case textAfterQuote
    /// A byte is not UTF-8.
    case invalidUTF8(UInt8)
    /// A cell that begins with a quote never ends.
    case unclosedQuote
    /// A cell is longer than the limit.
    case cellTooLong(bytesMax: Int)
    /// A row is longer than the limit.
    case rowTooLong(bytesMax: Int)
    /// The header has more columns than the limit.
    case tooManyColumns(max: Int)
    /// Two columns have the same name, letter case aside.
    case duplicateColumn(String)
    /// The file has no bytes, or none but line breaks.
    case emptyFile
    /// The file is in another encoding than UTF-8.
    case encoding(CSVEncoding)
    /// The file is no table.
    case format(ForeignFormat)

    /// Whether the rest of the file cannot be read.
    var isFatal: Bool {
      switch self {
      case .raggedRow, .cutOff, .strayQuote, .textAfterQuote, .invalidUTF8: false
      case .unclosedQuote, .cellTooLong, .rowTooLong, .tooManyColumns, .duplicateColumn,
        .emptyFile, .encoding, .format, .otherDelimiter:
        true
      }
    }
  }

  /// What is wrong.
  public let kind: Kind
  /// Where.
  public let position: DataPosition
}
