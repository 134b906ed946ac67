// Derived from the folders beside it by SemanticsTests; do not edit.

/// The words that are declared, one per file.
enum Registry {
  static let triggers: [Trigger] = [
    .addedToList,
    .addedToSFDCCampaign,
    .campaignIsRequested,
    .dataValueChanges,
    .programStatusIsChanged,
    .removedFromSFDCCampaign,
    .statusIsChangedInSFDCCampaign,
  ]

  static let filters: [Filter] = [
    .memberOfList,
    .memberOfProgram,
    .memberOfSFDCCampaign,
    .memberOfSmartList,
    .personAttribute,
  ]

  static let actions: [Action] = [
    .addToList,
    .addToSFDCCampaign,
    .changeDataValue,
    .changeProgramStatus,
    .changeScore,
    .changeStatusInSFDCCampaign,
    .executeCampaign,
    .removeFromFlow,
    .removeFromList,
    .removeFromSFDCCampaign,
    .requestCampaign,
    .sendEmail,
    .waitStep,
  ]

  static let events: [Event] = [
    .abortCampaign,
    .activateCampaign,
    .addToList,
    .addToSFDCCampaign,
    .campaignSync,
    .changeDataValue,
    .changeProgramStatus,
    .changeScore,
    .changeStatusInSFDCCampaign,
    .convertLead,
    .createLead,
    .createPerson,
    .deactivateCampaign,
    .deleteRecord,
    .logActivity,
    .removeFromList,
    .removeFromSFDCCampaign,
    .requestCampaign,
    .runCampaign,
  ]
}
