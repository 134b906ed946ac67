import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// The most custom fields that program members can have (CS-C1).
  private static let memberFieldsMax = 20

  /// Builds the schema of program members.
  mutating func resolveMemberFields() {
    var fields: [Field] = []
    var spans: [Span] = []
    for definition in catalogue.memberFields.flatMap(\.fields) {
      let name = definition.name
      if let first = fields.firstIndex(where: { sameBytes($0.name, name.value) }) {
        report(
          SemanticsDiagnostics.duplicateName(
            "field", name.value, first: spans[first], at: name.span))
        continue
      }
      guard let field = memberField(definition, fields) else { continue }
      fields.append(field)
      spans.append(name.span)
    }
    if fields.count > Self.memberFieldsMax {
      report(
        SemanticsDiagnostics.tooManyMemberFields(fields.count, at: spans[Self.memberFieldsMax]))
    }
    program.assets.memberFields = Schema(fields)
  }

  private mutating func memberField(
    _ definition: MemberFieldsDefinition.FieldDefinition, _ others: [Field]
  ) -> Field? {
    guard let written = definition.type, let type = FieldType(rawValue: written.value) else {
      program.isComplete = false
      return nil
    }
    let apiName = definition.apiName ?? definition.name
    if let taken = others.first(where: { sameBytes($0.apiName, apiName.value) }) {
      report(SemanticsDiagnostics.apiNameTaken(apiName.value, by: taken.name, at: apiName.span))
    }
    if let counterpart = definition.salesforceType,
      let expected = Self.memberType(ofSalesforce: counterpart.value), expected != type
    {
      report(
        SemanticsDiagnostics.memberFieldTypeMismatch(
          definition.name.value, type: type.rawValue, salesforce: counterpart.value,
          expected: expected.rawValue, at: counterpart.span))
    }
    return Field(
      definition.name.value, api: apiName.value, type, salesforce: definition.salesforce?.value)
  }

  /// The type that a program member field must have to be mapped to a field of Salesforce (CS-C2).
  private static func memberType(ofSalesforce type: String) -> FieldType? {
    switch type {
    case "text", "picklist", "multi_select", "phone", "email", "lookup", "base64": .string
    case "number": .integer
    case "decimal": .float
    case "checkbox": .boolean
    case "url": .url
    case "date": .date
    case "datetime": .datetime
    default: nil
    }
  }
}
