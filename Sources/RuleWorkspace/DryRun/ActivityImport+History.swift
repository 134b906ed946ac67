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
    let valueType = valueType(of: entry, type, asset)
    for attribute in type.facts.attributes {
      guard let text = text(entry, attribute.name), !text.isEmpty else { continue }
      take(text, as: attribute.attribute, valueType, into: &activity)
    }
    activity.texts = ownTexts(of: entry, type)
    activity.result = entry.result
    return activity
  }

  /// The attributes of an entry that hold texts of their own.
  mutating func ownTexts(of entry: ImportedActivity, _ type: ActivityType) -> [AttributeText] {
    var found: [AttributeText] = []
    for attribute in ActivityAttribute.allCases {
      guard let name = attribute.logName, let text = text(entry, name),
        !type.facts.attributes.contains(where: { $0.name == name })
      else { continue }
      found.append(AttributeText(attribute, mirror.text.intern(text)))
    }
    return found
  }

  private mutating func rememberedAsset(
    of entry: ImportedActivity, _ type: ActivityType
  ) -> ActivityAsset? {
    let (id, name) = (entry.primaryID, entry.primaryValue)
    switch type.facts.subject {
    case .field where type != .changeDataValue && type != .changeScore:
      return division(of: entry, type).map { .field($0.field) }
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
    _ text: String, as attribute: ActivityAttribute, _ valueType: FieldType?,
    into activity: inout Activity
  ) {
    switch attribute {
    case .newValue: activity.newValue = value(text, as: valueType)
    case .oldValue: activity.oldValue = value(text, as: valueType)
    case .change: activity.change = Double(text)
    case .reason: activity.reason = mirror.text.intern(text)
    case .source: activity.source = mirror.text.intern(text)
    case .success: activity.success = text == "true"
    case .acquiredBy: activity.acquiredBy = text == "true"
    case .qualified: activity.qualified = text == "true"
    case .createdDate, .formName, .listName, .sfdcType, .leadSource, .description, .recipient,
      .otherRecipients, .response, .webPage, .referrer, .queryString, .clientIP, .link, .sentBy,
      .receivedBy, .subject, .status, .priority, .activityOwner, .role, .stage, .memberField,
      .mergedPeople, .masterUpdated, .mergedInSales:
      break
    }
  }

  /// The type of the field that an entry is about; nil when it is about none.
  private func valueType(
    of entry: ImportedActivity, _ type: ActivityType, _ asset: ActivityAsset
  ) -> FieldType? {
    if case .field(let field) = asset { return graph.assets.fields[field].type }
    guard type == .changeProgramMemberData else { return nil }
    return memberField(of: entry).map { graph.assets.memberFields[$0].type }
  }

  /// The value that a text spells: of the field's type, or the text itself.
  private mutating func value(_ text: String, as type: FieldType?) -> Value {
    guard let type else { return .text(mirror.text.intern(text)) }
    return text == "null" ? .null : Value.parse(text, as: type, pool: &mirror.text) ?? .null
  }

  /// The custom field of program members that an entry 123 names.
  private func memberField(of entry: ImportedActivity) -> FieldID? {
    let name = ActivityAttribute.memberField.logName.flatMap { text(entry, $0) }
    return name.flatMap { graph.assets.memberFields.find($0) }
  }

  /// Adds a change of a program member's custom field (entry 123).
  mutating func addMemberField(_ entry: ImportedActivity, _ actor: TimelineEvent.Actor) {
    let programs = graph.assets.programs
    guard let index = asset(entry, "program", names.programs, { programs.map(\.name) })
    else { return }
    guard let field = memberField(of: entry) else {
      return report(entry, "the entry names no declared field of program members")
    }
    let new = text(entry, "New Value") ?? ""
    let type = graph.assets.memberFields[field].type
    guard
      let value = new.isEmpty || new == "null"
        ? Value.null : Value.parse(new, as: type, pool: &mirror.text)
    else {
      let name = graph.assets.memberFields[field].name
      return report(
        entry, "`\(new)` is no value of the field `\(name)`, which is a \(type.rawValue)")
    }
    append(entry, actor, .setMemberField(ProgramID(index), .init(field, value)))
  }
}
