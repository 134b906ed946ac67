/// A domain rule as `docs/semantics/` states it.
public struct RuleStatement: Sendable, Hashable {
  /// The identifier, such as `SC-Q2`.
  public let id: String
  /// A few words that name it.
  public let title: String
  /// How sure it is: `doc`, `implied`, `nation`, `UNDOC`; several when parts differ.
  public let confidences: [String]
  /// Where the public source is.
  public let source: String
  /// The rule in Markdown.
  public let text: String
  /// The page below `docs/semantics/` without its extension.
  public let page: String

  /// Every rule, in the order of the pages.
  public static let all: [RuleStatement] = SemanticsPages.all.flatMap { page in
    statements(in: page.text, page: page.name)
  }

  /// Returns the rule with an identifier, letter case ignored.
  public static func named(_ id: String) -> RuleStatement? {
    let wanted = id.uppercased()
    return all.first { $0.id.uppercased() == wanted }
  }

  /// Returns the rules of a page in the form that `docs/semantics/README.md` describes: a heading
  /// `### ID · title`, a line with confidence and source, and the text up to the next heading.
  static func statements(in markdown: String, page: String) -> [RuleStatement] {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    var statements: [RuleStatement] = []
    var index = 0
    while index < lines.count {
      let heading = lines[index]
      index += 1
      guard heading.hasPrefix("### ") else { continue }
      let (id, title) = split(heading.dropFirst(4))
      let (tags, source) = index < lines.count ? split(lines[index]) : ("", "")
      index += 1
      var body: [Substring] = []
      while index < lines.count, !lines[index].hasPrefix("#") {
        body.append(lines[index])
        index += 1
      }
      while body.first?.isEmpty == true { body.removeFirst() }
      while body.last?.isEmpty == true { body.removeLast() }
      let confidences = tags.split(separator: "`").map(String.init).filter {
        ["doc", "implied", "nation", "UNDOC"].contains($0)
      }
      statements.append(
        RuleStatement(
          id: id, title: title, confidences: confidences, source: source,
          text: body.joined(separator: "\n"), page: page))
    }
    return statements
  }

  private static func split(_ line: Substring) -> (String, String) {
    guard let range = line.firstRange(of: " · ") else { return (String(line), "") }
    return (String(line[..<range.lowerBound]), String(line[range.upperBound...]))
  }
}
