import RuleSource
import RuleYAML

extension Form where Value == FlowStepDefinition {
  /// A step of a flow.
  static var step: Form {
    Form(.word(.action, beside: nil)) { node, decoding in
      var nothing: Void = ()
      guard let found = decoding.word(node, .action, Table<Void>?.none, &nothing) else {
        return nil
      }
      return decoding.step(found)
    }
  }
}

/// The keys of a step that hold its branches.
enum StepKeys {
  static let choices = "choices"
  static let fallback = "default"

  /// Whether a key belongs inside a step, although it stands where a step begins.
  static func isPartOfStep(_ key: YAMLNode) -> Bool { key.position(among: parts) != nil }

  private static let parts = YAMLWords([choices, fallback, "if"])
}

/// The keys of a choice, or of the default of a step, that are not parameters.
struct BranchKeys {
  var condition: WordUse?
  var nothing: Located<String>?

  static let nothingChoice: [Shape.Choice] = [
    .init("nothing", "the step has no effect for these people, and they go on (SC-H3)")
  ]

  private static let doKey = Key<BranchKeys>(
    "do", .choice(nothingChoice), "`nothing`, instead of parameters (SC-H3)."
  ) { $0.nothing = $1 }

  /// The keys of a choice.
  static let choice = Table<BranchKeys>(
    "a choice",
    "A condition with a full set of parameters; the first choice whose condition holds wins "
      + "(SC-H2).",
    [
      Key(
        "if", .condition, required: true,
        "The condition: one filter, looked at when the step is reached (SC-H8, SC-H9)."
      ) { $0.condition = $1 },
      doKey,
    ])

  /// The keys of the default.
  static let fallback = Table<BranchKeys>(
    "the default", "What the step does when no choice holds.", [doKey])

  static let choicesForm = Form<[FlowStepDefinition.Choice]>.list(
    of: .choice, "choices", least: 1)
  static let fallbackForm = Form<FlowStepDefinition.Branch>.fallback
}

extension Decoding {
  fileprivate mutating func step(_ found: FoundWord) -> FlowStepDefinition? {
    guard case .entry(let entry) = found, entry.value.kind == .mapping else {
      return plainStep(found)
    }
    let (word, parameters) = (entry.key, entry.value)
    let choices = parameters[StepKeys.choices]
    let fallback = parameters[StepKeys.fallback]
    guard choices != nil || fallback != nil else { return plainStep(found) }
    for entry in parameters.entries
    where !entry.key.hasText(StepKeys.choices) && !entry.key.hasText(StepKeys.fallback) {
      report(SyntaxDiagnostics.parametersBesideChoices(entry.key.located))
    }
    let span = word.span.union(ofNode: parameters)
    var step = FlowStepDefinition(word: WordUse(name: word.located, span: span), span: span)
    if let choices {
      step.choices = value(of: choices, BranchKeys.choicesForm) ?? []
    }
    if let fallback { step.fallback = value(of: fallback, BranchKeys.fallbackForm) }
    return step.hasChoices ? step : nil
  }

  private mutating func plainStep(_ found: FoundWord) -> FlowStepDefinition {
    let use = read(found)
    return FlowStepDefinition(word: use, span: use.span)
  }

  fileprivate mutating func branch(
    _ node: YAMLNode, _ table: Table<BranchKeys>
  ) -> (keys: BranchKeys, branch: FlowStepDefinition.Branch)? {
    guard node.kind == .mapping else {
      let expected = "\(table.declaration.subject) with parameters, or `do: nothing`"
      report(SyntaxDiagnostics.wrongShape(node.headSpan, expected: expected, found: node.phrase))
      return nil
    }
    var keys = BranchKeys()
    var arguments: [Literal.Entry] = []
    arguments.reserveCapacity(node.entries.count)
    for entry in node.entries where !table.decode(entry, into: &keys, &self) {
      arguments.append(Literal.Entry(entry.key.located, literal(entry.value)))
    }
    if let stray = condition(among: arguments, node, table) {
      report(SyntaxDiagnostics.unknownKey(stray.key, in: table.declaration, nearest: "if"))
      return nil
    }
    table.checkPresence(node, head: nil, &self)
    guard let nothing = keys.nothing else { return (keys, .arguments(arguments, node.span)) }
    for argument in arguments {
      report(SyntaxDiagnostics.conflictingKeys(Located("do", nothing.span), argument.key))
    }
    return (keys, .nothing(nothing.span))
  }
}

extension Decoding {
  /// Returns the entry that is meant to be the missing condition of a choice: a filter under another
  /// key than `if`.
  private func condition(
    among arguments: [Literal.Entry], _ node: YAMLNode, _ table: Table<BranchKeys>
  ) -> Literal.Entry? {
    let stray = arguments.first { entry in
      guard case .map(let parts, _) = entry.value else { return false }
      return parts.count == 1
    }
    guard let stray, table.declaration.key(named: "if") != nil, node["if"] == nil else {
      return nil
    }
    return stray
  }
}

extension Form where Value == FlowStepDefinition.Choice {
  fileprivate static var choice: Form {
    Form(.record(BranchKeys.choice.declaration)) { node, decoding in
      guard let (keys, branch) = decoding.branch(node, BranchKeys.choice),
        let condition = keys.condition
      else { return nil }
      return FlowStepDefinition.Choice(condition: condition, branch: branch)
    }
  }
}

extension Form where Value == FlowStepDefinition.Branch {
  fileprivate static var fallback: Form {
    Form(.record(BranchKeys.fallback.declaration)) { node, decoding in
      decoding.branch(node, BranchKeys.fallback)?.branch
    }
  }
}
