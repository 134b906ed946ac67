public import RuleSource

/// A line of `checks:` in `rulec.yaml`: a finding or a category with its severity.
public struct CheckSetting: Sendable {
  /// The name of a finding or a category.
  public let name: String
  /// Where the name stands.
  public let nameSpan: Span
  /// What is done with such findings; nil when they are left out.
  public let severity: Severity?
}

/// Which findings are reported, and how grave they are, as configuration says.
struct CheckLevels {
  private var byName: [String: Severity?] = [:]
  private var byCategory: [String: Severity?] = [:]
  private let selection: CheckSelection
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the settings; names go before categories, wherever they stand.
  init(_ settings: [CheckSetting], _ selection: CheckSelection) {
    self.selection = selection
    for setting in settings {
      if Category(rawValue: setting.name) != nil {
        byCategory[setting.name] = .some(setting.severity)
      } else if !CheckSelection.names.contains(setting.name) {
        diagnostics.append(CheckDiagnostics.unknown(setting))
      } else if DiagnosticCatalogue.mandatoryNames.contains(setting.name) {
        diagnostics.append(CheckDiagnostics.fixed(setting))
      } else {
        byName[setting.name] = .some(setting.severity)
      }
    }
  }

  /// The severity of a finding; nil when it is left out.
  func severity(of kind: DiagnosticKind, usual: Severity) -> Severity? {
    if DiagnosticCatalogue.mandatoryNames.contains(kind.name) { return usual }
    if let chosen = byName[kind.name] { return chosen }
    if kind.isOptIn, !selection.names(kind) { return nil }
    if let chosen = byCategory[kind.category.rawValue] { return chosen }
    return usual
  }

  /// Whether findings of a name are left out.
  func isOff(_ name: String) -> Bool {
    guard let kind = DiagnosticCatalogue.named(name) else { return false }
    return severity(of: kind, usual: kind.severity) == nil
  }
}

/// Which findings a report shows: names and categories that are wanted, and some that are not.
public struct CheckSelection: Sendable {
  private let wanted: Set<String>
  private let unwanted: Set<String>

  /// Creates a selection; no wanted names means all.
  public init(select: [String] = [], ignore: [String] = []) {
    wanted = Set(select)
    unwanted = Set(ignore)
  }

  /// Every name that can be selected: findings and categories.
  public static let names: [String] =
    DiagnosticCatalogue.all.map(\.name) + Category.allCases.map(\.rawValue)

  /// Whether findings of a kind are wanted by its own name.
  func names(_ kind: DiagnosticKind) -> Bool { wanted.contains(kind.name) }

  /// Whether findings of a kind are shown; a name goes before its category.
  public func contains(_ kind: DiagnosticKind) -> Bool {
    let category = kind.category.rawValue
    if unwanted.contains(kind.name) { return false }
    if wanted.contains(kind.name) { return true }
    if unwanted.contains(category) { return false }
    return wanted.isEmpty || wanted.contains(category)
  }
}
