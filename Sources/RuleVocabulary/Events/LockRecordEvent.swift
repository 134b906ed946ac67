import RuleGraph

extension Event {
  /// The person's record in Salesforce is locked.
  static let lockRecord = Event(
    "lock_record", "Lock Record",
    WordNotes(
      "The person's lead or contact is locked in Salesforce, as by an approval or a running job: "
        + "nobody can edit it or its campaign members. Marketo tries again each cycle.",
      rules: ["CS-E1", "CS-L7"],
      example: "{at: 2026-10-05 09:00, person: 1001, lock_record: {for: 30 minutes}}"),
    by: [.salesforce]
  ) { word in
    let length = word.optional("for", .period, "How long; until it is unlocked when left out.")
    return { .connection(.lock(length: length($0).flatMap(\.self))) }
  }
}
