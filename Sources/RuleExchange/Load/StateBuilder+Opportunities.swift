import SyncState

extension StateBuilder {
  /// Takes the opportunities, and the roles that contacts have in them.
  mutating func buildOpportunities() {
    let stage = stages.opportunities
    let order = RowOrder(stage.keys)
    for row in order.repeated {
      context.report(
        ExchangeDiagnostics.duplicateID, stage.places[row], stage.places[row].columns.0,
        "the opportunity `\(stage.keys[row].text)` occurs twice; the first row is used")
    }
    var index = RecordIndex(capacity: order.rows.count)
    for (position, row) in order.rows.enumerated() { index[stage.keys[row]] = UInt32(position) }
    mirror.opportunities = Opportunities(
      ids: order.rows.map { context.text.intern(stage.keys[$0].text) },
      columns: stage.columns.map { $0.rows(at: order.rows) }, roles: opportunityRoles(index))
    report.keptOpportunities = stage.kept.rows(at: order.rows)
  }

  /// Returns the roles whose opportunity and contact are known, and says which are not.
  private mutating func opportunityRoles(_ opportunities: RecordIndex) -> [OpportunityRole] {
    let stage = stages.opportunities
    var (withoutOpportunity, withoutContact) = (0, 0)
    var roles: [OpportunityRole] = []
    for role in stage.roles where !stage.deleted.contains(role.opportunity) {
      guard let opportunity = opportunities[role.opportunity] else {
        guard stage.hasFile else {
          withoutOpportunity += 1
          continue
        }
        context.report(
          ExchangeDiagnostics.danglingReference, role.place, role.place.columns.0,
          "the opportunity `\(role.opportunity.text)` is in none of the files")
        continue
      }
      guard let contact = recordIndex[role.contact] else {
        guard stages.records.kinds.contains(.contact) else {
          withoutContact += 1
          continue
        }
        context.report(
          ExchangeDiagnostics.danglingReference, role.place, role.place.columns.1,
          "the contact `\(role.contact.text)` is in none of the files")
        continue
      }
      roles.append(
        OpportunityRole(
          opportunity: OpportunityID(opportunity), contact: RecordID(contact), role: role.role,
          isPrimary: role.isPrimary, salesforceID: role.id))
    }
    note(
      withoutOpportunity, ExchangeDiagnostics.missingFile,
      "there is no file of opportunities; left out "
        + Self.counted(withoutOpportunity, "contact role"))
    note(
      withoutContact, ExchangeDiagnostics.missingFile,
      "there is no file of contacts; left out \(Self.counted(withoutContact, "contact role"))")
    return roles
  }
}
