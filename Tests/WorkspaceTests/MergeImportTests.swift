import Testing

/// Entries 31 and 32 of an activity extract: the merges are made again where they were made.
@Suite struct MergeImportTests {
  private static let rules = """
    rulec: 1
    workspace: Merges
    time_zone: UTC
    salesforce:
      sync_user: {name: sync@example.com, marketing_user: true}
    ---
    scenario: Merges
    start: 2026-03-02 08:00
    until: 2026-03-02 09:00
    events: []
    """

  private static let people = """
    id,email,firstName,leadScore,sfdcId,sfdcType
    1,a@example.com,null,10,00QHs0000000APDMA2,Lead
    2,b@example.com,Bo,20,00QHs0000000APEMA2,Lead
    3,c@example.com,Cleo,5,null,null
    4,d@example.com,null,1,null,null

    """

  private static let leads = """
    Id,LastName,Company,Email
    00QHs0000000APDMA2,A,Ltd,a@example.com
    00QHs0000000APEMA2,B,Ltd,b@example.com

    """

  private func run(_ type: Int, of person: Int, _ attributes: String) throws -> RuleRun {
    let quoted = attributes.replacing("\"", with: "\"\"")
    let events = """
      marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes
      1,\(person),2026-03-02T08:10:00Z,\(type),null,\(person),null,"\(quoted)"

      """
    let run = try RuleRun(
      Self.rules, state: ["people.csv": Self.people, "lead.csv": Self.leads], events: events)
    #expect(run.errors == [])
    return run
  }

  @Test(arguments: ["\"3,4\"", "[3, 4]", "\"3;4\""])
  func `CS-X6: a merge in Marketo combines the people, and does not add their scores`(
    ids: String
  ) throws {
    let run = try run(32, of: 1, "{\"Merge IDs\":\(ids),\"Master Updated\":true}")
    #expect(run.log.count { $0.hasPrefix("32 #1") } == 2, "\(run.log)")
    let people = run.files["people.csv"] ?? ""
    #expect(
      people.contains("\n1,") && people.contains("Cleo") && people.contains(",10,"), "\(people)")
    #expect(!people.contains("\n3,") && !people.contains("\n4,"), "\(people)")
  }

  @Test func `CS-X5: a merge in Salesforce is pulled, and scores are added`() throws {
    let run = try run(31, of: 1, "{\"Merge IDs\":2,\"Merged in Sales\":true}")
    #expect(run.log.count { $0.hasPrefix("31 #1") } == 1, "\(run.log)")
    let people = run.files["people.csv"] ?? ""
    #expect(people.contains(",30,") && !people.contains("\n2,"), "\(people)")
    #expect(run.files["lead.csv"]?.contains("MasterRecordId") == true)
  }

  @Test func `an entry that does not name the others merges nobody`() throws {
    let run = try run(32, of: 1, "{\"Master Updated\":true}")
    #expect(run.log.isEmpty, "\(run.log)")
    #expect(run.files["people.csv"]?.contains("\n4,") == true)
  }
}
