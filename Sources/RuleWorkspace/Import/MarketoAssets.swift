import RuleSource
import SyncState

/// The assets of an import by kind, and how each becomes a definition (MX-5.1 … MX-5.3).
///
/// Channels, programs and tokens are MX-5.3.
struct MarketoAssets {
  let zone: TimeZoneTable
  let channels: [AssetObject]
  let programs: [AssetObject]
  let campaigns: [AssetObject]
  let smartLists: [AssetObject]
  private let tokens: [AssetObject]
  private let programNames: [Int: String]
  private let tokensOfPrograms: [Int: [AssetObject]]
  private let smartListsByID: [Int: AssetObject]

  /// Sorts assets by kind; an asset that occurs twice counts once.
  init(_ assets: [AssetObject], zone: TimeZoneTable) {
    func all(_ kind: AssetObject.Kind) -> [AssetObject] {
      var seen: Set<Int> = []
      return assets.filter { asset in
        guard asset.kind == kind else { return false }
        guard kind != .tokens, let id = asset.number("id") else { return true }
        return seen.insert(id).inserted
      }
    }
    self.zone = zone
    channels = all(.channel)
    programs = all(.program)
    campaigns = all(.smartCampaign)
    smartLists = all(.smartList)
    tokens = all(.tokens)
    programNames = Self.byID(programs).compactMapValues { $0.text("name") }
    smartListsByID = Self.byID(smartLists)
    var groups: [Int: [AssetObject]] = [:]
    for group in tokens { group.programID.map { groups[$0, default: []].append(group) } }
    tokensOfPrograms = groups
  }

  private static func byID(_ assets: [AssetObject]) -> [Int: AssetObject] {
    var found: [Int: AssetObject] = [:]
    for asset in assets {
      if let id = asset.number("id"), found[id] == nil { found[id] = asset }
    }
    return found
  }

  /// The name of the program with an id.
  func programName(_ id: Int?) -> String? { id.flatMap { programNames[$0] } }

  /// The smart list with an id.
  func smartList(_ id: Int?) -> AssetObject? { id.flatMap { smartListsByID[$0] } }

  func addChannels(to draft: inout ImportDraft) {
    for channel in channels {
      let name = channel.text("name") ?? ""
      var text = "channel: \(YAMLText.scalar(name))\n"
      if let type = channel.text("applicableProgramType").flatMap(Self.programType) {
        text += "program_types: [\(type)]\n"
      } else {
        draft.gap("channel \(name)", "its program type is not known; any type may use it")
      }
      text += "statuses:\n"
      for status in Self.statuses(of: channel) {
        text += "  - {name: \(YAMLText.scalar(status.name)), step: \(status.step)"
        if status.isSuccess { text += ", success: true" }
        if status.isHidden { text += ", hidden: true" }
        text += "}\n"
      }
      draft.add("channels", name, "program", title: "channel \(name)", text)
    }
  }

  /// The statuses of a channel by step, without *Not in Program*.
  private static func statuses(of channel: AssetObject) -> [ProgressionStatus] {
    channel.objects("progressionStatuses").compactMap { status in
      guard let name = status.text("name"), let step = status.number("step"), step > 0 else {
        return nil
      }
      return ProgressionStatus(
        name: name, step: step, success: status.flag("success"), hidden: status.flag("hidden"))
    }.enumerated().sorted { ($0.element.step, $0.offset) < ($1.element.step, $1.offset) }
      .map(\.element)
  }

  /// The type of programs by any of the names that the interface uses.
  private static func programType(_ name: String) -> String? {
    switch name.lowercased() {
    case "program", "default": "default"
    case "event", "event with webinar", "webinar": "event"
    case "email", "email batch program", "email program": "email"
    case "engagement", "nurture": "engagement"
    default: nil
    }
  }

  func addPrograms(to draft: inout ImportDraft) {
    for program in programs {
      let name = program.text("name") ?? ""
      let channelName = program.text("channel") ?? ""
      var text = "program: \(YAMLText.scalar(name))\n"
      if let id = program.number("id") { text += "id: \(id)\n" }
      if let type = program.text("type").flatMap(Self.programType) { text += "type: \(type)\n" }
      text += "channel: \(YAMLText.scalar(channelName))\n"
      if let description = program.text("description"), !description.isEmpty {
        text += "description: \(YAMLText.quoted(description))\n"
      }
      text += mapping(of: program, name, channelName, &draft)
      text += costs(of: program, name, &draft)
      text += tokens(of: program, name, &draft)
      for tag in program.objects("tags") {
        draft.gap(
          "program \(name)", "the tag \(tag.text("tagType") ?? "") is not part of the language")
      }
      draft.add("programs", name, "program", title: "program \(name)", text)
    }
    for group in tokens {
      let isOfProgram = group.object("folder")?.text("type")?.lowercased() == "program"
      let folder = group.object("folder").flatMap { $0.number("value") ?? $0.number("id") } ?? 0
      guard !isOfProgram || programName(folder) == nil else { continue }
      for token in group.objects("tokens") {
        draft.gap(
          "token \(token.text("name") ?? "")", "its folder or program \(folder) is not imported")
      }
    }
  }

  /// The mapping of a program, with a definition of its Salesforce campaign (CS-M3).
  private func mapping(
    of program: AssetObject, _ name: String, _ channelName: String, _ draft: inout ImportDraft
  ) -> String {
    guard let id = program.text("sfdcId"), !id.isEmpty else { return "" }
    let campaign = program.text("sfdcName") ?? name
    let channel = channels.first { $0.text("name") == channelName }
    var statuses =
      channel.map { Self.statuses(of: $0) }?.filter { !$0.isHidden }.map {
        MemberStatus(label: $0.name, responded: $0.isSuccess)
      } ?? []
    if !statuses.isEmpty {
      statuses[0].isDefault = true
      if !statuses.contains(where: \.hasResponded) {
        statuses[statuses.count - 1].hasResponded = true
      }
    }
    let text = SalesforceImport.definition(
      name: campaign, id: SalesforceID.completed(id), statuses)
    draft.add(
      "salesforce", campaign, "program", title: "Salesforce campaign \(campaign)",
      "# The statuses are those of the channel: the interface does not tell the campaign's (CS-M4).\n"
        + text)
    draft.gap(
      "Salesforce campaign \(campaign)",
      "its member statuses are taken from the channel; `rulec import salesforce` reads the real ones"
    )
    return "sfdc_campaign: \(YAMLText.scalar(campaign))\n"
  }

  private func costs(
    of program: AssetObject, _ name: String, _ draft: inout ImportDraft
  ) -> String {
    var months: [(month: String, amount: Int)] = []
    for cost in program.objects("costs") {
      guard let start = cost.text("startDate"), let amount = cost.number("cost"),
        let day = CivilDate(utf8: String(start.prefix(10)).utf8.span)
      else {
        draft.gap("program \(name)", "a period cost without a date or a whole amount")
        continue
      }
      if let note = cost.text("note"), !note.isEmpty {
        draft.gap("program \(name)", "the note of a period cost: \(note)")
      }
      let month = String(day.description.prefix(7))
      if let index = months.firstIndex(where: { $0.month == month }) {
        let (sum, overflow) = months[index].amount.addingReportingOverflow(amount)
        if overflow {
          draft.gap("program \(name)", "the period costs of \(month) are too large")
        } else {
          months[index].amount = sum
        }
      } else {
        months.append((month, amount))
      }
    }
    guard !months.isEmpty else { return "" }
    let entries = months.sorted { $0.month < $1.month }.map { "\($0.month): \($0.amount)" }
    return "period_costs: {\(entries.joined(separator: ", "))}\n"
  }

  private func tokens(
    of program: AssetObject, _ name: String, _ draft: inout ImportDraft
  ) -> String {
    var text = ""
    for group in program.number("id").flatMap({ tokensOfPrograms[$0] }) ?? [] {
      for token in group.objects("tokens") {
        let label = token.text("name") ?? ""
        guard let type = token.text("type").flatMap(Self.tokenType), !label.isEmpty else {
          draft.gap("program \(name)", "the token \(label) of type \(token.text("type") ?? "none")")
          continue
        }
        let value = token.text("value") ?? ""
        let spelled =
          type == "date" || type == "number" ? YAMLText.value(value) : YAMLText.quoted(value)
        text += "  \(YAMLText.scalar(label)): {type: \(type), value: \(spelled)}\n"
      }
    }
    return text.isEmpty ? "" : "tokens:\n" + text
  }

  private static func tokenType(_ name: String) -> String? {
    switch name.lowercased() {
    case "text": "text"
    case "rich text": "rich_text"
    case "number": "number"
    case "score": "score"
    case "date": "date"
    case "sfdc campaign": "sfdc_campaign"
    case "script", "script text", "email script": "email_script"
    case "calendar", "icalendar", "calendar file": "calendar_file"
    default: nil
    }
  }
}
