import Testing

/// Filters on opportunities that Salesforce holds (CAT-4, CS-D7).
@Suite struct OpportunityTests {
  private static let state = [
    "people.csv": """
    id,email,sfdcType,sfdcId
    1,a@example.com,Contact,003000000000001
    2,b@example.com,Contact,003000000000002
    3,c@example.com,Lead,00Q000000000003
    4,d@example.com,null,null

    """,
    "contact.csv": """
    Id,LastName,AccountId,Email
    003000000000001,A,001000000000001,a@example.com
    003000000000002,B,001000000000001,b@example.com
    003000000000009,Unknown to Marketo,001000000000001,z@example.com

    """,
    "lead.csv": "Id,LastName,Company\n00Q000000000003,C,Example\n",
    // Ids of 15 and 18 characters are the same; the fourth one is deleted.
    "opportunity.csv": """
    Id,Name,Type,StageName,Amount,ExpectedRevenue,Probability,TotalOpportunityQuantity,CloseDate,IsClosed,IsWon,ForecastCategory,LeadSource,NextStep,CreatedDate,IsDeleted
    006000000000001,Renewal,Existing,Negotiation,1000,500,50,2,2026-10-20,false,false,Pipeline,Web,Call,2026-09-01T08:00:00.000Z,false
    006000000000002AAA,Licences,New,Closed Won,20000,20000,100,,2026-06-30,true,true,Closed,,,2026-03-01T08:00:00.000Z,false
    006000000000003,Pilot,New,Prospecting,,,10,,2026-12-31,false,false,Omitted,,,2026-10-01T08:00:00.000Z,false
    006000000000004,Gone,New,Negotiation,9999,9999,50,,2026-10-20,false,false,Pipeline,,,,true

    """,
    "roles.csv": """
    Id,OpportunityId,ContactId,Role,IsPrimary,IsDeleted
    00K000000000001,006000000000001AAA,003000000000001,User,false,false
    00K000000000002,006000000000001,003000000000001,Decision Maker,true,false
    00K000000000003,006000000000002,003000000000001AAA,User,false,false
    00K000000000004,006000000000003,003000000000002,User,true,false
    00K000000000005,006000000000004,003000000000002,User,true,false
    00K000000000006,006000000000002,003000000000002,User,true,true
    00K000000000007,006000000000002,003000000000009,User,false,false

    """,
  ]

  private func run(_ filter: String) throws -> RuleRun {
    try RuleRun(
      """
      rulec: 1
      salesforce: {sync: disabled}
      ---
      smart_campaign: C
      smart_list:
        filters:
          - \(filter)
      schedule: {run: 2026-10-05 10:00}
      flow: [{send_email: Hello}]
      ---
      scenario: S
      start: 2026-10-05 08:00
      events: []

      """, state: Self.state)
  }

  @Test(arguments: [
    ("has_opportunity", [1, 2]),
    ("has_opportunity: {name: renewal}", [1]),
    ("has_opportunity: {type: New}", [1, 2]),
    ("has_opportunity: {type: {is_not: New}}", [1]),
    ("has_opportunity: {stage: [Prospecting, Negotiation]}", [1, 2]),
    ("has_opportunity: {amount: {greater_than: 1000}}", [1]),
    ("has_opportunity: {amount: 0}", [2]),
    ("has_opportunity: {expected_revenue: 500}", [1]),
    ("has_opportunity: {probability: {less_than: 50}}", [2]),
    ("has_opportunity: {quantity: {at_least: 2}}", [1]),
    ("has_opportunity: {close_date: {in_future: 30 days}}", [1]),
    ("has_opportunity: {created_date: {in_past: 7 days}}", [2]),
    ("has_opportunity: {is_closed: false, is_won: false}", [1, 2]),
    ("has_opportunity: {is_won: true}", [1]),
    ("has_opportunity: {forecast_category: Omitted}", [2]),
    ("has_opportunity: {lead_source: Web, next_step: {is_not_empty: true}}", [1]),
    ("has_opportunity: {role: Decision Maker}", [1]),
    ("has_opportunity: {is_primary: true}", [1, 2]),
    // Everything holds for one opportunity and for one role in it (SC-C8).
    ("has_opportunity: {stage: Negotiation, is_won: true}", []),
    ("has_opportunity: {role: User, is_primary: true}", [2]),
    ("number_of_opportunities: 2", [1]),
    ("number_of_opportunities: 0", [3, 4]),
    ("number_of_opportunities: {number: {at_most: 1}}", [2, 3, 4]),
    ("total_opportunity_amount: 21000", [1]),
    ("total_opportunity_amount: {amount: {less_than: 21000}}", [2, 3, 4]),
    ("total_opportunity_expected_revenue: {revenue: {between: [20500, 20500]}}", [1]),
  ])
  func `people pass by the opportunities they have a role in (CAT-4, SC-C8)`(
    filter: String, expected: [Int]
  ) throws {
    let run = try run(filter)
    #expect(run.errors == [])
    #expect(run.entered == expected.map { "#\($0) C" })
  }

  @Test func `opportunities are written as they were read`() throws {
    let run = try run("has_opportunity")
    let opportunities = try #require(run.files["opportunity.csv"]).split(separator: "\n")
    #expect(opportunities.count == 4)
    #expect(opportunities[1].hasPrefix("006000000000001AAA,Renewal,Existing,Negotiation,1000,500,"))
    #expect(opportunities[1].hasSuffix(",2026-09-01T08:00:00.000Z"))
    #expect(
      run.files["opportunity_contact_role.csv"]?.split(separator: "\n").last
        == "00K000000000007EAA,006000000000002AAA,003000000000009AAA,User,false")
  }
}
