import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

/// A workspace while lints look at it, with what decides about its filters.
///
/// A class, because it is handed on for each campaign.
final class LintedWorkspace: Sendable {
  let program: ResolvedWorkspace
  let theory: FilterTheory

  init(_ program: ResolvedWorkspace) {
    self.program = program
    theory = FilterTheory(
      assets: program.assets, text: program.text, zone: program.zone,
      smartLists: program.smartLists.map(\.filters.predicate))
  }
}

/// The filters of a smart list or campaign, with the answers that several lints ask for.
///
/// A class, because the answers are kept.
final class FilterFacts {
  let workspace: LintedWorkspace
  let filters: ResolvedFilters
  /// The filters as one expression.
  let predicate: Predicate
  /// The filters that everybody who passes fulfils.
  let required: [ResolvedFilter]
  /// The expressions of these filters.
  let requiredPredicates: [Predicate]

  /// Whether somebody passes, for certain, and so the required filters too.
  private lazy var isPossible = theory.isPossible(all: [predicate])

  /// Whether nobody passes the required filters, for certain.
  private(set) lazy var requiresImpossible =
    !isPossible && theory.isImpossible(all: requiredPredicates)

  /// Whether nobody passes, for certain.
  private(set) lazy var isImpossible = !isPossible && theory.isImpossible(all: [predicate])

  init(_ filters: ResolvedFilters, _ workspace: LintedWorkspace) {
    self.workspace = workspace
    self.filters = filters
    predicate = filters.predicate
    required = filters.required
    requiredPredicates = required.map(\.predicate)
  }

  var program: ResolvedWorkspace { workspace.program }
  var theory: FilterTheory { workspace.theory }
  var uses: [ResolvedFilter] { filters.uses }
}

/// A campaign while lints look at it.
struct CampaignFacts {
  let id: CampaignID
  let campaign: ResolvedCampaign
  let filters: FilterFacts

  init(_ id: CampaignID, _ workspace: LintedWorkspace) {
    self.id = id
    campaign = workspace.program[id]
    filters = FilterFacts(campaign.filters, workspace)
  }

  var program: ResolvedWorkspace { filters.program }
  var theory: FilterTheory { filters.theory }

  /// Everything that the steps can do, from top to bottom.
  var actions: some Sequence<ResolvedAction> { campaign.flow.lazy.flatMap(\.actions) }
}
