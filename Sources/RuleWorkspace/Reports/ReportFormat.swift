import RuleSource

/// A way to write a report; one file each in `Reports/Formats`, listed here.
public struct ReportFormat: Sendable {
  /// The name that `--format` takes.
  public let name: String
  /// Whether a machine reads it, so that no headline is printed beside it.
  public let isForMachines: Bool
  private let render: @Sendable (Report, Style) -> String

  /// How a format for people may look.
  public struct Style: Sendable {
    /// Whether escape codes for colours are written.
    public var usesColor: Bool
    /// Whether box and arrow characters must be ASCII.
    public var usesASCII: Bool

    /// Creates a style.
    public init(usesColor: Bool = false, usesASCII: Bool = false) {
      self.usesColor = usesColor
      self.usesASCII = usesASCII
    }
  }

  init(
    _ name: String, forMachines: Bool = true,
    render: @escaping @Sendable (Report, Style) -> String
  ) {
    self.name = name
    isForMachines = forMachines
    self.render = render
  }

  /// Returns the report as text, with a final line break unless it is empty.
  public func text(of report: Report, style: Style = Style()) -> String { render(report, style) }

  /// Returns a report as snippets for people.
  public static func textReport(_ report: Report, style: Style) -> String {
    text.text(of: report, style: style)
  }

  /// Every format, in the order of the help.
  public static let all: [ReportFormat] = [
    text, concise, grouped, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, azure,
  ]

  /// Returns the format with a name.
  public static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }
}
