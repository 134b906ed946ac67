import RuleSource

extension Kind {
  /// `channel:`.
  static let channel = Kind(
    Table<ChannelDefinition>(
      "a channel",
      "The kind of a program, with the statuses that its members go through (SC-M4).",
      [
        Key("channel", .text(.name), required: true, "The name of the channel.") { $0.name = $1 },
        Key(
          "program_types", .list(of: .choice(programTypes), "program types", least: 1),
          "The types of programs that may use the channel; any type unless said otherwise."
        ) { $0.programTypes = $1 },
        Key(
          "statuses", .list(of: channelStatus, "statuses", least: 1), required: true,
          "The progression statuses. *Not in Program* at step 0 belongs to every channel and is "
            + "not declared."
        ) { $0.statuses = $1 },
      ]),
    { ChannelDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .channel($0) })

  private struct ChannelStatus {
    var name: Located<String>?
    var step: Located<Int>?
    var isSuccess = false
    var isHidden = false
  }

  private static let channelStatus = Form<ChannelDefinition.Status>.record(
    Table<ChannelStatus>(
      "a status", "A status of members in programs of this channel.",
      [
        Key("name", .text(.name), required: true, "The name.") { $0.name = $1 },
        Key(
          "step", .number(1...100_000), required: true,
          "The step number. A change never goes to a lower step; equal steps may alternate (SC-M5)."
        ) { $0.step = $1 },
        Key("success", .boolean, "Whether reaching the status is success (SC-M9).") {
          $0.isSuccess = $1.value
        },
        Key(
          "hidden", .boolean,
          "Whether the status is hidden: kept by those who hold it, not offered any more (SC-M11)."
        ) { $0.isHidden = $1.value },
      ]),
    { _ in ChannelStatus() },
    {
      // A missing step has been reported; the status is kept for those who refer to it.
      guard let name = $0.name else { return nil }
      return ChannelDefinition.Status(
        name: name, step: $0.step ?? Located(1, name.span), isSuccess: $0.isSuccess,
        isHidden: $0.isHidden)
    })

  /// The types of programs.
  static let programTypes: [Shape.Choice] = [
    .init("default", "whatever is not one of the others"),
    .init("event", "a webinar, trade show or the like"),
    .init("email", "a single mailing"),
    .init("engagement", "a nurture program with streams"),
  ]

  /// `sfdc_campaign:`.
  static let sfdcCampaign = Kind(
    Table<SFDCCampaignDefinition>(
      "a Salesforce campaign", "A campaign in Salesforce, with its member statuses.",
      [
        Key("sfdc_campaign", .text(.name), required: true, "The name of the campaign.") {
          $0.name = $1
        },
        Key("id", .text(.salesforceID), "The Salesforce id, 15 or 18 characters.") { $0.id = $1 },
        Key(
          "visible", .boolean,
          "Whether the sync user can see the campaign (CS-P5); `true` unless said otherwise."
        ) { $0.isVisible = $1.value },
        Key(
          "statuses", .list(of: memberStatus, "statuses", least: 1), required: true,
          "The member statuses, in sort order."
        ) { $0.statuses = $1 },
      ]),
    { SFDCCampaignDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .sfdcCampaign($0) })

  private struct MemberStatus {
    var label: Located<String>?
    var hasResponded = false
    var isDefault = false
  }

  private static let memberStatus = Form<SFDCCampaignDefinition.Status>.record(
    Table<MemberStatus>(
      "a member status", "A status of members of this Salesforce campaign.",
      [
        Key("label", .text(.name), required: true, "The label, at most 40 characters.") {
          $0.label = $1
        },
        Key("responded", .boolean, "Whether members who hold it count as responded.") {
          $0.hasResponded = $1.value
        },
        Key("default", .boolean, "Whether members who are added without a status get it.") {
          $0.isDefault = $1.value
        },
      ]),
    { _ in MemberStatus() },
    {
      guard let label = $0.label else { return nil }
      return SFDCCampaignDefinition.Status(
        label: label, hasResponded: $0.hasResponded, isDefault: $0.isDefault)
    })

  /// `static_list:`.
  static let staticList = Kind(
    Table<StaticListDefinition>(
      "a static list", "A list to which people are added and from which they are removed.",
      [
        Key("static_list", .text(.name), required: true, "The name of the list.") { $0.name = $1 },
        Key("id", .marketoID, "The Marketo id.") { $0.id = $1 },
        Key("program", .text(.name), "The program that the list is a local asset of.") {
          $0.program = $1
        },
      ]),
    { StaticListDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .staticList($0) })

  /// `smart_list:`.
  static let smartList = Kind(
    Table<SmartListDefinition>(
      "a smart list", "A named set of conditions, for use in other smart lists and in choices.",
      [
        Key("smart_list", .text(.name), required: true, "The name of the smart list.") {
          $0.name = $1
        },
        Key("program", .text(.name), "The program that the smart list is a local asset of.") {
          $0.program = $1
        },
        Key("filters", SmartListRules.filtersForm, required: true, SmartListRules.filtersNote) {
          $0.rules.filters = $1
          $0.rules.span = $0.span
        },
        Key("match", .scalar(.match), SmartListRules.matchNote) { $0.rules.match = $1 },
      ]),
    { SmartListDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .smartList($0) })
}
