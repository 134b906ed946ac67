import SyncState

/// Finds the field that a column is about.
struct FieldFinder: Sendable {
  private let schema: Schema
  private let byPersonName: [String: FieldID]
  private let bySalesforceName: [String: FieldID]

  init(_ schema: Schema) {
    self.schema = schema
    var person: [String: FieldID] = [:]
    var salesforce: [String: FieldID] = [:]
    for (position, field) in schema.fields.enumerated() {
      for name in [field.apiName, field.name] + field.aliases {
        person[name.asciiLowercased] = person[name.asciiLowercased] ?? FieldID(position)
      }
      if let name = field.salesforceName?.asciiLowercased {
        salesforce[name] = salesforce[name] ?? FieldID(position)
      }
    }
    byPersonName = person
    bySalesforceName = salesforce
  }

  /// Returns the field with a REST name, screen name or alias, else the one with a Salesforce name.
  func person(_ name: String) -> FieldID? {
    let lower = name.asciiLowercased
    return schema.find(name) ?? byPersonName[lower] ?? bySalesforceName[lower]
  }

  /// Returns the synced field of a column of leads or contacts.
  ///
  /// Contacts have no company of their own, so `Account.Name` is the company and `Account.X` its
  /// field X; their address is the mailing address.
  func record(_ name: String, _ kind: RecordKind) -> FieldID? {
    var lower = name.asciiLowercased
    if kind == .contact {
      if lower == "account.name" {
        lower = "company"
      } else if lower.hasPrefix("account.") {
        lower = String(lower.dropFirst("account.".count))
      } else if lower.hasPrefix("mailing") {
        lower = String(lower.dropFirst("mailing".count))
      }
    }
    return bySalesforceName[lower]
  }
}
