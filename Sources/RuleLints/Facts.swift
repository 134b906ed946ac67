import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState
import Synchronization

/// A workspace while lints look at it, with what decides about its filters.
///
/// A class, because it is handed on for each campaign.
final class LintedWorkspace: Sendable {
  let program: ResolvedWorkspace
  let theory: FilterTheory
  private let names = Mutex<AssetNames?>(nil)

  /// The names of all assets, put into tables when somebody asks for them.
  var assetNames: AssetNames {
    names.withLock { names in
      let known = names ?? AssetNames(program)
      names = known
      return known
    }
  }

  init(_ program: ResolvedWorkspace) {
    self.program = program
    theory = FilterTheory(
      assets: program.assets, text: program.text, zone: program.zone,
      smartLists: program.smartLists.map(\.filters.predicate))
  }
}

extension LintedWorkspace {
  /// The name of an asset.
  func name(of asset: Mention.Asset) -> String { program.name(of: asset) }
}

/// The filters of a smart list or campaign, with the answers that several lints ask for.
///
/// A class, because the answers are kept.
final class FilterFacts {
  let workspace: LintedWorkspace
  let filters: ResolvedFilters
  /// The filters as one expression.
  private(set) lazy var predicate = filters.predicate
  /// The filters that everybody who passes fulfils.
  private(set) lazy var required = filters.required
  /// The expressions of these filters.
  private(set) lazy var requiredPredicates = required.map(\.predicate)

  /// Whether each filter decides about somebody, so that somebody passes and somebody does not, for
  /// certain.
  ///
  /// It is so when the filters have nothing to do with each other and `match` mentions each once. Most
  /// filters are like that, and then most questions about them are answered.
  private(set) lazy var allDecide =
    !uses.isEmpty && filters.mentionsEachOnce && theory.areIndependent(uses.map(\.predicate))

  /// Whether somebody passes, for certain, and so the required filters too.
  private lazy var isPossible = allDecide || theory.isPossible(all: [predicate])

  /// Whether nobody passes the required filters, for certain.
  private(set) lazy var requiresImpossible =
    !isPossible && theory.isImpossible(all: requiredPredicates)

  /// Whether nobody passes, for certain.
  private(set) lazy var isImpossible = !isPossible && theory.isImpossible(all: [predicate])

  init(_ filters: ResolvedFilters, _ workspace: LintedWorkspace) {
    self.workspace = workspace
    self.filters = filters
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

  var workspace: LintedWorkspace { filters.workspace }
  var program: ResolvedWorkspace { filters.program }
  var theory: FilterTheory { filters.theory }

  /// Everything that the steps can do, from top to bottom.
  var actions: some Sequence<ResolvedAction> { campaign.flow.lazy.flatMap(\.actions) }
}
