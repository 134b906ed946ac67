public import RuleGraph
public import SyncState

/// A smart campaign or a smart list that people may match.
public enum QualifySubject: Sendable, Hashable {
  /// A smart campaign, with its qualification rule.
  case campaign(CampaignID)
  /// A smart list.
  case smartList(SmartListID)

  /// Why a name means no subject.
  public enum Failure: Error, Sendable, Hashable {
    /// Nothing is called so; the nearest names.
    case unknown(among: [String])
    /// Several are: a campaign and a list, or campaigns of several programs.
    case ambiguous([String])
  }

  /// Returns what a name means: the whole name, or the name without its program where only one
  /// campaign or list is called so.
  public static func named(
    _ name: String, in graph: ExecutionGraph
  ) -> Result<QualifySubject, Failure> {
    let named =
      graph.campaigns.indices.map { (graph.campaigns[$0].name, Self.campaign(CampaignID($0))) }
      + graph.smartLists.indices.map { (graph.smartLists[$0].name, .smartList(SmartListID($0))) }
    for isMeant in [
      { (full: String) in sameBytes(full, name) },
      { (full: String) in full.utf8.reversed().starts(with: ".\(name)".utf8.reversed()) },
    ] {
      let found = named.filter { isMeant($0.0) }
      if found.count == 1 { return .success(found[0].1) }
      if found.count > 1 { return .failure(.ambiguous(found.map { $0.1.title(in: graph) })) }
    }
    let locals = named.flatMap { full, _ in
      full.indices.filter { full[$0] == "." }.map { String(full[full.index(after: $0)...]) }
    }
    return .failure(.unknown(among: named.map(\.0) + locals))
  }

  /// Returns the name in backticks with what it is, such as ``the smart list `Readers` ``.
  public func title(in graph: ExecutionGraph) -> String {
    switch self {
    case .campaign(let id): "the smart campaign `\(graph[id].name)`"
    case .smartList(let id): "the smart list `\(graph.smartLists[id.index].name)`"
    }
  }

  /// The kind for machines.
  var kind: String {
    switch self {
    case .campaign: "smart_campaign"
    case .smartList: "smart_list"
    }
  }

  func name(in graph: ExecutionGraph) -> String {
    switch self {
    case .campaign(let id): graph[id].name
    case .smartList(let id): graph.smartLists[id.index].name
    }
  }

  func filter(in graph: ExecutionGraph) -> Predicate {
    switch self {
    case .campaign(let id): graph[id].filter
    case .smartList(let id): graph.smartLists[id.index].filter
    }
  }

  func clauses(in graph: ExecutionGraph) -> [CampaignNode.Clause] {
    switch self {
    case .campaign(let id): graph[id].clauses
    case .smartList(let id): graph.smartLists[id.index].clauses
    }
  }

  /// The fields of people that are looked at to answer for some subjects: those of their filters, and
  /// those by which everybody gets a place in segmentations and partitions first.
  public static func fields(of subjects: [Self], in graph: ExecutionGraph) -> Set<FieldID> {
    var fields: Set<FieldID> = []
    for subject in subjects { fields.formUnion(subject.filter(in: graph).fields(in: graph)) }
    for segmentation in graph.segmentations {
      fields.insert(segmentation.field)
      for segment in segmentation.segments { fields.formUnion(segment.filter.fields(in: graph)) }
    }
    if let partitions = graph.assets.partitions { fields.insert(partitions.field) }
    return fields
  }
}
