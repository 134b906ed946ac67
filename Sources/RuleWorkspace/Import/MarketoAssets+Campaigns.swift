import RuleSource
import RuleSyntax
import SyncState

extension MarketoAssets {
  /// Writes smart campaigns (MX-5.1); the interface does not tell their flows.
  func addCampaigns(to draft: inout ImportDraft) {
    for campaign in campaigns where !campaign.flag("isSystem") {
      let name = campaign.text("name") ?? ""
      let title = "smart campaign \(name)"
      let list = smartList(campaign.number("smartListId"))
      let rules = list.map { self.rules(of: $0) } ?? Rules()
      let isTrigger = campaign.text("type")?.lowercased() == "trigger" || !rules.triggers.isEmpty
      var text = head(of: campaign, name)
      let lists =
        Self.lines("triggers", rules.triggers, indent: "  ")
        + Self.lines("filters", rules.filters, indent: "  ")
        + (rules.match.map { "  match: \($0)\n" } ?? "")
      if !lists.isEmpty { text += "smart_list:\n" + lists }
      text += rules.comments
      var schedule = isTrigger ? triggerSchedule(of: campaign) : batchSchedule(of: campaign)
      addQualification(of: campaign, to: &schedule)
      if campaign.flag("isCommunicationLimitEnabled") {
        schedule.parts.append("block_non_operational: true")
      }
      if !schedule.parts.isEmpty {
        text += "schedule: {\(schedule.parts.joined(separator: ", "))}\n"
      }
      text += "# TODO flow: the interface does not tell the steps.\n"
      draft.gap(title, "the interface does not tell the steps of its flow")
      for gap in schedule.gaps { draft.gap(title, gap) }
      if campaign.flag("isRequestable") {
        draft.gap(
          title, "it is requestable; a requestable campaign needs the trigger campaign_is_requested"
        )
      }
      let fallback =
        list == nil
        ? "the files do not have its smart list"
        : isTrigger && rules.triggers.isEmpty
          ? "the interface does not tell its triggers"
          : isTrigger
            ? "a trigger campaign needs a flow, which the interface does not tell (SC-S7)"
            : lists.isEmpty ? "its smart list has no rules" : nil
      draft.add(
        "campaigns", name, "campaign", title: title, text,
        obstacle: rules.obstacle ?? fallback)
    }
    for campaign in campaigns where campaign.flag("isSystem") {
      draft.gap("smart campaign \(campaign.text("name") ?? "")", "it belongs to the system")
    }
  }

  private func head(of campaign: AssetObject, _ name: String) -> String {
    var text = "smart_campaign: \(YAMLText.scalar(name))\n"
    if let id = campaign.number("id") { text += "id: \(id)\n" }
    if let program = programName(campaign.programID) {
      text += "program: \(YAMLText.scalar(program))\n"
    }
    if let description = campaign.text("description"), !description.isEmpty {
      text += "description: \(YAMLText.quoted(description))\n"
    }
    return text
  }

  private func addQualification(of campaign: AssetObject, to schedule: inout Schedule) {
    switch campaign.text("qualificationRuleType")?.lowercased() {
    case "once": schedule.parts.append("qualify: once")
    case "any": schedule.parts.append("qualify: every time")
    case "interval":
      guard let count = campaign.number("qualificationRuleInterval"),
        let unit = campaign.text("qualificationRuleUnit")?.lowercased()
      else { return }
      let rule = "once every \(count) \(unit)\(count == 1 ? "" : "s")"
      if case .success = QualifyNotation.parse(rule) {
        schedule.parts.append("qualify: \(rule)")
      } else {
        schedule.gaps.append("rules cannot say that somebody qualifies `\(rule)`")
      }
    default: break
    }
  }

  private struct Schedule {
    var parts: [String] = []
    var gaps: [String] = []
  }

  private func triggerSchedule(of campaign: AssetObject) -> Schedule {
    Schedule(parts: ["active: \(campaign.flag("isActive"))"])
  }

  /// The schedule of a batch campaign; the interface tells recurring runs only.
  private func batchSchedule(of campaign: AssetObject) -> Schedule {
    var schedule = Schedule()
    if let most = campaign.number("maxMembers"), most > 0 {
      schedule.parts.append("people_max: \(most)")
    }
    let recurrence = campaign.object("recurrence")
    guard let recurrence, let type = recurrence.text("intervalType")?.lowercased() else {
      let status = campaign.text("status")?.lowercased()
      if status == "single run" || status == "requested" {
        schedule.gaps.append("the interface does not tell when it runs")
      }
      return schedule
    }
    let start = recurrence.text("startAt").flatMap { Instant(utf8: $0.utf8.span) }
    guard let start else {
      schedule.gaps.append("its recurrence has no start")
      return schedule
    }
    guard var parts = days(of: recurrence, type) else {
      schedule.gaps.append("rules cannot say on which days it runs")
      return schedule
    }
    let local = zone.local(start)
    let minutes = Int(local.time.milliseconds) / 60_000
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    parts.append("at: \"\(clock.joined(separator: ":"))\"")
    parts.append("start: \(local.date)")
    if let end = recurrence.text("endAt").flatMap({ Instant(utf8: $0.utf8.span) }) {
      parts.append("end: \(zone.local(end).date)")
    }
    schedule.parts.append("repeat: {\(parts.joined(separator: ", "))}")
    return schedule
  }

  /// Returns the keys for the days on which a campaign runs; nil for days that rules cannot name.
  private func days(of recurrence: AssetObject, _ type: String) -> [String]? {
    guard let unit = Self.units[type] else { return nil }
    let count = recurrence.number("interval") ?? 1
    let interval = "\(count) \(unit)\(count == 1 ? "" : "s")"
    guard case .success = RecurrenceIntervalNotation.parse(interval) else { return nil }
    var keys = ["every: \(interval)"]
    var days: [String] = []
    switch unit {
    case "week":
      days = recurrence.texts("weekdayMask").map { String($0.prefix(3)) }
      if !days.isEmpty { keys.append("on: [\(days.joined(separator: ", "))]") }
    case "month":
      if let day = recurrence.text("dayOfWeek"), let week = recurrence.number("weekOfMonth") {
        days = ["\(Self.ordinal(week)) \(day.prefix(3))"]
        keys.append("on: \(days[0])")
      } else if let day = recurrence.number("dayOfMonth") {
        guard (1...31).contains(day) else { return nil }
        keys.append("day: \(day)")
      }
    default:
      if recurrence.flag("weekdayOnly") { keys.append("weekdays_only: true") }
    }
    let areKnown = days.allSatisfy { (try? RecurrenceDayNotation.parse($0).get()) != nil }
    return areKnown ? keys : nil
  }

  private static let units = ["daily": "day", "weekly": "week", "monthly": "month"]

  private static func ordinal(_ number: Int) -> String {
    switch number {
    case 1: "1st"
    case 2: "2nd"
    case 3: "3rd"
    default: "\(number)th"
    }
  }
}
