public import RuleSource

/// Writes a YAML file in the one layout that rule files have, comments included.
///
/// Collections keep their notation (block or brackets) unless brackets do not fit a line about which
/// no instruction speaks; texts keep their being quoted; the order of keys stays. Two formatted texts of one meaning can thus
/// differ, but formatting never changes what is read, and formatting twice changes nothing.
public struct YAMLFormatter: Sendable {
  /// The longest line that brackets may make.
  static let columnMax = 100

  /// Creates a formatter.
  public init() {}

  /// Returns the text of a file in canonical layout, or nil when the file has mistakes that make
  /// its structure unclear.
  public func format(_ file: SourceFile) -> [UInt8]? {
    let (tree, diagnostics) = YAMLReader().read(file)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    guard LayoutPrinter.canPrint(tree) else { return cleaned(file) }
    var printer = LayoutPrinter(tree, file)
    return Array(printer.text().utf8)
  }

  /// The text with only line ends cleaned: for files with anchors, aliases or tags, whose layout
  /// is left to their author.
  private func cleaned(_ file: SourceFile) -> [UInt8] {
    var lines: [ArraySlice<UInt8>] = []
    for line in 1...file.lines.count {
      lines.append(file.bytes[file.lines.range(ofLine: line, in: file.bytes)])
    }
    if let first = lines.first, first.starts(with: [0xEF, 0xBB, 0xBF]) {
      lines[0] = first.dropFirst(3)
    }
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines.joined(separator: [0x0A])) + [0x0A]
  }
}
