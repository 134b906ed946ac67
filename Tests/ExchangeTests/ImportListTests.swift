import RuleExchange
import RuleSource
import SyncState
import Testing

/// Lists of people as Marketo's import on screen takes them (MX-I2).
@Suite struct ImportListTests {
  private func born(_ mirror: Mirror) -> String? {
    guard let person = mirror.people.find(marketoID: 1),
      let field = mirror.assets.fields.find("Date of Birth")
    else { return nil }
    return mirror.people[person, field].spelled(mirror.text, zone: .utc)
  }

  @Test(arguments: [
    (DateOrder.iso, "1/31/26", nil), (.monthFirst, "1/31/26", "2026-01-31"),
    (.monthFirst, "31/1/26", nil), (.dayFirst, "31/1/26", "2026-01-31"),
    (.dayFirst, "31.01.2026", "2026-01-31"), (.dayFirst, "1-2-69", "2069-02-01"),
    (.monthFirst, "12/24/70", "1970-12-24"), (.monthFirst, "1/31.26", nil),
    (.monthFirst, "1/31/126", nil), (.monthFirst, "2/29/26", nil),
    (.dayFirst, "2026-01-31", "2026-01-31"),
  ])
  func `a list for the import on screen has display names and dates of the locale (MX-I2)`(
    order: DateOrder, date: String, expected: String?
  ) throws {
    var loader = StateLoader(assets: SampleWorld.assets, dates: order, policy: .skip)
    let text = "Id,Email Address,Last Name,Date of Birth\n1,a@x,Doe,\(date)\n"
    loader.load(file: "people.csv", bytes: Array(text.utf8))
    let (mirror, report) = loader.finish()
    guard let expected else {
      #expect(report.findings.map(\.kind.name) == ["invalid-value"])
      return
    }
    #expect(report.findings.isEmpty)
    #expect(born(mirror) == expected)
  }

  @Test func `the dates of Salesforce's files follow no locale (MX-I2)`() {
    var loader = StateLoader(assets: SampleWorld.assets, dates: .monthFirst, policy: .skip)
    let text = "Id,Name,StageName,CloseDate\n\(SampleWorld.id("006", 1)),Deal,Open,1/31/26\n"
    loader.load(file: "Opportunity.csv", bytes: Array(text.utf8))
    #expect(loader.finish().1.findings.map(\.kind.name).contains("invalid-value"))
  }
}
