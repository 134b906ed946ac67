import SyncState

extension StateWriter {
  /// The columns of opportunities that are written even when none has a value.
  private static let usualFields: [OpportunityField] = [.name, .stage, .closeDate]

  /// Returns the opportunities by id, with the fields that one of them has a value in.
  func opportunityTable() -> CSVWriter {
    let table = mirror.opportunities
    let rows = (0..<table.count).map { OpportunityID($0) }
    let fields = OpportunityField.ofOpportunities.filter { field in
      Self.usualFields.contains(field) || rows.contains { !table[$0, field].isNull }
    }
    let names = kept?.keptOpportunities.names ?? []
    var writer = file(.salesforce, ["Id"] + fields.map(\.salesforceName) + names)
    for id in rows {
      writer.append(
        values: [text(table.ids[id.index])]
          + fields.map { SalesforceCell.value(table[id, $0], mirror.text) }
          + names.indices.map { text(kept?.keptOpportunities.text($0, row: id.index)) })
    }
    return writer
  }

  /// Returns the roles of contacts in opportunities, by contact.
  func opportunityRoleTable() -> CSVWriter {
    let table = mirror.opportunities
    var writer = file(.salesforce, ["Id", "OpportunityId", "ContactId", "Role", "IsPrimary"])
    for role in table.roles {
      writer.append(values: [
        text(role.salesforceID), text(table.ids[role.opportunity.index]),
        text(mirror.records[role.contact].salesforceID), text(role.role),
        role.isPrimary ? "true" : "false",
      ])
    }
    return writer
  }
}
