public import RuleGraph
public import RuleSource
public import SyncState

/// A workspace whose names are resolved and whose values are checked.
public struct ResolvedWorkspace: Sendable {
  /// The name.
  public internal(set) var name = ""
  /// The named things that rules and data share; positions are identifiers.
  public internal(set) var assets = Assets()
  /// The texts of the rules.
  public internal(set) var text = TextPool()
  /// The subscription's time zone (SC-W4).
  public internal(set) var zone = TimeZoneTable.utc
  /// How the two systems are connected.
  public internal(set) var settings = SyncSettings()
  /// The limits on mail.
  public internal(set) var communicationLimits = CommunicationLimits()
  /// The `my.` tokens of the workspace.
  public internal(set) var workspaceTokens: [MyToken] = []
  /// The programs, by their identifiers.
  public internal(set) var programs: [ResolvedProgram] = []
  /// The places of the channels, by their identifiers.
  public internal(set) var channelSpans: [Span] = []
  /// The places of the Salesforce campaigns, by their identifiers.
  public internal(set) var sfdcCampaignSpans: [Span] = []
  /// The smart lists, by their identifiers.
  public internal(set) var smartLists: [ResolvedSmartList] = []
  /// The segmentations, by name.
  public internal(set) var segmentations: [ResolvedSegmentation] = []
  /// The smart campaigns, by their identifiers.
  public internal(set) var campaigns: [ResolvedCampaign] = []
  /// The scenarios, by name.
  public internal(set) var scenarios: [ResolvedScenario] = []
  /// Whether everything could be resolved, so that the workspace can be compiled.
  public internal(set) var isComplete = true

  init() {}

  /// Returns the campaign with an identifier.
  public subscript(id: CampaignID) -> ResolvedCampaign { campaigns[id.index] }
}

/// A program beyond what ``SyncState/Program`` holds.
public struct ResolvedProgram: Sendable {
  /// The name with its place.
  public let span: Span
  /// The description, for tokens.
  public let description: String
  /// Where the Salesforce campaign is named; nil when the program is not mapped.
  public let mappingSpan: Span?
  /// The `my.` tokens.
  public internal(set) var tokens: [MyToken] = []
}

/// A smart list with its filters.
public struct ResolvedSmartList: Sendable {
  /// What the filters call by name.
  public internal(set) var named = NamedAssets()
  /// The name, with its program in front when it is a local asset.
  public let name: String
  /// Where the name stands.
  public let span: Span
  /// The filters with their formula.
  public internal(set) var filters = ResolvedFilters()
}

/// A segmentation with the filters of its segments.
public struct ResolvedSegmentation: Sendable {
  /// The name.
  public let name: String
  /// The field that holds the segment of each person.
  public let field: FieldID
  /// Where the name stands.
  public let span: Span
  /// The segments with their filters, in order.
  public internal(set) var segments: [(name: TextID, filters: ResolvedFilters)] = []
  /// The segment of all others.
  public internal(set) var fallback = TextID.empty

  init(name: String, field: FieldID, span: Span) {
    self.name = name
    self.field = field
    self.span = span
  }
}

/// Filters and how they combine.
public struct ResolvedFilters: Sendable {
  /// The filters, numbered from 1 in this order.
  public internal(set) var uses: [ResolvedFilter] = []
  /// How they combine (SC-C2); mentions only filters of `uses`.
  public internal(set) var match = FilterMatch.all
  /// Where `match:` stands; nil when it is not written.
  public internal(set) var matchSpan: Span?

  init() {}
}

/// How filters combine (SC-C2).
public enum FilterMatch: Hashable, Sendable {
  /// All of them.
  case all
  /// Any of them.
  case any
  /// By a formula.
  case formula(Expression)

  /// A part of a formula.
  public enum Expression: Hashable, Sendable {
    /// The filter at a position, from 0.
    case filter(Int)
    /// All parts.
    case all([Expression])
    /// Any part.
    case any([Expression])
  }
}

extension ResolvedFilters {
  /// The expression of the filters; without any filter it restricts nobody.
  public var predicate: Predicate { predicate(fixing: [:]) }

  /// The expression of the filters with some, by their positions, taken as passed or as failed.
  public func predicate(fixing fixed: [Int: Bool]) -> Predicate {
    let parts = uses.enumerated().map { position, use in
      fixed[position].map { .constant($0) } ?? use.predicate
    }
    guard !parts.isEmpty else { return .constant(true) }
    if parts.count == 1, match == .all || match == .any { return parts[0] }
    return switch match {
    case .all: .all(parts)
    case .any: .any(parts)
    case .formula(let expression): expression.predicate(parts)
    }
  }

  /// For each filter, what must be so for it to decide whether somebody passes the formula; nil unless
  /// the formula mentions the filter exactly once.
  public var surroundings: [Surroundings?] {
    var found = uses.map { _ -> Surroundings? in nil }
    guard case .formula(let expression) = match else { return found }
    var mentions = uses.map { _ in 0 }
    expression.showFilters(beside: Surroundings(), uses.map(\.predicate)) { position, beside in
      mentions[position] += 1
      found[position] = mentions[position] == 1 ? beside : nil
    }
    return found
  }

  /// The parts of a formula beside a filter.
  public struct Surroundings: Sendable {
    /// What somebody passes for whom the filter decides.
    public fileprivate(set) var passed: [Predicate] = []
    /// What they fail.
    public fileprivate(set) var failed: [Predicate] = []
  }
}

extension FilterMatch.Expression {
  /// Shows the filters with the parts beside them, from left to right.
  fileprivate func showFilters(
    beside: ResolvedFilters.Surroundings, _ filters: [Predicate],
    _ show: (Int, ResolvedFilters.Surroundings) -> Void
  ) {
    switch self {
    case .filter(let position): show(position, beside)
    case .all(let parts), .any(let parts):
      let predicates = parts.map { $0.predicate(filters) }
      for (position, part) in parts.enumerated() {
        var inner = beside
        for (other, predicate) in predicates.enumerated() where other != position {
          if case .all = self {
            inner.passed.append(predicate)
          } else {
            inner.failed.append(predicate)
          }
        }
        part.showFilters(beside: inner, filters, show)
      }
    }
  }

  /// Puts filters in the places of their numbers.
  fileprivate func predicate(_ filters: [Predicate]) -> Predicate {
    switch self {
    case .filter(let position): filters[position]
    case .all(let parts): .all(parts.map { $0.predicate(filters) })
    case .any(let parts): .any(parts.map { $0.predicate(filters) })
    }
  }
}
