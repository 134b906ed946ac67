import RuleExchange
import RuleWorkspace
import SyncState
import Testing

/// Asset JSON becomes a workspace; what it cannot tell is in the report.
@Suite struct `Import of Marketo's assets` {
  private func made(_ json: String) -> (text: String, result: ImportResult) {
    var marketo = MarketoImport(name: "Imported", zone: .utc)
    marketo.add(file: "assets.json", bytes: Array(json.utf8))
    let result = marketo.finish { _ in nil }
    #expect(result.errors == [])
    let text = result.files.map { String(decoding: $0.bytes, as: UTF8.self) }
    return (text.joined(separator: "\n"), result)
  }

  private static let channel = """
    {"id": 3, "name": "Webinar", "applicableProgramType": "event", "progressionStatuses": [
      {"name": "Not in Program", "step": 0, "hidden": false, "success": false},
      {"name": "Invited", "step": 10, "hidden": false, "success": false},
      {"name": "Attended", "step": 20, "hidden": false, "success": true}]}
    """

  @Test func `MX-5.3: channels, programs with costs and tokens are definitions in force`() {
    let (text, result) = made(
      """
      [\(Self.channel),
       {"id": 7, "name": "Spring", "type": "Event", "channel": "Webinar", "sfdcId": null,
        "costs": [{"startDate": "2026-03-01", "cost": 1500, "note": ""},
                  {"startDate": "2026-03-01", "cost": 500, "note": ""}]},
       {"folder": {"type": "Program", "value": 7}, "tokens": [
         {"name": "Score", "type": "score", "value": "+10"}]}]
      """)
    #expect((result.definitionCount, result.commentedCount) == (2, 0))
    for part in ["channel: Webinar", "success: true", "2026-03: 2000", "type: score"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(!text.contains("Not in Program"))
  }

  @Test(arguments: [("\"Spring 2026\"", "Spring 2026"), ("null", "Spring")])
  func `CS-M3: a program that the interface shows as mapped stays mapped`(
    json: String, campaign: String
  ) {
    let (text, result) = made(
      """
      [\(Self.channel),
       {"id": 7, "name": "Spring", "type": "Event", "channel": "Webinar",
        "sfdcId": "7011x000000ABCD", "sfdcName": \(json)}]
      """)
    #expect((result.definitionCount, result.commentedCount) == (3, 0))
    #expect(text.contains("program: Spring\n"))
    #expect(text.contains("\nsfdc_campaign: \(campaign)\nid: 7011x000000ABCD"))
    #expect(text.ranges(of: "sfdc_campaign: \(campaign)\n").count == 2)
  }

  @Test(arguments: ["all", "All", "any"])
  func `MX-5.2: the rules of a smart list keep their meaning`(match: String) {
    let (text, result) = made(
      """
      {"id": 5, "name": "Readers", "rules": {"filterMatchType": "\(match)", "triggers": [],
        "filters": [
          {"name": "Country", "conditions": [
            {"operator": "is", "values": ["France", "Sweden"], "isPrimary": true}]},
          {"name": "Person Score", "conditions": [
            {"operator": "at least", "values": ["50"], "isPrimary": true}]}]}}
      """)
    #expect((result.definitionCount, result.commentedCount) == (1, 0))
    #expect(text.contains("[France, Sweden]"))
    #expect(text.contains("at_least: 50"))
    #expect(text.contains("match: any") == (match == "any"))
  }

  @Test func `MX-5.2: a formula that the interface does not tell is not guessed`() {
    let (_, result) = made(
      """
      {"id": 5, "name": "Readers", "rules": {"filterMatchType": "Advanced", "triggers": [],
        "filters": [{"name": "Country", "conditions": [
          {"operator": "is", "values": ["France"], "isPrimary": true}]}]}}
      """)
    #expect(result.commentedCount == 1)
    #expect(result.report.contains("Readers"))
  }

  @Test func `MX-5.1: a smart campaign keeps its schedule, and its flow is left to be written`() {
    let (text, result) = made(
      """
      {"id": 2, "name": "Weekly", "type": "batch", "isSystem": false, "isActive": false,
       "isCommunicationLimitEnabled": true, "maxMembers": 5000, "smartListId": 9, "flowId": 4,
       "recurrence": {"startAt": "2026-03-02T08:00:00Z+0000", "intervalType": "Weekly",
         "interval": 2, "weekdayOnly": false, "weekdayMask": ["Monday", "Wednesday"]},
       "qualificationRuleType": "interval", "qualificationRuleInterval": 7,
       "qualificationRuleUnit": "day", "status": "Recurring Run"}
      """)
    #expect(result.errors.isEmpty)
    for part in ["smart_campaign: Weekly", "once every 7 days", "2 weeks", "people_max: 5000"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(text.contains("# TODO flow"))
    #expect(result.report.contains("the interface does not tell the steps of its flow"))
  }

  @Test(arguments: [
    (#""qualificationRuleUnit": "fortnight""#, "qualifies `once every 7 fortnights`"),
    (#""qualificationRuleUnit": "d\ufeffay""#, "qualifies `once every 7 d"),
    (#""recurrence": {"startAt": "2026-03-02T08:00:00Z+0000", "intervalType": "Yearly"}"#, "days"),
    (
      #""recurrence": {"startAt": "2026-03-02T08:00:00Z+0000", "intervalType": "Weekly", "weekdayMask": ["Lundi"]}"#,
      "days"
    ),
    (
      #""recurrence": {"startAt": "2026-03-02T08:00:00Z+0000", "intervalType": "Monthly", "dayOfMonth": 42}"#,
      "days"
    ),
  ])
  func `MX-5.1: what rules cannot say of a schedule is reported and not written`(
    detail: String, gap: String
  ) {
    let (text, result) = made(
      """
      {"id": 2, "name": "Weekly", "type": "batch", "isActive": false, "smartListId": 9, "flowId": 4,
       "qualificationRuleType": "interval", "qualificationRuleInterval": 7, \(detail)}
      """)
    #expect(result.report.contains("rules cannot say"), "\(result.report)")
    #expect(result.report.contains(gap), "\(result.report)")
    #expect(!text.contains("qualify:") && !text.contains("repeat:"), "\(text)")
  }
}
