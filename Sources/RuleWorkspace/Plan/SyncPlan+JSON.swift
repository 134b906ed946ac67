import RuleRuntime
public import RuleSource
import SyncState

extension SyncPlan {
  /// The plan for machines; only gains keys within a schema version.
  public var json: JSON {
    .compact([
      ("schemaVersion", .int(1)), ("workspace", .string(workspace)), ("at", .string(at.text)),
      ("timeZone", .string(zone.name)), ("hasDifference", .bool(hasDifference)),
      ("obstacle", obstacle.map { reason($0.text, $0.rules) }),
      ("leadsToCreate", .int(leadCount)),
      ("refusedMappings", .array(refusedMappings.map(mapping))),
      ("programs", .array(Workers.processors.map(programs.count) { program(programs[$0]) })),
      (
        "newPeople",
        .array(newPeople.map { .object(self.person($0.person) + [rules($0.rules)]) })
      ),
    ])
  }

  private func mapping(_ refused: RefusedMapping) -> JSON {
    .object(
      names(refused.program, refused.campaign) + [
        ("reason", .string(refused.reason)), rules(refused.rules),
        ("statusMismatches", .array(refused.mismatches.map(mismatch))),
      ])
  }

  private func program(_ plan: ProgramPlan) -> JSON {
    .object(
      names(plan.program, plan.campaign) + [
        ("isLinked", .bool(plan.isLinked)), ("hasDifference", .bool(plan.hasDifference)),
        ("type", plan.type.map(value) ?? .null), ("actualCost", plan.cost.map(value) ?? .null),
        ("statusesToCreate", .strings(plan.newStatuses)),
        ("statusRules", .strings(plan.statusRules.map(\.id))),
        ("toSalesforce", .array(plan.toSalesforce.map(change))),
        ("toMarketo", .array(plan.toMarketo.map(change))),
        ("refused", .array(plan.refusals.map(refusal))),
        ("campaignRefused", .array(plan.campaignRefusals.map { reason($0.text, $0.rules) })),
        ("statusMismatches", .array(plan.mismatches.map(mismatch))),
      ])
  }

  private func names(
    _ program: ProgramID, _ campaign: SFDCCampaignID
  ) -> [(key: String, value: JSON)] {
    let declared = after.assets.programs[program.index]
    let id = after.campaigns[campaign.index].salesforceID
    return [
      ("program", .string(declared.name)),
      ("programId", declared.marketoID.map { .int(Int($0)) } ?? .null),
      ("campaign", .string(after.assets.sfdcCampaigns[campaign.index].name)),
      ("campaignId", id.map { .string(after.text[$0]) } ?? .null),
    ]
  }

  /// Who a person is: the Marketo id is null for somebody whom the cycle would pull.
  private func person(_ person: PersonID) -> [(key: String, value: JSON)] {
    let isNew = person.index >= before.people.count
    let record = after.linkedRecords[person.index].map { after.records[$0] }
    let id = record.map { after.text[$0.salesforceID] }
    let isSimulated = id.map { SalesforceID.isSimulated($0) } ?? true
    return [
      ("leadId", isNew ? .null : .int(Int(after.people.marketoID(person)))),
      ("email", email(of: person).map { .string($0) } ?? .null),
      ("salesforceId", isSimulated ? .null : id.map { .string($0) } ?? .null),
    ]
  }

  private func change(_ change: ProgramPlan.MemberChange) -> JSON {
    .object(
      [("kind", .string(change.kind.rawValue))] + person(change.person) + [
        ("oldStatus", optional(change.old)), ("newStatus", optional(change.new)),
        ("createsLead", .bool(change.createsLead)), rules(change.rules),
      ])
  }

  private func refusal(_ refusal: ProgramPlan.Refusal) -> JSON {
    .object(
      person(refusal.person) + [
        ("programStatus", optional(refusal.programStatus)),
        ("campaignStatus", optional(refusal.campaignStatus)),
        ("problem", .string(refusal.problem.rawValue)),
        ("reason", .string(refusal.problem.text)), rules(refusal.problem.rules),
      ])
  }

  private func mismatch(_ mismatch: StatusMismatch) -> JSON {
    .object([
      ("kind", .string(mismatch.kind.rawValue)), ("status", .string(mismatch.status)),
      ("members", .int(mismatch.members)), ("near", optional(mismatch.near)),
      rules(mismatch.rules),
    ])
  }

  private func value(_ change: ProgramPlan.ValueChange) -> JSON {
    .object([("old", optional(change.old)), ("new", optional(change.new)), rules(change.rules)])
  }

  private func reason(_ text: String, _ rules: [Rule]) -> JSON {
    .object([("reason", .string(text)), self.rules(rules)])
  }

  private func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  private func rules(_ rules: [Rule]) -> (key: String, value: JSON) {
    ("rules", .strings(rules.map(\.id)))
  }
}
