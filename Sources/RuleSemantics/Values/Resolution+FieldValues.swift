import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// The word that clears a field (CAT-6.3).
  private static let clearingWord = "NULL"

  /// Returns the field with the condition that the arguments of *Person Attribute* spell.
  mutating func fieldCondition(_ written: WrittenArguments, of word: Word, in scope: Scope)
    -> Argument?
  {
    if let short = written.shortForm {
      return refuse(SemanticsDiagnostics.noShortForm(word, at: short.span))
    }
    return fieldCondition(written.entries, at: written.nameSpan, scope)
  }

  /// Returns the field with the condition that one argument among others spells.
  mutating func fieldCondition(_ literal: Literal, _ scope: Scope) -> Argument? {
    guard case .map(let entries, let span) = literal else {
      return refuse(
        SemanticsDiagnostics.wrongArgumentShape(
          "a field with its condition such as `{Country: France}`", at: literal.span))
    }
    return fieldCondition(entries, at: span, scope)
  }

  /// Returns how to write several fields, or the values `Norway, Sweden` of one.
  private func hint(about entries: [Literal.Entry]) -> String? {
    guard entries.count > 1 else { return nil }
    let values = entries.dropFirst().prefix { entry in
      if case .null = entry.value { true } else { false }
    }
    guard values.count == entries.count - 1, case .scalar(let first) = entries[0].value else {
      return "a filter is about one field; write another filter for each of the others"
    }
    let list = ([first.text] + values.map(\.key.value)).joined(separator: ", ")
    return "several values are a list: `{\(entries[0].key.value): [\(list)]}`"
  }

  private mutating func fieldCondition(
    _ entries: [Literal.Entry], at place: Span, _ scope: Scope
  ) -> Argument? {
    guard entries.count == 1 else {
      let span = entries.dropFirst().first?.key.span ?? place
      let found = entries.isEmpty ? "none" : "\(entries.count)"
      return refuse(
        SemanticsDiagnostics.wrongArgumentShape(
          "exactly one field with its condition, found \(found)", hint: hint(about: entries),
          at: span))
    }
    guard let id = field(entries[0].key.value, at: entries[0].key.span) else { return nil }
    let field = program.assets.fields[id]
    return test(entries[0].value, TestSubject(name: field.name, type: field.type), scope).map {
      .fieldCondition(id, $0)
    }
  }

  /// Returns the condition on the value of a changed field.
  mutating func fieldValueTest(_ literal: Literal, of field: String, _ context: ArgumentContext)
    -> Argument?
  {
    if case .field? = context.argument(named: field), let field = self.field(of: field, context) {
      let subject = TestSubject(name: field.name, type: field.type)
      return self.test(literal, subject, context.scope).map { .valueTest($0) }
    }
    guard case .fieldTest(let test) = context.argument(named: field) else { return nil }
    var subject = TestSubject(name: context.parameter.name, type: .string)
    if let ids = test.named {
      let types = Set(ids.map { program.assets.fields[$0].type })
      if types.count == 1, let type = types.first {
        let name = ids.count == 1 ? program.assets.fields[ids[0]].name : context.parameter.name
        subject = TestSubject(name: name, type: type)
      }
    }
    subject.nullIsFalse = false
    return self.test(literal, subject, context.scope).map { .valueTest($0) }
  }

  /// Returns the new value of the field that another parameter names.
  mutating func fieldValue(
    _ literal: Literal, of parameter: String, tokens: Bool, _ context: ArgumentContext
  ) -> Argument? {
    guard let scalar = scalar(literal, "a single value") else { return nil }
    guard let field = field(of: parameter, context) else { return nil }
    if scalar.text == Self.clearingWord { return tokens ? .template(nil) : .value(.null) }
    if TokenTemplate.hasTokens(scalar.text) {
      guard tokens else { return refuse(SemanticsDiagnostics.tokenNotAllowed(at: scalar.span)) }
      return template(scalar, context.scope).map { .template($0) }
    }
    checkBlank(scalar)
    guard tokens else { return value(scalar, of: field).map { .value($0) } }
    guard !scalar.text.isEmpty else { return .template(Template([])) }
    guard let value = value(scalar, of: field) else { return nil }
    return .template(Template([.literal(intern(value.spelled(program.text, zone: program.zone)))]))
  }

  private mutating func checkBlank(_ scalar: ScalarLiteral) {
    if scalar.text.allSatisfy({ $0 == " " }) {
      report(SemanticsDiagnostics.blankValue(isEmpty: scalar.text.isEmpty, at: scalar.span))
    } else if scalar.text.lowercased() == "null" {
      report(SemanticsDiagnostics.lowerCaseNull(scalar.text, at: scalar.span))
    }
  }

  /// Returns fields with new values.
  mutating func fieldValues(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    guard case .map(let entries, _) = literal else {
      return refuse(
        SemanticsDiagnostics.wrongArgumentShape(
          "fields with values such as `{First Name: Ada}`", at: literal.span))
    }
    var values: [TimelineEvent.FieldValue] = []
    var isSound = true
    for entry in entries {
      if let value = fieldValue(entry, context.scope) {
        values.append(value)
      } else {
        isSound = false
      }
    }
    return isSound ? .fieldValues(values) : nil
  }

  private mutating func fieldValue(_ entry: Literal.Entry, _ scope: Scope)
    -> TimelineEvent.FieldValue?
  {
    guard let id = field(entry.key.value, at: entry.key.span) else { return nil }
    let field = program.assets.fields[id]
    guard !field.isReadOnly else {
      return refuse(SemanticsDiagnostics.readOnlyField(field.name, at: entry.key.span))
    }
    if scope.actor == .salesforce, field.salesforceName == nil {
      return refuse(SemanticsDiagnostics.unsyncedField(field.name, at: entry.key.span))
    }
    if case .null(let span) = entry.value {
      return refuse(
        SemanticsDiagnostics.nullValue(field.name, hint: "leave the field out", at: span))
    }
    guard let scalar = scalar(entry.value, "a single value"),
      let value = value(scalar, of: field)
    else { return nil }
    return TimelineEvent.FieldValue(id, value)
  }

  /// Returns the value that a text spells for a field.
  private mutating func value(_ scalar: ScalarLiteral, of field: Field) -> Value? {
    if field.type == .datetime, let instant = instant(scalar.text) { return .datetime(instant) }
    guard let value = Value.parse(scalar.text, as: field.type, pool: &program.text) else {
      let subject = TestSubject(name: field.name, type: field.type)
      return refuse(
        SemanticsDiagnostics.valueOfWrongType(
          scalar.text, subject: subject.title,
          expected: SemanticsDiagnostics.shape(of: field.type), at: scalar.span))
    }
    if case .text(let text) = value, !field.type.holds(text, of: program.text) {
      return refuse(
        SemanticsDiagnostics.valueTooLong(Diagnostic.quoted(field.name), at: scalar.span))
    }
    return value
  }

  /// Returns the instant of a local date, or of a local date and time.
  private func instant(_ text: String) -> Instant? {
    guard case .success(let notation) = DateOrDateTimeNotation.parse(text) else { return nil }
    return LocalDateTime(notation).map { program.zone.instant($0) }
  }
}
