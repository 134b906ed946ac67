import RuleSource
import RuleWorkspace
import SyncState
import Testing

/// What becomes of findings on their way to a report.
@Suite struct TriageTests {
  private static let today = CivilDate(daysSince1970: 20_605)

  /// A batch campaign with one finding, `only-negated-filters` on line 4.
  private static func campaign(_ name: String, above: String = "", beside: String = "") -> String {
    """
    smart_campaign: \(name)
    smart_list:
      filters:
    \(above)    - member_of_list: {list: {is_not: Customers}}\(beside)
    schedule: {run: 2026-03-02 09:00}
    flow:
      - add_to_list: Newsletter

    """
  }

  private static let lists = "static_list: Newsletter\n---\nstatic_list: Customers\n---\n"

  private static func decide(_ text: String, _ baseline: String? = nil) -> Triage.Outcome {
    let analyser = WorkspaceAnalyser { TimeZoneTable(name: $0, firstOffset: 0, changes: []) }
    let analysis = analyser.analyse([
      WorkspaceFile(path: "ws/lists.yaml", bytes: Array(lists.utf8)),
      WorkspaceFile(path: "ws/c.yaml", bytes: Array(text.utf8)),
    ])
    var sources = analysis.sources
    let read = baseline.map { (text: String) -> Baseline in
      let file = sources.add(path: "b.json", bytes: Array(text.utf8))
      return Baseline(sources[file])
    }
    return Triage(today: today, root: "ws").decide(
      analysis, baseline: read, makesBaseline: true)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let names: [String]
    var justifications: [String] = []

    init(_ title: String, _ text: String, _ names: [String], _ justifications: [String] = []) {
      (testDescription, self.text, self.names) = (title, text, names)
      self.justifications = justifications
    }
  }

  static let cases = [
    Case("nothing suppressed", campaign("A"), ["only-negated-filters"]),
    Case(
      "on the line above",
      campaign("A", above: "    # rulec: ignore[only-negated-filters] on purpose\n"), [],
      ["on purpose"]),
    Case(
      "on the same line",
      campaign("A", beside: "  #rulec:ignore[only-negated-filters]  on purpose "), [],
      ["on purpose"]),
    Case(
      "with another comment between",
      campaign("A", above: "    # rulec: ignore[only-negated-filters] why\n    # see below\n"), [],
      ["why"]),
    Case(
      "two lines above",
      campaign("A").replacing(
        "smart_list:", with: "# rulec: ignore[only-negated-filters] x\nsmart_list:"),
      ["unused-suppression", "only-negated-filters"]),
    Case(
      "in the whole file",
      "# rulec: ignore-file[only-negated-filters] all alike\n" + campaign("A") + "---\n"
        + campaign("B"), [], ["all alike", "all alike"]),
    Case(
      "on its last day",
      campaign("A", above: "# rulec: ignore[only-negated-filters] until=2026-06-01 soon\n"), [],
      ["soon"]),
    Case(
      "a day later",
      campaign("A", above: "# rulec: ignore[only-negated-filters] until=2026-05-31 soon\n"),
      ["expired-suppression", "only-negated-filters"]),
    Case(
      "on no day",
      campaign("A", above: "# rulec: ignore[only-negated-filters] until=2026-02-30 soon\n"),
      ["malformed-suppression", "only-negated-filters"]),
    Case(
      "with an open bracket",
      campaign("A", above: "# rulec: ignore[only-negated-filters soon\n"),
      ["malformed-suppression", "only-negated-filters"]),
    Case(
      "without names", campaign("A", above: "# rulec: ignore[] soon\n"),
      ["malformed-suppression", "only-negated-filters"]),
    Case(
      "with errors elsewhere, nothing is called unused",
      "# rulec: ignore-file[only-negated-filters] x\n"
        + campaign("A").replacing("Newsletter", with: "Nowhere"), ["unknown-asset"]),
  ]

  @Test(arguments: cases)
  func `a suppression hides what it names and nothing else`(example: Case) {
    for text in [example.text, example.text.replacing("\n", with: "\r\n")] {
      let outcome = Self.decide(text)
      #expect(outcome.diagnostics.map(\.kind.name) == example.names)
      #expect(outcome.suppressed.map(\.justification) == example.justifications)
    }
  }

  @Test(arguments: ["Europe", "America"])
  func `a finding about two campaigns is suppressed at either`(name: String) {
    let parts = ["Europe", "America"].map { place in
      let comment = place == name ? "  # rulec: ignore[conflicting-writes] the last one wins\n" : ""
      return """
        smart_campaign: \(place)
        smart_list:
          triggers:
            - added_to_list: Newsletter
        schedule: {active: true}
        flow:
        \(comment)  - change_data_value: {field: Person Source, value: \(place)}

        """
    }
    let outcome = Self.decide(parts.joined(separator: "---\n"))
    #expect(outcome.diagnostics.map(\.message) == [])
    #expect(outcome.suppressed.map(\.diagnostic.kind.name) == ["conflicting-writes"])
  }

  @Test func `a baseline holds when lines move, and not for more than it counts`() throws {
    let before = Self.decide(Self.campaign("A"))
    #expect(before.newBaseline.contains("\"smart_campaign/A/smart_list/filters/1\""))
    let moved = Self.decide("# moved\n\n" + Self.campaign("A"), before.newBaseline)
    #expect(moved.diagnostics.isEmpty)
    #expect(moved.suppressed.map(\.place) == [.external])
    let more = Self.decide(Self.campaign("A") + "---\n" + Self.campaign("B"), before.newBaseline)
    #expect(more.diagnostics.map(\.kind.name) == ["only-negated-filters"])
    #expect(more.newBaselineCount == 2)
  }

  @Test func `what is gone from a baseline is said, and pruned`() throws {
    let before = Self.decide(Self.campaign("A"))
    let twice = before.newBaseline.replacing("\"count\": 1", with: "\"count\": 3")
    let outcome = Self.decide(Self.campaign("A"), twice)
    let messages = outcome.diagnostics.map(\.message)
    #expect(
      messages == [
        "`only-negated-filters` is 2 of 3 times no longer found in "
          + "`smart_campaign/A/smart_list/filters/1`"
      ])
    #expect(outcome.newBaseline == before.newBaseline)
  }

  @Test(
    arguments: [
      "", "[]", "{", "{\"schemaVersion\": 1}", "{\"schemaVersion\": 1, \"findings\": 3}",
      "{\"schemaVersion\": 1, \"findings\": [{\"name\": \"x\", \"scope\": \"y\", \"count\": 0}]}",
    ])
  func `a broken baseline hides nothing`(text: String) {
    let names = Self.decide(Self.campaign("A"), text).diagnostics.map(\.kind.name)
    #expect(names.sorted() == ["malformed-baseline", "only-negated-filters"])
  }

  @Test func `an error that keeps a workspace from being run cannot be hidden`() {
    let text =
      "# rulec: ignore-file[unknown-asset] please\n"
      + Self.campaign("A").replacing("Newsletter", with: "Nowhere")
    let outcome = Self.decide(text)
    #expect(outcome.diagnostics.map(\.kind.name) == ["unused-suppression", "unknown-asset"])
    #expect(outcome.suppressed.isEmpty)
  }
}
