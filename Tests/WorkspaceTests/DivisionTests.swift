import Testing

/// Segments, partitions and stages of revenue models (CAT-3.2, CAT-4, CAT-6.3).
@Suite struct DivisionTests {
  private static let head = """
    rulec: 1
    salesforce: {sync: disabled}
    partitions: [Default, Europe]
    ---
    segmentation: Industry
    segments:
      - segment: Nordic
        filters: [{person: {Country: [Sweden, Norway]}}]
      - segment: Big
        filters:
          - person: {Person Score: {at_least: 50}}
          - person: {Country: {is_not_empty: true}}
    ---
    segmentation: Care
    segments:
      - segment: Close
        filters: [{member_of_segment: {segmentation: Industry, segment: Nordic}}]
    default: Far
    ---
    revenue_model: Purchase
    stages: [Known, Customer]
    ---
    static_list: Start
    ---

    """

  private static let people = """
    id,email,country,leadScore,Person Partition Name,revenue_model.Purchase
    1,a@example.com,France,60,null,Known
    2,b@example.com,Sweden,60,Europe,null
    3,c@example.com,null,0,null,null

    """

  private func run(_ rules: String, events: String = "") throws -> RuleRun {
    try RuleRun(
      Self.head + rules + """

        ---
        scenario: S
        start: 2026-10-05 08:00
        events:
          - {at: 2026-10-05 09:00, people: [1, 2, 3], add_to_list: Start}
        \(events)

        """, state: ["people.csv": Self.people])
  }

  private func campaign(_ trigger: String, _ flow: String) -> String {
    "smart_campaign: C\nsmart_list:\n  triggers: [{\(trigger)}]\n"
      + "schedule: {active: true, qualify: every time}\nflow:\n  - \(flow)\n"
  }

  @Test(arguments: [
    ("member_of_segment: {segmentation: Industry, segment: Nordic}", [2]),
    ("member_of_segment: {segmentation: Industry, segment: Big}", [1]),
    ("member_of_segment: {segmentation: Industry, segment: Default}", [3]),
    ("member_of_segment: {segmentation: Industry, segment: [Nordic, Big]}", [1, 2]),
    ("member_of_segment: {segmentation: Industry, segment: {is_not: Nordic}}", [1, 3]),
    ("member_of_segment: {segmentation: {is_not: Industry}, segment: Nordic}", [1, 3]),
    ("member_of_segment: {segmentation: Care, segment: Far}", [1, 3]),
    ("member_of_revenue_model: any", [1]),
    ("member_of_revenue_model: {model: {is_not: Purchase}}", [2, 3]),
    ("member_of_revenue_stage: {model: Purchase, stage: Known}", [1]),
    ("member_of_revenue_stage: {model: any, stage: Customer}", []),
    ("person: {Person Partition Name: Default}", [1, 3]),
  ])
  func `who is where (CAT-4, R-24)`(filter: String, expected: [Int]) throws {
    let run = try run(
      """
      smart_campaign: C
      smart_list:
        filters:
          - \(filter)
      schedule: {run: 2026-10-05 10:00}
      flow: [{send_email: Hello}]
      """)
    #expect(run.errors == [])
    #expect(run.entered == expected.map { "#\($0) C" })
  }

  @Test func `people move when their data change, and rules may speak of segments (CAT-3.2)`()
    throws
  {
    let run = try run(
      campaign("segment_changes: {segmentation: Care, new_segment: Close}", "send_email: Hello"),
      events: """
          - {at: 2026-10-05 10:00, person: 1, change_data_value: {field: City, value: Lyon}}
          - {at: 2026-10-05 11:00, person: 1, change_data_value: {field: Country, value: Norway}}
          - {at: 2026-10-05 12:00, person: 3, change_score: {score: Person Score, change: "+60"}}
        """)
    #expect(run.errors == [])
    #expect(
      run.log.filter { $0.hasPrefix("108") } == [
        "108 #1 Industry `{\"New Segment\":\"Nordic\",\"Old Segment\":\"Big\"}`",
        "108 #1 Care `{\"New Segment\":\"Close\",\"Old Segment\":\"Far\"}`",
      ])
    #expect(run.entered == ["#1 C"])
  }

  @Test func `a step moves people to a segment until their data change (CAT-6.3)`() throws {
    let run = try run(
      campaign("added_to_list: Start", "change_segment: {segmentation: Industry, segment: Big}"),
      events: """
          - {at: 2026-10-05 10:00, person: 2, change_data_value: {field: City, value: Lund}}
        """)
    #expect(
      run.log.filter { $0.hasPrefix("108 #2") && $0.contains("Industry") }.map { $0.count > 60 }
        == [true, true])
    #expect(run.steps.filter { $0.contains("C.1") }.first == "#1 C.1 skipped: already there")
    #expect(run.files["people.csv"]?.contains("segmentation.Industry") == true)
  }

  @Test func `stages and partitions move by steps and by hand (CAT-6.3, CAT-8)`() throws {
    let run = try run(
      campaign("added_to_list: Start", "change_revenue_stage: {model: Purchase, stage: Known}")
        + "  - change_person_partition: Europe\n"
        + "---\n"
        + campaign("manual_stage_change: any", "send_email: Hello").replacing(": C", with: ": M")
        + "---\n"
        + campaign("revenue_stage_is_changed: Purchase", "send_email: Hello")
        .replacing(": C", with: ": R")
        + "---\n"
        + campaign("person_partition_changes: Europe", "send_email: Hello")
        .replacing(": C", with: ": P"),
      events: """
          - {at: 2026-10-05 10:00, person: 1, change_revenue_stage: {model: Purchase, stage: Customer}}
        """)
    #expect(run.errors == [])
    #expect(run.entered.filter { $0.hasSuffix("M") } == ["#1 M"])
    #expect(run.entered.filter { $0.hasSuffix("R") } == ["#2 R", "#3 R"])
    #expect(run.entered.filter { $0.hasSuffix("P") } == ["#1 P", "#3 P"])
    #expect(
      run.log.contains {
        $0.hasPrefix("102 #1 Purchase") && $0.contains("\"Old Stage\":\"Known\"")
      })
    #expect(run.log.contains { $0.hasPrefix("101 #2 Purchase") && $0.contains("\"Reason\"") })
    #expect(run.steps.contains("#2 C.2 skipped: already there"))
  }
}
