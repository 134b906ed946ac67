import RuleFrontEndKit
import RuleGraph
import RuleSource
import SyncState
import Testing

/// What scenarios become.
@Suite struct TimelineTests {
  private static let assets = """
    rulec: 1
    time_zone: Europe/Stockholm
    ---
    static_list: Guests
    ---

    """

  private func timeline(_ events: String, start: String = "start: 2026-10-24 09:00\n") throws
    -> Timeline
  {
    let frontEnd = FrontEnd(
      texts: [Self.assets + "scenario: Probe\n\(start)events:\n\(events)"])
    #expect(frontEnd.mistakes.map(\.message) == [])
    return try #require(frontEnd.graph?.timelines.first)
  }

  @Test func `times are local, periods elapse, and events come in the order of time`() throws {
    let timeline = try timeline(
      """
        - {at: 2026-10-26 09:00, person: 3, add_to_list: Guests}
        - {at: 2026-10-24 09:00, person: 1, add_to_list: Guests}
        - {after: 1 day, person: 2, add_to_list: Guests}
        - {person: 4, add_to_list: Guests}
      """)
    // The clock goes back on the 25th: a day later is 08:00.
    #expect(
      timeline.events.map(\.at.text) == [
        "2026-10-24T07:00:00Z", "2026-10-25T07:00:00Z", "2026-10-25T07:00:00Z",
        "2026-10-26T08:00:00Z",
      ])
    #expect(
      timeline.events.map(\.person) == [
        .marketoID(1), .marketoID(2), .marketoID(4), .marketoID(3),
      ])
  }

  @Test func `an event for several people stands once for each`() throws {
    let timeline = try timeline(
      "  - {after: 1 hour, people: [7, ada@example.com], add_to_list: Guests}\n")
    #expect(timeline.events.map(\.person) == [.marketoID(7), .email("ada@example.com")])
    #expect(timeline.events.map(\.actor) == [.marketo, .marketo])
  }

  @Test func `the actor of an event is the usual one unless it is said`() throws {
    let timeline = try timeline(
      """
        - {after: 1 hour, person: 7, delete_record: {}}
        - {by: api, person: 7, add_to_list: Guests}
        - {campaign_sync: {enabled: false}}
      """)
    #expect(timeline.events.map(\.actor) == [.salesforce, .api, .marketo])
    #expect(
      timeline.events.map(\.action) == [
        .deleteRecord, .listMembership(ListID(0), member: true), .campaignSync(false),
      ])
  }
}
