import RuleGraph
import SyncState

extension Simulation {
  /// How many executed campaigns may stand below the top one (SC-X2).
  private static let executionDepthMax = 3
  /// The source of a request by a flow step; the screen's label is not published (SC-X3).
  static let requestSource = "Smart Campaign"

  /// Requests a trigger campaign, which runs on its own (SC-X1).
  ///
  /// A target that is not active, or does not admit this caller, makes the step fail without a log
  /// entry (SC-X4, R-11).
  mutating func request(_ target: CampaignID, at place: StepPlace) -> StepOutcome {
    let source = state.mirror.text.intern(Self.requestSource)
    return request(target, of: place.person, source: source, cause: place.cause)
  }

  /// Requests a trigger campaign from a source.
  mutating func request(
    _ target: CampaignID, of person: PersonID, source: TextID, cause: Cause?
  ) -> StepOutcome {
    var activity = Activity(.requestCampaign, of: person, .campaign(target), at: state.now)
    activity.source = source
    activity.cause = cause
    guard isActive[target.index] else {
      return .requestOfInactive
    }
    let patterns = campaigns[target.index].patterns
    for pattern in patterns
    where pattern.matches(activity, &evaluator.tester, state.mirror.text) {
      state.log(activity, rules: [.scX1])
      return .requested
    }
    return .requestNotAdmitted
  }

  /// Runs an executable campaign to its end for one person (SC-X2).
  mutating func execute(
    _ target: CampaignID, inheritsTokens: Bool, at place: StepPlace
  ) -> StepOutcome {
    guard campaigns[target.index].node.kind == .executable else {
      return .notExecutable
    }
    guard frames.count <= Self.executionDepthMax else {
      return .executedTooDeep
    }
    let number = nextRunNumber()
    let isQualified = qualifies(place.person, target)
    var activity = Activity(.executeCampaign, of: place.person, .campaign(target), at: state.now)
    activity.cause = place.cause
    activity.qualified = isQualified
    state.log(activity, rules: [.scX2])
    guard isQualified else {
      return .didNotQualify
    }
    enter(place.person, target, run: number, rules: [.scX2, .scQ10])
    advance(
      FlowRun(
        campaign: target, number: number, people: [place.person],
        tokens: context.child(target, inherits: inheritsTokens)))
    return .executed
  }

  /// Whether the smart list and the qualification rule of an executable campaign let a person in;
  /// an invalid one lets nobody in (SC-X2).
  private mutating func qualifies(_ person: PersonID, _ target: CampaignID) -> Bool {
    guard invalidatedBy[target.index] == nil else {
      refuse(person, target, .invalid)
      return false
    }
    guard passesFilter(person, target) else { return false }
    guard let refusal = refusal(person, target) else { return true }
    refuse(person, target, refusal)
    return false
  }

  /// Takes a person out of a campaign: out of its waits, and out of a flow that is being carried
  /// out, with its callers up to the first that is not executable (SC-X8 … X12, SC-R4, R-12).
  ///
  /// What its steps have done stays (SC-F10), so does a membership in the program (SC-X11), and
  /// the person has had their turn (SC-Q12).
  mutating func removeFromFlow(_ target: CampaignID, at place: StepPlace) -> StepOutcome {
    let waits = waiting.remove(place.person, from: target)
    for _ in waits {
      leave(place.person, target, "removed from the flow while waiting", [.scX8, .scR4])
    }
    let isRunning = removeFromFrames(target)
    guard isRunning || !waits.isEmpty else {
      return .notInCampaign
    }
    var rules: [Rule] = [.scX8]
    if target == place.campaign { rules.append(.scX9) }
    if isRunning, campaigns[target.index].node.kind == .executable { rules += [.scX10, .r12] }
    return StepOutcome(.succeeded, rules: rules)
  }

  private mutating func removeFromFrames(_ target: CampaignID) -> Bool {
    var isFound = false
    // From the executed campaigns down to their callers.
    for index in frames.indices.reversed() {
      let campaign = frames[index].campaign
      if campaign == target { isFound = true }
      guard isFound else { continue }
      frames[index].removesPerson = true
      if campaigns[campaign.index].node.kind != .executable { break }
    }
    return isFound
  }
}
