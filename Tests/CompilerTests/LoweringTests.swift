import RuleFrontEndKit
import RuleGraph
import RuleSource
import SyncState
import Testing

/// What words become in the graph.
@Suite struct LoweringTests {
  private static let assets = """
    rulec: 1
    time_zone: Europe/Stockholm
    tokens:
      Due: {type: date, value: 2026-12-24}
      Days: {type: number, value: "3"}
    ---
    channel: Webinar
    statuses:
      - {name: Attended, step: 20, success: true}
      - {name: Registered, step: 10}
    ---
    program: Launch
    channel: Webinar
    ---
    static_list: Guests
    ---
    smart_campaign: Probe
    program: Launch
    smart_list:
      triggers:
        - TRIGGER
      filters: [FILTER]
    schedule: {active: true}
    flow:
      - STEP
    """

  private func campaign(
    trigger: String = "added_to_list: Guests", filter: String = "", step: String = "send_email: Hi"
  ) throws -> (node: CampaignNode, graph: ExecutionGraph) {
    let text = Self.assets.replacing("TRIGGER", with: trigger).replacing("FILTER", with: filter)
      .replacing("STEP", with: step)
    let frontEnd = FrontEnd(texts: [text])
    #expect(frontEnd.mistakes.map(\.message) == [])
    let graph = try #require(frontEnd.graph)
    return (graph.campaigns[0], graph)
  }

  @Test func `a negated membership with constraints denies the whole`() throws {
    let (node, _) = try campaign(
      filter: "{member_of_program: {program: {is_not: Launch}, success: true}}")
    #expect(
      node.filter
        == .memberOfProgram(.oneOf([ProgramID(0)]), [.success(true)], negated: true))
  }

  @Test func `not in a smart list of several means in none of them`() throws {
    let lists =
      "---\nsmart_list: A\nfilters: [{person: {City: X}}]\n"
      + "---\nsmart_list: B\nfilters: [{member_of_smart_list: {smart_list: {is_not: [A]}}}]\n"
    let frontEnd = FrontEnd(texts: [lists])
    #expect(frontEnd.mistakes.map(\.message) == [])
    #expect(
      frontEnd.graph?.smartLists[1].filter == .memberOfSmartList(SmartListID(0), negated: true))
  }

  @Test func `statuses are ordered by step, behind Not in Program`() throws {
    let (_, graph) = try campaign()
    #expect(
      graph.assets.channels[0].statuses.map(\.name) == ["Not in Program", "Registered", "Attended"])
  }

  @Test func `a change of program status takes the own program`() throws {
    let (node, _) = try campaign(step: "change_program_status: Attended")
    #expect(node.flow[0].fallback == .programStatus(ProgramID(0), StatusIndex(2)))
  }

  @Test func `a request fires for the campaign that has the trigger`() throws {
    let (node, graph) = try campaign(trigger: "campaign_is_requested: any")
    #expect(
      node.triggers == [EventPattern(.requestCampaign, .campaign(.oneOf([CampaignID(0)])))])
    #expect(
      graph.triggerIndex.candidates(.requestCampaign, .campaign(CampaignID(0))) == [CampaignID(0)])
  }

  @Test func `a change constraint does not take null for false, a filter does`() throws {
    let (node, _) = try campaign(
      trigger: "data_value_changes: {field: Unsubscribed, new_value: false}",
      filter: "{person: {Unsubscribed: false}}")
    #expect(node.triggers[0].constraints.map(\.test) == [.boolean(false, nullIsFalse: false)])
    guard case .field(_, let test) = node.filter else {
      Issue.record("the filter is not on a field")
      return
    }
    #expect(test == .boolean(false, nullIsFalse: true))
  }

  @Test(
    arguments: [
      ("wait: 2 days", "2 days"),
      (
        "wait: {for: 48 hours, until: {weekdays: [Mon, Fri], at: \"09:00\"}}",
        "48 hours, then until Mon, Fri at 09:00"
      ),
      ("wait: {for: 1 hour, until: {at: \"09:00\"}}", "1 hour, then until at 09:00"),
      ("wait: {until: {date: 2026-12-01}}", "until 2026-12-01"),
      (
        "wait: {until: {token: \"{{my.Due}}\", offset: -3 days, at: \"08:30\"}}",
        "until {{my.Due}} - 3 days at 08:30"
      ),
      (
        "wait: {until: {token: \"{{lead.Date of Birth}}\", anniversary: true}}",
        "until the next anniversary of {{lead.Date of Birth}}"
      ),
      (
        "wait: {until: {token: \"{{system.date}}\", offset: \"+{{my.Days}} days\"}}",
        "until {{system.date}} + {{my.Days}} days"
      ),
    ])
  func `a wait has one of three forms`(step: String, expected: String) throws {
    let (node, graph) = try campaign(step: step)
    let effect = try #require(node.flow[0].fallback)
    #expect(InstructionText(graph).text(of: effect) == expected)
  }

  @Test func `a wait in an unknown unit is an error, but the graph passes it by`() throws {
    let text = Self.assets.replacing("TRIGGER", with: "added_to_list: Guests")
      .replacing("FILTER", with: "").replacing("STEP", with: "wait: 4 hrs")
    let frontEnd = FrontEnd(texts: [text])
    #expect(frontEnd.mistakes.map(\.kind.name) == ["unknown-period-unit"])
    #expect(frontEnd.graph?.campaigns[0].flow[0].fallback == .wait(.ignored))
  }

  @Test func `NULL clears a field and nothing else does`() throws {
    let (node, graph) = try campaign(step: "change_data_value: {field: City, value: NULL}")
    let city = try #require(graph.assets.fields.find("City"))
    #expect(node.flow[0].fallback == .setField(city, nil))
  }

  @Test func `a local date and time is stored as an instant`() throws {
    let fields = "person_fields:\n  - {name: Seen, api_name: seen, type: datetime}\n---\n"
    let text =
      fields
      + Self.assets.replacing("TRIGGER", with: "added_to_list: Guests").replacing(
        "FILTER", with: ""
      )
      .replacing("STEP", with: "change_data_value: {field: Seen, value: 2026-10-05 09:00}")
    let graph = try #require(FrontEnd(texts: [text]).graph)
    let effect = try #require(graph.campaigns[0].flow[0].fallback)
    #expect(InstructionText(graph).text(of: effect) == "Seen = 2026-10-05T09:00:00+02:00")
  }

  @Test func `equal inputs give equal graphs`() throws {
    let (_, first) = try campaign()
    let (_, second) = try campaign()
    #expect(GraphPrinter.json(first) == GraphPrinter.json(second))
    #expect(GraphVerifier(first).faults == [])
  }

  @Test func `the verifier names what does not exist`() throws {
    let (node, graph) = try campaign()
    var parts = ExecutionGraph.Parts()
    parts.text = graph.text
    parts.campaigns = [node]
    let faults = GraphVerifier(ExecutionGraph(parts)).faults
    #expect(faults.contains("Launch.Probe: a static list does not exist"))
    #expect(faults.contains("Launch.Probe: a program does not exist"))
  }
}
