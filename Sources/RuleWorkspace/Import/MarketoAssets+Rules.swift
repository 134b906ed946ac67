import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension MarketoAssets {
  /// The rules of a smart list in the spelling of rules, or why they cannot be written.
  struct Rules {
    var triggers: [String] = []
    var filters: [String] = []
    var match: String?
    var obstacles: [String] = []
    /// The rules that cannot be said, as the interface has them.
    var unexpressed: [String] = []

    /// Everything that stands in the way; nil when nothing does.
    var obstacle: String? {
      var different: [String] = []
      for obstacle in obstacles where !different.contains(obstacle) { different.append(obstacle) }
      return different.isEmpty ? nil : different.joined(separator: "; ")
    }

    /// The rules that cannot be said, in comments.
    var comments: String {
      unexpressed.map { YAMLText.comment("Not expressed: \($0)") }.joined()
    }
  }

  /// Writes smart lists that belong to no campaign, with their rules (MX-5.2).
  func addSmartLists(to draft: inout ImportDraft) {
    let own = Set(campaigns.compactMap { $0.number("smartListId") })
    for list in smartLists where list.number("id").map({ !own.contains($0) }) ?? true {
      let name = list.text("name") ?? ""
      let rules = self.rules(of: list)
      var text = "smart_list: \(YAMLText.scalar(name))\n"
      if let program = programName(list.programID) {
        text += "program: \(YAMLText.scalar(program))\n"
      }
      text += Self.lines("filters", rules.filters, indent: "")
      if let match = rules.match { text += "match: \(match)\n" }
      text += rules.comments
      draft.add(
        "smart-lists", name, "list", title: "smart list \(name)", text,
        obstacle: rules.obstacle
          ?? (rules.filters.isEmpty ? "the file has no rules of it" : nil))
    }
  }

  /// Declares the static lists that rules name, because the interface's files have none.
  func addLists(to draft: inout ImportDraft) {
    var names: [String] = []
    var seen: Set<String> = []
    let owners = Set(programs.compactMap { $0.text("name") })
    for rule in smartLists.flatMap({ ruleObjects(of: $0) })
    where ["member of list", "added to list"].contains(rule.text("name")?.lowercased() ?? "") {
      for condition in rule.objects("conditions") where condition.flag("isPrimary") {
        for name in condition.texts("values") where seen.insert(name).inserted {
          names.append(name)
        }
      }
    }
    for name in names {
      let dots = name.indices.filter { name[$0] == "." }
      let owner = dots.map { String(name[..<$0]) }.last { owners.contains($0) }
      var text = "static_list: "
      text += YAMLText.scalar(owner.map { String(name.dropFirst($0.count + 1)) } ?? name) + "\n"
      if let owner { text += "program: \(YAMLText.scalar(owner))\n" }
      draft.add("lists", name, "list", title: "static list \(name)", text)
    }
  }

  private func ruleObjects(of list: AssetObject) -> [AssetObject] {
    let rules = list.object("rules") ?? list
    return rules.objects("triggers") + rules.objects("filters")
  }

  /// Reads the rules of a smart list; the triggers' shape is that of filters (undocumented).
  func rules(of list: AssetObject) -> Rules {
    let object = list.object("rules") ?? list
    var rules = Rules()
    for trigger in object.objects("triggers") {
      let words = word(trigger, .trigger, &rules)
      rules.triggers += words
      if words.isEmpty { rules.unexpressed.append(trigger.line) }
    }
    for filter in object.objects("filters") {
      let words = word(filter, .filter, &rules)
      rules.filters += words
      if words.isEmpty { rules.unexpressed.append(filter.line) }
    }
    switch object.text("filterMatchType")?.lowercased() {
    case "any": rules.match = "any"
    case "all", nil: break
    default:
      rules.obstacles.append(
        "the interface does not tell the formula of its advanced filter logic")
    }
    return rules
  }

  /// Spells one rule as a word with its parameters; none when it cannot be said whole.
  private func word(
    _ rule: AssetObject, _ position: Vocabulary.Position, _ rules: inout Rules
  ) -> [String] {
    let name = rule.text("name") ?? ""
    let conditions = rule.objects("conditions")
    let operation = rule.text("operator")?.lowercased() ?? ""
    if operation.hasPrefix("not") || operation.hasPrefix("does not") {
      rules.obstacles.append("`\(name)` with the operator `\(operation)` has no word")
      return []
    }
    guard case .word(let index) = meaning(of: name, position) else {
      return attribute(name, conditions, position, &rules)
    }
    let word = Vocabulary.standard.words(position)[index]
    var parameters: [String] = []
    for condition in conditions {
      let label = condition.text("activityAttributeName") ?? ""
      let isMain = condition.flag("isPrimary")
      let parameter =
        isMain
        ? word.mainParameter.map { word.parameters[$0].name } : Self.parameter(label, of: word)
      guard let parameter, let value = Self.value(of: condition) else {
        rules.obstacles.append("`\(name)` has the constraint `\(label)`, which has no word")
        return []
      }
      parameters.append("\(parameter): \(value)")
    }
    return ["\(word.name): {\(parameters.joined(separator: ", "))}"]
  }

  private func meaning(
    of name: String, _ position: Vocabulary.Position
  ) -> Vocabulary.Meaning {
    switch Vocabulary.standard.meaning(of: name, as: position) {
    case .otherName(let index): .word(index)
    case .word(let index): .word(index)
    case .unknown: .unknown
    }
  }

  private static func parameter(_ label: String, of word: Word) -> String? {
    let name = Vocabulary.snakeCase(label)
    let found = word.parameters.first { $0.name == name || $0.aliases.contains(name) }
    if let found { return found.name }
    return name.hasSuffix("status") ? word.parameters.first { $0.name == "status" }?.name : nil
  }

  /// A filter that is the name of a field tests it; its shape is undocumented and read leniently.
  private func attribute(
    _ name: String, _ conditions: [AssetObject], _ position: Vocabulary.Position,
    _ rules: inout Rules
  ) -> [String] {
    let field = StandardFields.all.first { $0.name == name || $0.aliases.contains(name) }
    guard position == .filter, let field, conditions.count == 1,
      let value = Self.value(of: conditions[0])
    else {
      rules.obstacles.append("`\(name)` is no \(position.title) of the language")
      return []
    }
    return ["person: {\(YAMLText.scalar(field.name)): \(value)}"]
  }

  /// Spells operator and values of a condition; nil for an operator without a word.
  private static func value(of condition: AssetObject) -> String? {
    let label = condition.text("operator")?.lowercased() ?? "is"
    let values = condition.texts("values").map { YAMLText.value($0) }
    if label == "is any" { return "any" }
    guard let operation = ConditionOperator(rawValue: Vocabulary.snakeCase(label)) else {
      return nil
    }
    let list = values.count == 1 ? values[0] : "[\(values.joined(separator: ", "))]"
    switch operation {
    case .isAny: return "any"
    case .isEmpty, .isNotEmpty: return "{\(operation.rawValue): true}"
    case .is: return values.isEmpty ? nil : list
    case .isNot, .startsWith, .notStartsWith, .contains, .notContains, .between, .greaterThan,
      .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture, .inFutureAfter,
      .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore:
      return values.isEmpty ? nil : "{\(operation.rawValue): \(list)}"
    }
  }

  /// Writes a list of rules under a key; nothing when it is empty.
  static func lines(_ key: String, _ rules: [String], indent: String) -> String {
    guard !rules.isEmpty else { return "" }
    return "\(indent)\(key):\n" + rules.map { "\(indent)  - \($0)\n" }.joined()
  }
}
