/// The outcomes of the engine; shared, so that a step that does nothing costs nothing.
extension StepOutcome {
  static let notMember = StepOutcome(.skipped, "not a member", rules: [.scM7, .r29])
  static let sameProgramStatus = StepOutcome(
    .skipped, "already in this status", rules: [.scM6, .r29])
  static let programStatusLower = StepOutcome(
    .skipped, "a status never goes back to a lower step", rules: [.scM5, .r29])
  static let joinedProgram = StepOutcome(.succeeded, rules: [.scM8])
  static let joinedEngagement = StepOutcome(
    .succeeded, "enters the first stream", rules: [.scM8, .scM13])
  static let movedForward = StepOutcome(.succeeded, rules: [.scM5])
  static let leftProgram = StepOutcome(.succeeded, rules: [.scM7])

  static let readOnlyField = StepOutcome(
    .failed, "only the system changes this field", rules: [.r29])
  static let valueDoesNotFit = StepOutcome(
    .failed, "the value does not fit the field", rules: [.r29])
  static let sameValue = StepOutcome(.skipped, "the value is the same", rules: [.scF12])
  static let fieldChanged = StepOutcome(.succeeded, rules: [.scF12])
  static let scoreOutOfRange = StepOutcome(
    .failed, "the score is not a whole number of 32 bits", rules: [.r28])
  static let sameScore = StepOutcome(
    .skipped, "the score stays the same", rules: [.scF12, .r28])
  static let scoreChanged = StepOutcome(.succeeded, rules: [.cat63])

  static let campaignsHidden = StepOutcome(
    .failed, "campaign sync is off, or the sync user is not a Marketing User",
    rules: [.csP6, .r45])
  static let campaignUnknown = StepOutcome(
    .failed, "the campaign does not exist for Marketo", rules: [.scA4, .csP5, .csR3])
  static let recordDeleted = StepOutcome(
    .failed, "the record was deleted in Salesforce, which is not pulled yet",
    rules: [.csX1, .r43])
  static let recordConverted = StepOutcome(
    .failed, "the lead was converted in Salesforce, which is not pulled yet",
    rules: [.csX9, .sfL3])
  static let recordHidden = StepOutcome(
    .failed, "the sync user cannot see the record", rules: [.csX12])
  static let statusUnknown = StepOutcome(
    .failed, "the campaign has no such member status", rules: [.csF9, .sfM7])
  static let labelTooLong = StepOutcome(
    .failed, "the status is longer than a campaign member can hold", rules: [.sfM7])
  static let noDefaultStatus = StepOutcome(
    .failed, "the campaign has no default status", rules: [.sfM4, .sfS1])
  static let alreadyMember = StepOutcome(
    .skipped, "already a member; the status stays", rules: [.csF3])
  static let sameMemberStatus = StepOutcome(
    .skipped, "already holds this status", rules: [.cat61])
  static let notCampaignMember = StepOutcome(.skipped, "not a member", rules: [.csF7])
  static let impliedDisabled = StepOutcome(
    .skipped, "implied action disabled (CS-F4)", rules: [.csF4, .csF5, .csF11])
  static let stepsDisabled = StepOutcome(
    .skipped, "SFDC steps are disabled in campaigns of a mapped program (CS-F11)",
    rules: [.csF4, .csF11])
  static let memberAdded = StepOutcome(.succeeded, rules: [.csF1])
  static let memberAddedInMappedProgram = StepOutcome(
    .succeeded, rules: [.csF1, .csF4, .csF5, .csF11])
  static let leadAndMemberAdded = StepOutcome(
    .succeeded, "created the lead, then the member", rules: [.csF1, .csL2])
  static let memberAddedByChange = StepOutcome(
    .succeeded, "was no member; added with this status", rules: [.csF2])
  static let memberChanged = StepOutcome(.succeeded, rules: [.csF8])
  static let memberChangedInMappedProgram = StepOutcome(
    .succeeded, rules: [.csF8, .csF4, .csF5, .csF11])
  static let memberStatusLower = StepOutcome(
    .skipped, "the member's status would go back to a lower step", rules: [.csF8])
  static let memberRemoved = StepOutcome(.succeeded, rules: [.csF7])
  static let memberRemovedInMappedProgram = StepOutcome(.succeeded, rules: [.csF7, .csF11])
}
