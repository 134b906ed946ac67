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
    for attribute in type.facts.attributes {
      guard let text = text(entry, attribute.name), !text.isEmpty else { continue }
      take(text, as: attribute.attribute, into: &activity)
    }
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
    switch type.facts.subject {
    case .field: return name.flatMap { graph.assets.fields.find(texts[$0]) }.map { .field($0) }
    case .program:
      return names.programs.position(id: id, name: name).map { .program(ProgramID($0)) }
    case .list: return names.lists.position(id: id, name: name).map { .list(ListID($0)) }
    case .sfdcCampaign:
      return names.sfdcCampaigns.position(id: id, name: name)
        .map { .sfdcCampaign(SFDCCampaignID($0)) }
    case .campaign:
      return names.campaigns.position(id: id, name: name).map { .campaign(CampaignID($0)) }
    case .nothing: return ActivityAsset.none
    case .name: return .named(mirror.text.intern(name.map { texts[$0] } ?? ""))
    }
  }

  /// Takes over an attribute of an entry.
  private mutating func take(
    _ text: String, as attribute: ActivityAttribute, into activity: inout Activity
  ) {
    switch attribute {
    case .newValue: activity.newValue = value(text, about: activity.asset)
    case .oldValue: activity.oldValue = value(text, about: activity.asset)
    case .change: activity.change = Double(text)
    case .reason: activity.reason = mirror.text.intern(text)
    case .source: activity.source = mirror.text.intern(text)
    case .success: activity.success = text == "true"
    case .acquiredBy: activity.acquiredBy = text == "true"
    case .qualified: activity.qualified = text == "true"
    case .createdDate, .formName, .listName, .sfdcType, .leadSource, .description, .recipient,
      .otherRecipients, .response, .webPage, .referrer, .queryString, .clientIP, .link:
      break
    }
  }

  /// The value that a text spells: of the field's type, or the text itself.
  private mutating func value(_ text: String, about asset: ActivityAsset) -> Value {
    guard case .field(let field) = asset else { return .text(mirror.text.intern(text)) }
    guard text != "null" else { return .null }
    return Value.parse(text, as: graph.assets.fields[field].type, pool: &mirror.text) ?? .null
  }
}
