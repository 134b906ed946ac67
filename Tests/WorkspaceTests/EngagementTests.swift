import Testing

/// Streams, cadence and exhausted content of engagement programs (CAT-6.4, CAT-3.3, CAT-4, MX-P4).
@Suite struct EngagementTests {
  private static let head = """
    rulec: 1
    salesforce: {sync: disabled}
    ---
    channel: Nurture
    program_types: [engagement]
    statuses:
      - {name: Member, step: 10}
      - {name: Engaged, step: 20, success: true}
    ---
    program: Onboarding
    channel: Nurture
    streams: [Cold, Warm, Hot]
    ---
    program: Other
    channel: Nurture
    streams: [One, Two]
    ---
    static_list: Start
    ---

    """

  private static let people = "id,email\n1,a@example.com\n2,b@example.com\n3,c@example.com\n"

  private static let members = """
    program,leadId,statusName,trackName,nurtureCadence,isExhausted
    Onboarding,2,Member,Warm,paus,true
    Onboarding,3,Member,Hot,norm,false

    """

  /// Lets people 1 and 2 pass through a flow; 2 is a paused member of the stream Warm.
  private func run(_ flow: String) throws -> RuleRun {
    try RuleRun(
      Self.head + """
        smart_campaign: C
        smart_list:
          triggers: [{added_to_list: Start}]
        schedule: {active: true}
        flow:
        \(flow)
        ---
        scenario: S
        start: 2026-10-05 08:00
        events:
          - {at: 2026-10-05 09:00, people: [1, 2], add_to_list: Start}

        """, state: ["people.csv": Self.people, "members.csv": Self.members])
  }

  /// The lines of the log about programs, and the streams afterwards.
  private func outcome(_ run: RuleRun) -> [String] {
    run.errors
      + run.log.filter { $0.hasPrefix("1") && !$0.hasPrefix("104") }
      + (run.files["program_members.csv"] ?? "").split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return ([cells[1], cells[2], cells[3]] + cells.suffix(3)).joined(separator: " ")
      }
  }

  @Test func `a status of an engagement program comes with its first stream (SC-M13)`() throws {
    let run = try run("  - change_program_status: {program: Onboarding, status: Engaged}")
    #expect(
      outcome(run) == [
        "113 #1 Onboarding `{\"Track Name\":\"Cold\"}`",
        "Onboarding 1 Engaged Cold norm false", "Onboarding 2 Engaged Warm pause true",
        "Onboarding 3 Member Hot norm false",
      ])
  }

  @Test func `adding leaves members in their stream (CAT-6.4)`() throws {
    let run = try run("  - add_to_engagement_program: {program: Onboarding, stream: Hot}")
    #expect(
      run.steps.filter { $0.contains("C.1") } == [
        "#1 C.1 succeeded: was no member; joined",
        "#2 C.1 skipped: already in a stream of the program",
      ])
    #expect(run.log.filter { $0.hasPrefix("104") }.count == 1, "the new member gets a status")
    #expect(
      outcome(run) == [
        "113 #1 Onboarding `{\"Track Name\":\"Hot\"}`",
        "Onboarding 1 Member Hot norm false", "Onboarding 2 Member Warm pause true",
        "Onboarding 3 Member Hot norm false",
      ])
  }

  @Test func `a stream of another program leaves the old one alone (CAT-6.4)`() throws {
    let run = try run(
      """
        - change_engagement_program_stream: {program: Other, stream: Two}
        - change_engagement_program_stream: {program: Onboarding, stream: Hot}
        - change_engagement_program_stream: {program: Onboarding, stream: Hot}
      """)
    #expect(
      outcome(run) == [
        "113 #1 Other `{\"Track Name\":\"Two\"}`", "113 #1 Onboarding `{\"Track Name\":\"Hot\"}`",
        "113 #2 Other `{\"Track Name\":\"Two\"}`",
        "114 #2 Onboarding `{\"Track Name\":\"Hot\",\"Previous Track Name\":\"Warm\"}`",
        "Onboarding 1 Member Hot norm false", "Onboarding 2 Member Hot pause false",
        "Onboarding 3 Member Hot norm false", "Other 1 Member Two norm false",
        "Other 2 Member Two norm false",
      ])
    #expect(run.steps.last == "#2 C.3 skipped: already in this stream")
  }

  @Test func `a cadence brings others into the first stream (CAT-6.4)`() throws {
    let run = try run(
      """
        - change_engagement_program_cadence: {program: Onboarding, cadence: Paused}
        - change_engagement_program_cadence: {program: Onboarding, cadence: Normal}
      """)
    #expect(
      outcome(run) == [
        "113 #1 Onboarding `{\"Track Name\":\"Cold\"}`",
        "115 #1 Onboarding `{\"New Nurture Cadence\":\"Paused\"}`",
        "115 #1 Onboarding `{\"New Nurture Cadence\":\"Normal\"}`",
        "115 #2 Onboarding `{\"New Nurture Cadence\":\"Normal\"}`",
        "Onboarding 1 Member Cold norm false", "Onboarding 2 Member Warm norm true",
        "Onboarding 3 Member Hot norm false",
      ])
  }

  @Test(arguments: [
    ("member_of_engagement_program: any", [2, 3]),
    ("member_of_engagement_program: {program: Onboarding, stream: Warm}", [2]),
    ("member_of_engagement_program: {program: Onboarding, stream: {is_not: Warm}}", [3]),
    ("member_of_engagement_program: {program: any, cadence: Paused}", [2]),
    ("member_of_engagement_program: {program: any, cadence: Normal}", [3]),
    ("member_of_engagement_program: {program: any, exhausted: true}", [2]),
    ("member_of_engagement_program: {program: {is_not: Onboarding}, stream: Hot}", [1, 2]),
    ("member_of_engagement_program: Other", []),
    ("member_of_program: {program: Onboarding, exhausted: false}", [3]),
  ])
  func `who is where in an engagement program (CAT-4, MX-P4, R-24)`(
    filter: String, expected: [Int]
  ) throws {
    let run = try RuleRun(
      Self.head + """
        smart_campaign: C
        smart_list:
          filters:
            - \(filter)
        flow: [{send_email: Hello}]
        ---
        scenario: S
        start: 2026-10-05 08:00
        events:
          - {at: 2026-10-05 09:00, run_campaign: C}

        """, state: ["people.csv": Self.people, "members.csv": Self.members])
    #expect(run.errors == [])
    #expect(run.entered == expected.map { "#\($0) C" })
  }

  @Test func `a transition rule is a campaign, and acts on paused people (CAT-6.4)`() throws {
    let run = try RuleRun(
      Self.head + """
        smart_campaign: Transition
        smart_list:
          triggers: [{clicks_link: any}]
          filters: [{member_of_engagement_program: {program: Onboarding, stream: Warm}}]
        schedule: {active: true}
        flow:
          - change_engagement_program_stream: {program: Onboarding, stream: Hot}
        ---
        smart_campaign: Follower
        smart_list:
          triggers:
            - engagement_program_stream_changes: {program: any, old_stream: Warm, new_stream: Hot}
        schedule: {active: true}
        flow: [{send_email: Hello}]
        ---
        scenario: S
        start: 2026-10-05 08:00

        """, state: ["people.csv": Self.people, "members.csv": Self.members],
      events: """
        marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes
        1,2,2026-10-05T09:00:00Z,3,null,1,Price list,{}
        2,3,2026-10-05T09:00:00Z,3,null,1,Price list,{}
        3,1,2026-10-05T10:00:00Z,113,null,1,Onboarding,"{""Track Name"":""Warm""}"
        4,1,2026-10-05T11:00:00Z,114,null,1,Onboarding,"{""Track Name"":""Hot""}"
        5,1,2026-10-05T12:00:00Z,115,null,1,Onboarding,"{""New Nurture Cadence"":""Paused""}"

        """)
    #expect(run.errors == [])
    #expect(run.entered == ["#2 Transition", "#2 Follower", "#1 Follower"])
    #expect(
      outcome(run).suffix(3) == [
        "Onboarding 1 Member Hot pause false", "Onboarding 2 Member Hot pause false",
        "Onboarding 3 Member Hot norm false",
      ])
  }
}
