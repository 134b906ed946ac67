import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension ResolvedWorkspace {
  /// What decides about the filters of the workspace.
  var theory: FilterTheory {
    FilterTheory(
      assets: assets, text: text, zone: zone, smartLists: smartLists.map(\.filters.predicate))
  }

  /// The filters of the smart lists, then those of the campaigns.
  var filterGroups: [ResolvedFilters] { smartLists.map(\.filters) + campaigns.map(\.filters) }
}

extension PersonSample {
  /// The person in one line, for a note.
  func story(_ theory: FilterTheory) -> String {
    let traits = traits(in: theory)
    return traits.isEmpty ? "anybody" : "somebody whose " + traits.joined(separator: ", who ")
  }
}

extension ResolvedFilter {
  /// Whether the filter asks for members of a smart list, and of which.
  var smartList: SmartListID? {
    guard case .memberOfSmartList(let id, negated: false) = predicate else { return nil }
    return id
  }
}
