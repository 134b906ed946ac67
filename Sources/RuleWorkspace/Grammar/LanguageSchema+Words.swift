import RuleSource
import RuleSyntax
import RuleVocabulary

extension LanguageSchema {
  /// Returns the schema of an item that consists of a word of a role.
  func schema(of role: WordRole) -> JSON {
    let beside = Self.keysBesideWord(of: role)
    let words = words.words(role.position)
    let besideCount = beside?.keys.count ?? 0
    let item = JSON.compact([
      ("type", .string("object")),
      (
        "properties",
        .object((beside.map { properties(of: $0) } ?? []) + words.flatMap { entries($0, role) })
      ),
      ("additionalProperties", .bool(false)),
      ("required", required(beside?.keys.filter(\.isRequired).map(\.name) ?? [])),
      ("minProperties", .int(1)),
      ("maxProperties", .int(besideCount + 1)),
      ("allOf", beside.flatMap { constraints(of: $0) }),
    ])
    let bare = words.filter { !$0.hasRequirement }.map(\.name)
    switch role {
    case .event: return item
    case .trigger, .filter, .condition, .action:
      guard !bare.isEmpty else { return item }
      let word = JSON.object([(key: "enum", value: .strings(bare))])
      return .when(type: "string", then: word, otherwise: item)
    }
  }

  /// Returns the keys that may stand beside a word of a role.
  static func keysBesideWord(of role: WordRole) -> RecordDeclaration? {
    for kind in KindDeclaration.all {
      if let record = kind.record.keysBesideWord(of: role) { return record }
    }
    return nil
  }

  /// Returns a word with the schema of its arguments, under its name and its other names.
  private func entries(_ word: Word, _ role: WordRole) -> [(key: String, value: JSON)] {
    let schema: JSON
    switch role {
    case .action:
      let takesChoices = words.actions.contains { action in
        action.word.name == word.name && !action.traits.contains(.withoutChoices)
      }
      schema = takesChoices ? withChoices(word) : use(of: word)
    case .trigger, .filter, .condition, .event:
      schema = use(of: word)
    }
    return [(key: word.name, value: described(schema, documentation(of: word)))]
      + word.aliases.map { (key: $0, value: oldName(of: word.name)) }
  }

  private func documentation(of word: Word) -> String {
    "\(word.summary)\n\n```yaml\n- \(word.example)\n```\n\n*\(word.label)*"
      + (word.rules.isEmpty ? "" : " · \(word.rules.joined(separator: ", "))")
  }

  private func oldName(of name: String) -> JSON {
    .object([
      ("deprecationMessage", .string("Write `\(name)`.")), ("doNotSuggest", .bool(true)),
    ])
  }

  /// Returns the schema of what stands after a word: its arguments, or the value of its main one.
  private func use(of word: Word) -> JSON {
    if let field = word.parameters.first(where: { $0.kind == .fieldCondition }) {
      return schema(of: field.kind)
    }
    let arguments = JSON.compact(
      [("type", .string("object"))] + argumentRules(word, beside: [], required: []))
    var other = JSON.object([(key: "type", value: .string("object"))])
    if let main = word.mainParameter { other = schema(of: word.parameters[main].kind) }
    if !word.hasRequirement {
      other = .when(type: "null", then: .object([]), otherwise: other)
    }
    return .when(type: "object", then: arguments, otherwise: other)
  }

  /// Returns the keys of an object with the arguments of a word and perhaps others.
  private func argumentRules(
    _ word: Word, beside: [(key: String, value: JSON)], required names: [String]
  ) -> [(String, JSON?)] {
    let parameters = word.parameters.flatMap { parameter in
      [(key: parameter.name, value: described(schema(of: parameter.kind), parameter.summary))]
        + parameter.aliases.map { (key: $0, value: oldName(of: parameter.name)) }
    }
    // An argument under its old name is there too, so only parameters without one are required.
    let needed = word.parameters.filter { $0.presence == .required && $0.aliases.isEmpty }
    return [
      ("properties", .object(beside + parameters)),
      ("required", required(names + needed.map(\.name))),
      ("additionalProperties", .bool(false)),
    ]
  }

  /// Returns the schema of a step with or without choices.
  private func withChoices(_ word: Word) -> JSON {
    let condition = described(
      .reference(WordRole.condition.rawValue),
      "The condition: one filter, looked at when the step is reached (SC-H8, SC-H9).")
    let choices = JSON.object([
      ("type", .string("array")),
      ("minItems", .int(1)),
      ("items", branch(word, [(key: "if", value: condition)])),
      (
        "markdownDescription",
        .string("The choices, in order: the first one whose condition holds wins (SC-H2).")
      ),
    ])
    let fallback = described(branch(word, []), "What the step does when no choice holds.")
    let step = JSON.object([
      ("properties", .object([("choices", choices), ("default", fallback)])),
      ("additionalProperties", .bool(false)),
    ])
    let hasChoices = JSON.array(
      ["choices", "default"].map { .object([("required", .strings([$0]))]) })
    let isStep = JSON.object([("type", .string("object")), ("anyOf", hasChoices)])
    return .object([("if", isStep), ("then", step), ("else", use(of: word))])
  }

  private func branch(_ word: Word, _ beside: [(key: String, value: JSON)]) -> JSON {
    let doNothing = described(
      .object([(key: "enum", value: .strings(["nothing"]))]),
      "`nothing`: the step has no effect for these people, and they go on (SC-H3).")
    let keys = beside + [(key: "do", value: doNothing)]
    let names = beside.map(\.key)
    let nothing = JSON.compact([
      ("properties", .object(keys)), ("required", required(names)),
      ("additionalProperties", .bool(false)),
    ])
    return .object([
      ("type", .string("object")),
      ("if", .object([("required", .strings(["do"]))])),
      ("then", nothing),
      ("else", .compact(argumentRules(word, beside: beside, required: names))),
    ])
  }
}

extension RecordDeclaration {
  /// Returns the keys that may stand beside a word of a role somewhere below these keys.
  fileprivate func keysBesideWord(of role: WordRole) -> RecordDeclaration? {
    for key in keys {
      if let record = key.shape.keysBesideWord(of: role) { return record }
    }
    return nil
  }
}

extension Shape {
  fileprivate func keysBesideWord(of role: WordRole) -> RecordDeclaration? {
    switch self {
    case .word(let own, let beside): own == role ? beside : nil
    case .list(let item, _, _), .oneOrMore(let item, _), .nothing(let item):
      item.keysBesideWord(of: role)
    case .record(let record): record.keysBesideWord(of: role)
    case .text, .number, .boolean, .choice, .entries, .anything: nil
    }
  }
}

extension WordRole {
  /// The position of the vocabulary whose words play this role.
  var position: Vocabulary.Position {
    switch self {
    case .trigger: .trigger
    case .filter, .condition: .filter
    case .action: .action
    case .event: .event
    }
  }
}

extension Word {
  /// Whether the word cannot stand without arguments.
  var hasRequirement: Bool { parameters.contains { $0.presence == .required } }
}
