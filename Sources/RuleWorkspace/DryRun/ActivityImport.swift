public import RuleExchange
public import RuleGraph
public import RuleRuntime
public import RuleSource
public import SyncState

/// Turns the entries of an activity extract into events from outside.
///
/// Entries that a smart campaign caused are left out: the run decides by itself what campaigns do.
/// What happened in Salesforce campaigns (42, 43, 44) and merges made in Salesforce (31) are done again
/// in Salesforce, merges made in Marketo (32) in Marketo.
public struct ActivityImport: Sendable {
  /// The events, in the order of the file.
  public private(set) var events: [TimelineEvent] = []
  /// What filters that look back need of the time before the run, in the order of the file.
  public private(set) var history: [Activity] = []
  /// Entries that name something the workspace does not have.
  public private(set) var findings: [DataDiagnostic] = []
  /// How many entries were left out because a smart campaign caused them.
  public private(set) var causedCount = 0
  /// How many entries are of types that take no part in a run.
  public private(set) var otherCount = 0

  let graph: ExecutionGraph
  private let files: [String]
  private let extract: ImportedActivities
  var texts: TextPool { extract.texts }
  var mirror: Mirror
  private let span: Span
  let names: ExtractNames
  private let start: Instant?
  private let rememberedTypes: Set<ActivityType>
  /// The field that each primary attribute names, as far as it was asked for.
  private var fields: [FieldID?]
  /// Who acts, for each source of a change, as far as it was asked for.
  private var actors: [TimelineEvent.Actor?]
  /// The text of the state for each text of the reader, plus one; 0 where it is not known yet.
  private var translated: [UInt32]

  /// Takes the entries of an extract into a state; `files` are those that were read.
  ///
  /// Entries before `start` of types that filters look back at become history, whoever caused them.
  public init(
    _ extract: ImportedActivities, graph: ExecutionGraph, mirror: Mirror, files: [String],
    start: Instant? = nil
  ) {
    self.start = start
    rememberedTypes = Set(graph.rememberedTypes)
    self.graph = graph
    self.mirror = mirror
    self.extract = extract
    self.files = files
    span = Span(file: FileID(0), start: 0, end: 0)
    names = ExtractNames(graph: graph, texts: extract.texts)
    fields = Array(repeating: nil, count: extract.texts.count)
    actors = Array(repeating: nil, count: extract.texts.count)
    translated = Array(repeating: 0, count: extract.texts.count)
    events.reserveCapacity(extract.entries.count)
    for entry in extract.entries { add(entry) }
  }

  /// The state with the texts that the events refer to.
  public var state: Mirror { mirror }

  private mutating func add(_ entry: ImportedActivity) {
    if let start, entry.at < start,
      let type = UInt16(exactly: entry.typeID).flatMap(ActivityType.init(rawValue:)),
      rememberedTypes.contains(type)
    {
      if let activity = remembered(entry, type) { history.append(activity) }
      return
    }
    guard entry.campaignID == nil else {
      causedCount += 1
      return
    }
    guard let type = UInt16(exactly: entry.typeID).flatMap(ActivityType.init(rawValue:)) else {
      otherCount += 1
      return
    }
    let actor = actor(entry)
    switch type.facts.subject {
    case .program where type == .changeProgramMemberData: addMemberField(entry, actor)
    case .program where type == .changeStatusInProgression: addProgramStatus(entry, actor)
    case .program: addNurture(entry, type, actor)
    case .field where type == .changeScore: addScore(entry, actor)
    case .field where type != .changeDataValue: addPlace(entry, type, actor)
    case .field: addField(entry, actor)
    case .list: addList(entry, actor, member: type == .addToList)
    case .sfdcCampaign: addMember(entry, type)
    case .campaign where type == .requestCampaign: addRequest(entry)
    case .nothing where type == .newLead: addPerson(entry, actor)
    case .nothing where type == .mergeLeads: addMerge(entry, actor)
    case .nothing where type == .sfdcMergeLeads: addMerge(entry, .salesforce)
    // Who owns a record is not part of the model.
    case .name where type != .changeOwner: addBehaviour(entry, type, actor)
    case .campaign, .nothing, .name: otherCount += 1
    }
  }

  private mutating func addBehaviour(
    _ entry: ImportedActivity, _ type: ActivityType, _ actor: TimelineEvent.Actor
  ) {
    let name = entry.primaryValue.map { self.texts[$0] } ?? ""
    var texts = ownTexts(of: entry, type)
    for attribute in type.facts.attributes {
      guard let text = text(entry, attribute.name) else { continue }
      texts.append(AttributeText(attribute.attribute, mirror.text.intern(text)))
    }
    append(entry, actor, .logActivity(type, asset: mirror.text.intern(name), texts: texts))
  }

  private mutating func addProgramStatus(_ entry: ImportedActivity, _ actor: TimelineEvent.Actor) {
    let programs = graph.assets.programs
    guard let index = asset(entry, "program", names.programs, { programs.map(\.name) })
    else { return }
    let program = ProgramID(index)
    if case .text(let name) = extract.value(of: names.newStatus, in: entry),
      let status = names.status(name, in: programs[index].channel)
    {
      return append(entry, actor, .programStatus(program, status))
    }
    let channel = graph.assets.channel(of: program)
    guard let name = text(entry, "New Status") else {
      return report(entry, "the entry has no attribute `New Status`")
    }
    guard let status = channel.status(named: name) else {
      let hint = Suggestion.phrase(for: name, among: channel.statuses.map(\.name))
      return report(
        entry,
        "channel `\(channel.name)` of program `\(programs[index].name)` has no status `\(name)`\(hint)"
      )
    }
    append(entry, actor, .programStatus(program, status))
  }

  /// Takes over a change of partition or stage; the segments of people follow from their data.
  private mutating func addPlace(
    _ entry: ImportedActivity, _ type: ActivityType, _ actor: TimelineEvent.Actor
  ) {
    guard type != .changeSegment, let division = division(of: entry, type) else {
      otherCount += 1
      return
    }
    let written = type.facts.attributes.first { $0.attribute == .newValue }?.name ?? ""
    let new = text(entry, written) ?? ""
    guard division.places.contains(new) else {
      let hint = Suggestion.phrase(for: new, among: division.places)
      return report(entry, "`\(division.name)` has no place `\(new)`\(hint)")
    }
    append(entry, actor, .place(division.field, mirror.text.intern(new)))
  }

  /// The division that an entry is about.
  func division(of entry: ImportedActivity, _ type: ActivityType) -> Division? {
    let name = entry.primaryValue.map { texts[$0] }
    return graph.assets.divisions.first {
      $0.moves.contains(type) && ($0.kind == .partitions || $0.name == name)
    }
  }

  private mutating func addNurture(
    _ entry: ImportedActivity, _ type: ActivityType, _ actor: TimelineEvent.Actor
  ) {
    let programs = graph.assets.programs
    guard let index = asset(entry, "program", names.programs, { programs.map(\.name) })
    else { return }
    let written = type.facts.attributes.first { $0.attribute == .newValue }?.name ?? ""
    let new = text(entry, written) ?? ""
    let change: Effect.NurtureChange
    if type == .changeNurtureCadence {
      change = .pause(new.lowercased().hasPrefix("paus"))
    } else if let stream = programs[index].streams.firstIndex(of: new).map({ StreamIndex($0) }) {
      change = type == .addToNurture ? .join(stream) : .move(stream)
    } else {
      let hint = Suggestion.phrase(for: new, among: programs[index].streams)
      return report(entry, "the program `\(programs[index].name)` has no stream `\(new)`\(hint)")
    }
    append(entry, actor, .nurture(ProgramID(index), change))
  }

  private mutating func addField(_ entry: ImportedActivity, _ actor: TimelineEvent.Actor) {
    guard let field = field(entry) else { return }
    let type = graph.assets.fields[field].type
    if type.family == .text, case .text(let id) = extract.value(of: names.newValue, in: entry),
      id != .empty,
      id != names.null
    {
      return append(entry, actor, .setField(.init(field, .text(translate(id)))))
    }
    let new = text(entry, "New Value") ?? ""
    guard
      let value = new.isEmpty || new == "null"
        ? Value.null : Value.parse(new, as: type, pool: &mirror.text)
    else {
      let name = graph.assets.fields[field].name
      return report(
        entry, "`\(new)` is no value of the field `\(name)`, which is a \(type.rawValue)")
    }
    append(entry, actor, .setField(.init(field, value)))
  }

  private mutating func addScore(_ entry: ImportedActivity, _ actor: TimelineEvent.Actor) {
    guard let field = field(entry) else { return }
    let new = text(entry, "New Value").flatMap { Int32($0) }
    let change = text(entry, "Change Value").flatMap { Int32($0) }
    if let change {
      append(entry, actor, .changeScore(field, .add(change)))
    } else if let new {
      append(entry, actor, .changeScore(field, .set(new)))
    } else {
      report(entry, "expected a whole number in `Change Value` or `New Value`")
    }
  }

  private mutating func addList(
    _ entry: ImportedActivity, _ actor: TimelineEvent.Actor, member: Bool
  ) {
    let lists = graph.assets.lists
    guard let index = asset(entry, "list", names.lists, { lists.map(\.name) }) else { return }
    append(entry, actor, .listMembership(ListID(index), member: member))
  }

  private mutating func addMember(_ entry: ImportedActivity, _ type: ActivityType) {
    let campaigns = graph.assets.sfdcCampaigns
    guard
      let index = asset(
        entry, "Salesforce campaign", names.sfdcCampaigns, { campaigns.map(\.name) })
    else { return }
    let change: Effect.SFDCMemberChange =
      type == .addToSFDCCampaign ? .add : type == .removeFromSFDCCampaign ? .remove : .changeStatus
    let label = type.facts.attributes.first { $0.attribute == .newValue }?.name
    let status = label.flatMap { text(entry, $0) }.map { mirror.text.intern($0) }
    append(entry, .salesforce, .sfdcMember(change, SFDCCampaignID(index), status: status))
  }

  private mutating func addRequest(_ entry: ImportedActivity) {
    let campaigns = graph.campaigns
    guard let index = asset(entry, "campaign", names.campaigns, { campaigns.map(\.name) })
    else { return }
    let source = mirror.text.intern(text(entry, "Source") ?? "Web Service API")
    append(entry, .api, .request(CampaignID(index), source: source))
  }

  /// Takes over a merge into the person; how several losers are listed is documented nowhere, so that
  /// all numbers count.
  private mutating func addMerge(_ entry: ImportedActivity, _ actor: TimelineEvent.Actor) {
    let name = ActivityAttribute.mergedPeople.logName ?? ""
    let numbers = (text(entry, name) ?? "").split { !("0"..."9").contains($0) }
    let losers = numbers.compactMap { Int64($0) }.filter { $0 > 0 && $0 != entry.leadID }
    guard !losers.isEmpty else {
      otherCount += 1
      return
    }
    append(entry, actor, .mergePeople(losers.map { .marketoID($0) }))
  }

  private mutating func addPerson(_ entry: ImportedActivity, _ actor: TimelineEvent.Actor) {
    guard mirror.people.find(marketoID: entry.leadID) == nil else {
      otherCount += 1
      return
    }
    append(entry, actor, .createPerson([], program: nil, status: nil))
  }
}

// Looking things up.
extension ActivityImport {
  mutating func append(
    _ entry: ImportedActivity, _ actor: TimelineEvent.Actor, _ action: TimelineEvent.Action
  ) {
    events.append(
      TimelineEvent(
        at: entry.at, actor: actor, person: .marketoID(entry.leadID), action: action, span: span))
  }

  /// Who made the change that an entry records.
  private mutating func actor(_ entry: ImportedActivity) -> TimelineEvent.Actor {
    guard case .text(let source) = extract.value(of: names.source, in: entry) else {
      return .marketo
    }
    if let known = actors[source.index] { return known }
    let actor: TimelineEvent.Actor = texts[source].lowercased().contains("api") ? .api : .marketo
    actors[source.index] = actor
    return actor
  }

  /// The text of the state that equals a text of the reader.
  mutating func translate(_ text: TextID) -> TextID {
    if translated[text.index] == 0 {
      translated[text.index] = mirror.text.intern(utf8: texts.utf8(text).span).rawValue + 1
    }
    return TextID(translated[text.index] - 1)
  }

  /// The field that an entry is about, by screen or REST name.
  mutating func field(_ entry: ImportedActivity) -> FieldID? {
    if let known = entry.primaryValue.flatMap({ fields[$0.index] }) { return known }
    let name = entry.primaryValue.map { texts[$0] } ?? ""
    if let field = graph.assets.fields.find(name) {
      if let text = entry.primaryValue { fields[text.index] = field }
      return field
    }
    let hint = Suggestion.phrase(for: name, among: graph.assets.fields.fields.map(\.name))
    report(entry, "there is no field `\(name)`\(hint)")
    return nil
  }

  /// The position of the asset that an entry is about: by its id where both sides know it, else by
  /// its name.
  mutating func asset(
    _ entry: ImportedActivity, _ kind: String, _ lookup: AssetLookup, _ names: () -> [String]
  ) -> Int? {
    let position = lookup.position(id: entry.primaryID, name: entry.primaryValue)
    if let position { return position }
    let name = entry.primaryValue.map { texts[$0] } ?? ""
    report(entry, "there is no \(kind) `\(name)`\(Suggestion.phrase(for: name, among: names()))")
    return nil
  }

  /// An attribute as text.
  func text(_ entry: ImportedActivity, _ name: String) -> String? {
    switch extract.value(of: texts.find(name), in: entry) {
    case .null: nil
    case .text(let id): texts[id]
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    case .boolean(let flag): flag ? "true" : "false"
    case .date(let day): day.description
    case .datetime(let instant): instant.text
    }
  }

  mutating func report(_ entry: ImportedActivity, _ message: String) {
    let position = DataPosition(line: entry.line, column: 1, offset: 0)
    findings.append(
      DataDiagnostic(
        Self.unknownActivityAsset, file: files[entry.file], position: position, message))
  }

  /// An entry of an activity extract names something that the workspace does not have.
  public static let unknownActivityAsset = DiagnosticKind(
    "unknown-activity-asset", .error, .data,
    "An activity names something that the workspace does not have.", rules: ["MX-A5"],
    explanation: """
      An entry of the activity extract is about a program, list, field, Salesforce campaign, smart \
      campaign or status that no file of the workspace declares, so it cannot take part in the run. \
      Declare it, or run with `--bad-rows skip` to leave such entries out and count them.
      """)
}
