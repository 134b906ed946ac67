public import RuleGraph
import RuleRuntime
public import SyncState

extension SyncPlan {
  /// The fields of people, leads and contacts that a plan looks at when everybody with the id of a
  /// record is linked; nil means all.
  ///
  /// `needsClock` says that the plan takes its instant from the data.
  public static func fields(in graph: ExecutionGraph, needsClock: Bool) -> Set<FieldID>? {
    guard let fields = SyncEngine.fieldsOfFirstCycle(in: graph) else { return nil }
    let names = [addressField] + (needsClock ? clockFields : [])
    return fields.union(names.compactMap { graph.assets.fields.find($0) })
  }

  /// The fields in which data say when people were made or changed.
  static let clockFields = ["createdAt", "updatedAt"]
  /// The field by which people are named.
  static let addressField = "Email Address"
}
