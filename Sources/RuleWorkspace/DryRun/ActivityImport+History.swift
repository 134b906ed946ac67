import RuleExchange
import RuleGraph
import RuleRuntime
import SyncState

extension ActivityImport {
  /// Returns an entry of the time before the run as the log of the run would have it; nil when it
  /// is about nobody or nothing that the state and the workspace know.
  mutating func remembered(_ entry: ImportedActivity, _ type: ActivityType) -> Activity? {
    guard let person = mirror.people.find(marketoID: entry.leadID),
      let asset = rememberedAsset(of: entry, type)
    else { return nil }
    var activity = Activity(type, of: person, asset, at: entry.at)
    switch asset {
    case .field(let field):
      activity.newValue = value(of: entry, "New Value", field)
      activity.oldValue = value(of: entry, "Old Value", field)
      activity.change = text(entry, "Change Value").flatMap { Double($0) }
    case .program:
      activity.newValue = status(of: entry, "New Status")
      activity.oldValue = status(of: entry, "Old Status")
    case .none, .list, .sfdcCampaign, .campaign, .named: break
    }
    activity.reason = text(entry, "Reason").map { mirror.text.intern($0) }
    let source = text(entry, "Source") ?? text(entry, "Source Type")
    activity.source = source.map { mirror.text.intern($0) }
    activity.success = text(entry, "Success").map { $0 == "true" }
    activity.acquiredBy = text(entry, "Acquired By").map { $0 == "true" }
    activity.qualified = text(entry, "Qualified").map { $0 == "true" }
    activity.texts = ownTexts(of: entry)
    activity.result = entry.result
    return activity
  }

  /// The attributes of an entry that hold texts of their own.
  mutating func ownTexts(of entry: ImportedActivity) -> [AttributeText] {
    var found: [AttributeText] = []
    for attribute in ActivityAttribute.allCases {
      guard let name = attribute.logName, let text = text(entry, name) else { continue }
      found.append(AttributeText(attribute, mirror.text.intern(text)))
    }
    return found
  }

  private mutating func rememberedAsset(
    of entry: ImportedActivity, _ type: ActivityType
  ) -> ActivityAsset? {
    let (id, name) = (entry.primaryID, entry.primaryValue)
    switch type {
    case .changeDataValue, .changeScore:
      return name.flatMap { graph.assets.fields.find(texts[$0]) }.map { .field($0) }
    case .changeStatusInProgression:
      return names.programs.position(id: id, name: name).map { .program(ProgramID($0)) }
    case .addToList, .removeFromList:
      return names.lists.position(id: id, name: name).map { .list(ListID($0)) }
    case .addToSFDCCampaign, .removeFromSFDCCampaign, .changeStatusInSFDCCampaign:
      return names.sfdcCampaigns.position(id: id, name: name)
        .map { .sfdcCampaign(SFDCCampaignID($0)) }
    case .requestCampaign, .executeCampaign:
      return names.campaigns.position(id: id, name: name).map { .campaign(CampaignID($0)) }
    case .newLead, .syncLeadToSFDC, .convertLead, .syncLeadUpdatesToSFDC, .deleteLeadFromSFDC,
      .deleteLead:
      return ActivityAsset.none
    case .visitWebpage, .fillOutForm, .clickLink, .sendEmail, .emailDelivered, .emailBounced,
      .unsubscribeEmail, .openEmail, .clickEmail, .emailBouncedSoft, .sendAlert, .changeOwner,
      .interestingMoment, .callWebhook:
      return .named(mirror.text.intern(name.map { texts[$0] } ?? ""))
    }
  }

  private mutating func value(
    of entry: ImportedActivity, _ name: String, _ field: FieldID
  ) -> Value {
    guard let text = text(entry, name), !text.isEmpty, text != "null" else { return .null }
    return Value.parse(text, as: graph.assets.fields[field].type, pool: &mirror.text) ?? .null
  }

  private mutating func status(of entry: ImportedActivity, _ name: String) -> Value {
    text(entry, name).map { .text(mirror.text.intern($0)) } ?? .null
  }
}
