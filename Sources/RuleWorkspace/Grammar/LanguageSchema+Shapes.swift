import RuleSource
import RuleSyntax

extension LanguageSchema {
  /// Returns the schema of a fixed set of keys.
  func schema(of record: RecordDeclaration) -> JSON {
    .compact([
      ("type", .string("object")),
      ("markdownDescription", .string(record.documentation)),
      ("properties", .object(properties(of: record))),
      ("required", required(record.keys.filter(\.isRequired).map(\.name))),
      ("additionalProperties", .bool(false)),
      ("allOf", constraints(of: record)),
    ])
  }

  /// Returns the keys of a record with the schemas of their values.
  func properties(of record: RecordDeclaration) -> [(key: String, value: JSON)] {
    record.keys.map { (key: $0.name, value: described(schema(of: $0.shape), $0.documentation)) }
  }

  /// Returns the names that must be there; nothing when there are none.
  func required(_ names: [String]) -> JSON? { names.isEmpty ? nil : .strings(names) }

  /// Returns what holds for keys that exclude each other; nothing when there are none.
  func constraints(of record: RecordDeclaration) -> JSON? {
    guard !record.exclusive.isEmpty else { return nil }
    return .array(
      record.exclusive.map { group in
        .object([
          ("not", .object([("required", .strings(group))])),
          ("errorMessage", .string("`\(group.joined(separator: "` and `"))` exclude each other.")),
        ])
      })
  }

  /// Returns the schema of a shape.
  func schema(of shape: Shape) -> JSON {
    switch shape {
    case .text(let kind):
      return schema(of: kind)
    case .number(let range):
      return .compact([
        ("type", .string("integer")), ("minimum", .int(range.lowerBound)),
        ("maximum", range.upperBound == .max ? nil : .int(range.upperBound)),
      ])
    case .boolean:
      return .object([(key: "type", value: .string("boolean"))])
    case .choice(let choices):
      return .object([
        ("enum", .strings(choices.map(\.word))),
        ("markdownEnumDescriptions", .strings(choices.map(\.documentation))),
      ])
    case .list(let item, _, let least):
      return list(of: schema(of: item), least: least)
    case .oneOrMore(let item, _):
      let item = schema(of: item)
      return .when(type: "array", then: list(of: item, least: 1), otherwise: item)
    case .record(let record):
      return schema(of: record)
    case .entries(let key, let value, _):
      return .compact([
        ("type", .string("object")),
        ("propertyNames", propertyNames(of: key)),
        ("additionalProperties", schema(of: value)),
      ])
    case .word(let role, _):
      return .reference(role.rawValue)
    case .nothing(let other):
      return .when(type: "null", then: .object([]), otherwise: schema(of: other))
    case .anything:
      return .object([])
    }
  }

  /// Returns what keys of the user's own must look like; nothing when they may be anything.
  private func propertyNames(of kind: TextKind) -> JSON? {
    if kind == .checkName { return .object([("enum", .strings(CheckSelection.names))]) }
    return kind.pattern.map { .object([("pattern", .string($0))]) }
  }

  /// Returns the schema of a list.
  func list(of item: JSON, least: Int) -> JSON {
    .compact([
      ("type", .string("array")), ("items", item), ("minItems", least == 0 ? nil : .int(least)),
    ])
  }

  /// Returns the schema of a text; names may look like numbers.
  func schema(of kind: TextKind) -> JSON {
    let type: JSON
    switch kind {
    case .free, .name, .pathPattern, .person, .salesforceID:
      type = .strings(["string", "number"])
    case .timeZone, .checkName, .filterName, .match, .period, .qualify, .recurrenceInterval,
      .recurrenceDay,
      .dateOrDateTime, .dateTime, .time, .month:
      type = .string("string")
    }
    return .compact([
      ("type", type), ("pattern", kind.pattern.map { .string($0) }),
      ("patternErrorMessage", kind.pattern.map { _ in .string("Expected \(kind.phrase).") }),
    ])
  }
}
