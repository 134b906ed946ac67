import RuleGraph

extension Trigger {
  /// Fires when the status of a member of a Salesforce campaign changed.
  static let statusIsChangedInSFDCCampaign = Trigger(
    "status_is_changed_in_sfdc_campaign", "Status is Changed in SFDC Campaign",
    WordNotes(
      "Fires when the status of a member of a Salesforce campaign changes. It offers no "
        + "`{{trigger.…}}` tokens, not even the name of the trigger.",
      rules: ["CAT-3.1", "CS-T7", "SC-T4"], activities: [.changeStatusInSFDCCampaign],
      example: "status_is_changed_in_sfdc_campaign: {campaign: Q4 Launch, new_status: Attended}",
      localized: [
        LocalizedLabel("fr", "Modification du statut dans la campagne SFDC"),
        LocalizedLabel("sv", "Status har ändrats i SFDC-kampanj"),
        LocalizedLabel("it", "Stato modificato nella campagna SFDC"),
        LocalizedLabel("zh-Hant", "SFDC Campaign中的狀態已變更"),
        LocalizedLabel("ja", "SFDCキャンペーンでステータスが変更された場合"),
      ]),
    suppliesTokens: false
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaigns, "The Salesforce campaign, several, or `any`.", isMain: true)
    let new = word.optional(
      "new_status", .statusTest(of: "campaign"), "The member status after the change.")
    let old = word.optional(
      "old_status", .statusTest(of: "campaign"), "The member status before the change.")
    return {
      .init(
        .changeStatusInSFDCCampaign, .sfdcCampaign(campaign($0)),
        constraints((.newValue, new($0)), (.oldValue, old($0))))
    }
  }
}
