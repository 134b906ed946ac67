import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Builds the schema of people: the standard fields, changed and followed by the declared ones.
  mutating func resolveFields() {
    var fields = StandardFields.all
    var spans: [Span?] = fields.map { _ in nil }
    for definition in catalogue.personFields.flatMap(\.fields) {
      let name = definition.name.value
      if let standard = fields.firstIndex(where: { $0.answers(to: name) }) {
        if let first = spans[standard] {
          report(
            SemanticsDiagnostics.duplicateName(
              "field", name, first: first, at: definition.name.span
            ))
          continue
        }
        spans[standard] = definition.name.span
        fields[standard] = changed(fields[standard], definition)
      } else if let field = custom(definition, fields) {
        fields.append(field)
        spans.append(definition.name.span)
      }
    }
    program.assets.fields = Schema(fields)
  }

  private mutating func custom(
    _ definition: PersonFieldsDefinition.FieldDefinition, _ others: [Field]
  ) -> Field? {
    guard let type = definition.type else {
      return refuse(
        SemanticsDiagnostics.unknownField(
          definition.name.value, among: others.map(\.name), at: definition.name.span))
    }
    guard let fieldType = FieldType(rawValue: type.value) else {
      program.isComplete = false
      return nil
    }
    let apiName = definition.apiName?.value ?? definition.name.value
    if let taken = others.first(where: { sameBytes($0.apiName, apiName) }) {
      report(
        SemanticsDiagnostics.apiNameTaken(
          apiName, by: taken.name, at: (definition.apiName ?? definition.name).span))
    }
    return Field(
      definition.name.value, api: apiName, fieldType, salesforce: definition.salesforce?.value,
      blocksFlowUpdates: definition.blocksFlowUpdates?.value ?? false)
  }

  private mutating func changed(
    _ field: Field, _ definition: PersonFieldsDefinition.FieldDefinition
  ) -> Field {
    if let type = definition.type, type.value != field.type.rawValue {
      report(
        SemanticsDiagnostics.standardFieldChanged(
          field.name, "type", is: field.type.rawValue, at: type.span))
    }
    if let apiName = definition.apiName, apiName.value != field.apiName {
      report(
        SemanticsDiagnostics.standardFieldChanged(
          field.name, "api_name", is: field.apiName, at: apiName.span))
    }
    let salesforce = definition.salesforce?.value ?? field.salesforceName
    return Field(
      field.name, api: field.apiName, field.type,
      salesforce: definition.isUnmapped ? nil : salesforce, readOnly: field.isReadOnly,
      blocksFlowUpdates: definition.blocksFlowUpdates?.value ?? false,
      company: field.isCompany, aliases: field.aliases)
  }

  /// Returns the field that a text names; an older or API name is reported as a matter of style.
  mutating func field(_ name: String, at span: Span, isPlain: Bool = true) -> FieldID? {
    guard let id = program.assets.fields.find(name) else {
      return refuse(
        SemanticsDiagnostics.unknownField(
          name, among: program.assets.fields.fields.map(\.name), at: span))
    }
    let field = program.assets.fields[id]
    if field.name != name {
      report(SemanticsDiagnostics.oldName(name, now: field.name, at: span, isPlain: isPlain))
    }
    guard field.type != .formula else {
      return refuse(SemanticsDiagnostics.formulaField(field.name, at: span))
    }
    return id
  }
}

extension Field {
  /// Whether the field has this name, or this other name.
  func answers(to name: String) -> Bool { self.name == name || aliases.contains(name) }
}
