/// The outcomes of steps; shared, so that a step that does nothing costs nothing.
extension StepOutcome {
  static let done = StepOutcome(.succeeded)
  static let doNothing = StepOutcome(.succeeded, "do nothing", rules: [.scH3])

  // Lists, scores and values
  static let alreadyInList = StepOutcome(.skipped, "already in the list", rules: [.cat63])
  static let notInList = StepOutcome(.skipped, "not in the list", rules: [.cat63])
  static let scoreOutside32Bits = StepOutcome(
    .failed, "the score would not fit 32 bits", rules: [.r28])
  static let blankScoreChange = StepOutcome(.skipped, "the change is blank", rules: [.r29])
  static let noScoreChange = StepOutcome(
    .failed, "the token is no score change", rules: [.cat63])
  static let updateBlocked = StepOutcome(
    .skipped, "updates of the field by flow steps are blocked", rules: [.cat63])
  static let blankValue = StepOutcome(.skipped, "the new value is blank", rules: [.r29])
  static let newValueDoesNotFit = StepOutcome(
    .failed, "the new value does not fit the field", rules: [.r29])
  static let unknownSFDCCampaign = StepOutcome(
    .failed, "the token names no Salesforce campaign", rules: [.scT6])

  // Steps whose effect lies outside the model
  static let momentLogged = StepOutcome(.succeeded, rules: [.cat63])
  static let alertLogged = StepOutcome(.succeeded, rules: [.cat65])
  static let webhookCalled = StepOutcome(.succeeded, rules: [.cat65])
  static let webhookFailed = StepOutcome(
    .failed, "the webhook fails, as the scenario says", rules: [.cat65])
  static let taskWithoutSubject = StepOutcome(
    .failed, "the subject is blank", rules: [.cat62])

  static let undocumented = StepOutcome(
    .succeeded, "what the step changes is not documented, so nothing changes here",
    rules: [.cat63])

  // Mail
  static let operationalPassesOptOut = StepOutcome(.succeeded, rules: [.scB2])
  static let operationalPassesLimit = StepOutcome(.succeeded, rules: [.scB5])
  static let operationalPassesBoth = StepOutcome(.succeeded, rules: [.scB2, .scB5])
  static let dayLimitReached = StepOutcome(
    .skipped, "the communication limit of the day is reached", rules: [.scB4, .scB5, .scB7])
  static let sevenDayLimitReached = StepOutcome(
    .skipped, "the communication limit of seven days is reached", rules: [.scB4, .scB5, .scB7])

  // Campaign control
  static let requested = StepOutcome(.succeeded, rules: [.scX1])
  static let requestOfInactive = StepOutcome(
    .failed, "the campaign is not active", rules: [.scX1, .scX4, .r11])
  static let requestNotAdmitted = StepOutcome(
    .failed, "the campaign does not admit this request", rules: [.scX3, .scX4, .r11])
  static let executed = StepOutcome(.succeeded, rules: [.scX2])
  static let notExecutable = StepOutcome(
    .failed, "the campaign is not executable", rules: [.scX2])
  static let executedTooDeep = StepOutcome(
    .failed, "more than three levels of executed campaigns", rules: [.scX2, .r11])
  static let didNotQualify = StepOutcome(
    .skipped, "did not qualify for the executed campaign", rules: [.scX2])
  static let notInCampaign = StepOutcome(.skipped, "not in the campaign", rules: [.scX12])

  // Events
  static let noSuchPerson = StepOutcome(.failed, "no such person")
  static let noSuchRecord = StepOutcome(.failed, "no such record in Salesforce")
  static let onlyInSalesforce = StepOutcome(.failed, "this can only be done in Salesforce")
  static let programNotMapped = StepOutcome(
    .failed, "the program is not mapped to a Salesforce campaign", rules: [.csD5])
  static let notInSalesforce = StepOutcome(.failed, "this cannot be done in Salesforce")
  static let personExists = StepOutcome(.failed, "the person exists already")
  static let noPersonID = StepOutcome(.failed, "no id is left for a new person")
  static let noTokens = StepOutcome(.failed, "an event has no tokens")
  static let cannotBeActivated = StepOutcome(
    .failed, "only a campaign with a trigger and a step can be activated", rules: [.scS7])
  static let invalidCampaign = StepOutcome(
    .failed, Refusal.invalid.text, rules: [.scS7] + Refusal.invalid.rules)
  static let alreadyActive = StepOutcome(.skipped, "already active", rules: [.scS7])
  static let notActive = StepOutcome(.skipped, "not active", rules: [.scS7])
  static let activated = StepOutcome(.succeeded, rules: [.scS8])
  static let deactivated = StepOutcome(.succeeded, rules: [.scS9])
  static let aborted = StepOutcome(.succeeded, rules: [.scS12, .r13])
  static let notBatch = StepOutcome(.failed, "only a batch campaign can be run", rules: [.scK1])
  static let runsNow = StepOutcome(.succeeded, rules: [.scS1])
}
