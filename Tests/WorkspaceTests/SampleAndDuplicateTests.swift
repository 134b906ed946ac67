import Testing

/// Random samples and duplicates (CAT-4, CAT-2.2).
@Suite struct SampleAndDuplicateTests {
  private func entered(_ filter: String, _ people: String) throws -> [String] {
    let run = try RuleRun(
      """
      rulec: 1
      salesforce: {sync: disabled}
      ---
      smart_campaign: C
      smart_list:
        filters: [{\(filter)}]
      schedule: {run: 2026-10-05 10:00}
      flow: [{send_email: Hello}]
      ---
      scenario: S
      start: 2026-10-05 08:00
      """, state: ["people.csv": people])
    #expect(run.errors == [])
    return run.entered
  }

  @Test func `a sample is a part of all people, always the same for a seed (CAT-4)`() throws {
    let people = "id,email\n" + (1...400).map { "\($0),p\($0)@example.com\n" }.joined()
    let half = try entered("random_sample: 50", people)
    #expect((150...250).contains(half.count))
    #expect(try entered("random_sample: 50", people) == half)
    #expect(try entered("random_sample: {percent: 50, seed: 2}", people) != half)
    #expect(try entered("random_sample: 100", people).count == 400)
    let tenth = try entered("random_sample: 10", people)
    #expect(Set(half).isSuperset(of: tenth), "a larger sample has everybody of a smaller one")
  }

  @Test func `duplicates share a value, letter case aside, but never an empty one (CAT-4)`() throws
  {
    let people = """
      id,email,lastName
      1,a@example.com,Berg
      2,b@example.com,BERG
      3,c@example.com,Fox
      4,d@example.com,null
      5,e@example.com,null

      """
    #expect(try entered("duplicate_fields: Last Name", people) == ["#1 C", "#2 C"])
  }
}
