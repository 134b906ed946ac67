import Testing

/// Custom fields of program members in rules (CAT-6.4, CAT-3.3, CS-C1).
@Suite struct MemberDataTests {
  private static let head = """
    rulec: 1
    salesforce: {sync: disabled}
    ---
    program_member_fields:
      - {name: Seat, api_name: seat, type: string}
      - {name: Guests, api_name: guests, type: integer}
    ---
    channel: Webinar
    statuses:
      - {name: Registered, step: 10}
    ---
    program: Tour
    channel: Webinar
    ---
    static_list: Start
    ---

    """

  private static let state = [
    "people.csv":
      "id,email,city\n1,a@example.com,Lund\n2,b@example.com,Lyon\n3,c@example.com,null\n",
    "members.csv": "program,leadId,statusName,seat,guests\nTour,1,Registered,12A,2\n"
      + "Tour,2,Registered,null,null\n",
  ]

  private func run(_ smartList: String, _ flow: String) throws -> RuleRun {
    try RuleRun(
      Self.head + """
        smart_campaign: C
        program: Tour
        smart_list:
          \(smartList)
        schedule: {active: true}
        flow:
        \(flow)
        ---
        smart_campaign: Follower
        smart_list:
          triggers:
            - program_member_data_is_changed: {program: any, field: Seat, previous_value: 12A}
        schedule: {active: true}
        flow: [{send_email: Hello}]
        ---
        scenario: S
        start: 2026-10-05 08:00
        events:
          - {at: 2026-10-05 09:00, people: [1, 2, 3], add_to_list: Start}

        """, state: Self.state)
  }

  @Test func `a step sets the field of members only, NULL clears it (CAT-6.4, R-29)`() throws {
    let run = try run(
      "triggers: [{added_to_list: Start}]",
      """
        - change_program_member_data: {field: Guests, value: "7"}
        - change_program_member_data: {program: Tour, field: Seat, value: NULL}
        - change_program_member_data: {field: Seat, value: "{{lead.City}}"}
      """)
    #expect(run.errors == [])
    #expect(
      run.steps.filter { $0.contains("Tour.C.") } == [
        "#1 Tour.C.1 succeeded", "#1 Tour.C.2 succeeded", "#1 Tour.C.3 succeeded",
        "#2 Tour.C.1 succeeded",
        "#2 Tour.C.2 skipped: the value is the same", "#2 Tour.C.3 succeeded",
        "#3 Tour.C.1 skipped: not a member", "#3 Tour.C.2 skipped: not a member",
        "#3 Tour.C.3 skipped: the new value is blank",
      ])
    #expect(run.entered.filter { $0.hasSuffix("Follower") } == ["#1 Follower"])
    let rows = (run.files["program_members.csv"] ?? "").split(separator: "\n").dropFirst()
    #expect(rows.map { $0.hasSuffix(",Lund,7") || $0.hasSuffix(",Lyon,7") } == [true, true])
  }

  @Test(arguments: [
    ("{program: Tour, field: Seat, value: 12a}", [1]),
    ("{program: Tour, field: Seat, value: {is_empty: true}}", [2]),
    ("{program: any, field: Guests, value: {at_least: 2}}", [1]),
    ("{program: {is_not: Tour}, field: Guests, value: 2}", [2, 3]),
  ])
  func `a filter asks for a field by its type (CAT-4, CAT-2.1)`(
    arguments: String, expected: [Int]
  ) throws {
    let run = try RuleRun(
      Self.head + """
        smart_campaign: C
        smart_list:
          filters: [{program_member_data: \(arguments)}]
        schedule: {run: 2026-10-05 10:00}
        flow: [{send_email: Hello}]
        ---
        scenario: S
        start: 2026-10-05 08:00

        """, state: Self.state)
    #expect(run.errors == [])
    #expect(run.entered == expected.map { "#\($0) C" })
  }
}
