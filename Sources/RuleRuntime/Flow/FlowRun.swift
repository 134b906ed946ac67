import RuleGraph
import SyncState

/// People who go through a flow together: one for a trigger campaign, a cohort for a batch.
struct FlowRun: Sendable {
  /// The campaign.
  let campaign: CampaignID
  /// The number of the campaign run.
  let number: Int
  /// The position of the next step.
  var step = 0
  /// The people, in ascending order of Marketo ids.
  var people: [PersonID]
  /// Those of them who were taken out while they waited.
  var removed: Set<PersonID> = []
  /// What its tokens mean.
  let tokens: TokenContext

  /// Whether a person is still inside.
  func holds(_ person: PersonID) -> Bool { people.contains(person) && !removed.contains(person) }

  /// The number of people who are still inside.
  var count: Int { people.count - removed.count }
}

/// What the tokens of a flow refer to (SC-X2, R-10).
struct TokenContext: Sendable {
  /// The campaign that runs.
  let campaign: CampaignID
  /// Its callers whose context it inherits, the highest first.
  var ancestors: [CampaignID] = []
  /// What fired the campaign, or its highest such caller; nil in a batch.
  var trigger: Activity?
  /// The `my.` tokens that an API call gave, which override all others (SC-X5).
  var overrides: [MyToken] = []

  /// The campaign that campaign, program and member tokens speak of.
  var top: CampaignID { ancestors.first ?? campaign }

  /// Returns the context of an executed campaign (SC-X2).
  func child(_ campaign: CampaignID, inherits: Bool) -> TokenContext {
    guard inherits else { return TokenContext(campaign: campaign) }
    return TokenContext(
      campaign: campaign, ancestors: ancestors + [self.campaign], trigger: trigger,
      overrides: overrides)
  }
}

/// A flow that is being carried out; executed campaigns stand above their callers.
struct FlowFrame: Sendable {
  /// The campaign.
  let campaign: CampaignID
  /// What its tokens mean.
  let tokens: TokenContext
  /// Whether the person who is at a step was taken out of this flow.
  var removesPerson = false
}
