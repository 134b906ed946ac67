import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Resolves the smart lists that stand on their own.
  mutating func resolveSmartLists() {
    for (position, item) in catalogue.smartLists.items.enumerated() {
      var scope = Scope(.filter)
      scope.program = checkProgram(item.program)
      scope.programName = item.program?.value
      var list = ResolvedSmartList(
        name: catalogue.smartLists.names.names[position], span: item.name.span)
      named = NamedAssets()
      list.filters = filters(item.rules, scope)
      list.named = named
      program.smartLists.append(list)
    }
  }

  /// Resolves filters and the formula over them.
  mutating func filters(_ rules: SmartListRules, _ scope: Scope) -> ResolvedFilters {
    var filters = ResolvedFilters()
    let uses = rules.filters.map { filter($0, scope) }
    checkNames("filter", rules.filters.compactMap(\.id))
    filters.uses = uses.compactMap { $0 }
    filters.matchSpan = rules.match?.span
    let match = match(rules)
    if filters.uses.count == uses.count, let match { filters.match = match }
    if rules.filters.count > 1, let sample = filters.uses.first(where: \.isSample) {
      report(
        SemanticsDiagnostics.sampleNotAlone("must be the only filter", at: sample.nameSpan))
    }
    return filters
  }

  /// Resolves a use of a filter.
  mutating func filter(_ use: WordUse, _ scope: Scope) -> ResolvedFilter? {
    guard let place = place(of: use.name, as: .filter) else { return nil }
    let filter = words.filters[place]
    return arguments(WrittenArguments(use), of: filter.word, in: scope).map {
      ResolvedFilter(
        filter: filter, arguments: $0, id: use.id?.value, span: use.span, nameSpan: use.name.span)
    }
  }

  /// Resolves a use of a trigger.
  mutating func trigger(_ use: WordUse, _ scope: Scope) -> ResolvedTrigger? {
    guard let place = place(of: use.name, as: .trigger) else { return nil }
    let trigger = words.triggers[place]
    return arguments(WrittenArguments(use), of: trigger.word, in: scope).map {
      ResolvedTrigger(
        trigger: trigger, arguments: $0, span: use.span, nameSpan: use.name.span)
    }
  }

  // MARK: Formulas

  private mutating func match(_ rules: SmartListRules) -> FilterMatch? {
    guard let scalar = rules.match else { return .all }
    guard let notation = checked(scalar, as: MatchNotation.self) else { return nil }
    switch notation {
    case .all: return .all
    case .any: return .any
    case .formula(let formula): return match(formula, scalar, rules)
    }
  }

  private mutating func match(
    _ formula: MatchFormula, _ scalar: ScalarLiteral, _ rules: SmartListRules
  ) -> FilterMatch? {
    let filtersMin = 3
    if case .filter(let word) = formula.expression, case .name(let name) = word.target,
      let meant = Suggestion.nearest(to: name, among: ["all", "any"])
    {
      return refuse(SemanticsDiagnostics.misspelledMatch(name, meant: meant, at: scalar.span))
    }
    guard rules.filters.count >= filtersMin else {
      return refuse(
        SemanticsDiagnostics.formulaWithFewFilters(rules.filters.count, at: scalar.span))
    }
    var names = FormulaNames(rules.filters)
    let expression = names.resolve(formula.expression)
    for reference in names.unknown {
      report(
        SemanticsDiagnostics.unknownFilterInFormula(
          reference.target.text, count: rules.filters.count,
          ids: rules.filters.compactMap { $0.id?.value }, at: scalar.span(ofText: reference.range)))
    }
    guard let expression else { return nil }
    for position in rules.filters.indices where !names.isUsed[position] {
      report(
        SemanticsDiagnostics.unusedFilter(
          position + 1, match: scalar.span, at: rules.filters[position].name.span))
    }
    return .formula(expression)
  }
}

/// The filters that a formula can name, and what it does name.
private struct FormulaNames {
  private let ids: [String?]
  /// Whether the filter at a position is named.
  private(set) var isUsed: [Bool]
  /// The names of no filter, from left to right.
  private(set) var unknown: [MatchFormula.Reference] = []

  init(_ filters: [WordUse]) {
    ids = filters.map { $0.id?.value }
    isUsed = filters.map { _ in false }
  }

  /// Returns a part of a formula with positions for names; nil when there is an unknown one.
  mutating func resolve(_ expression: MatchFormula.Expression) -> FilterMatch.Expression? {
    switch expression {
    case .filter(let reference):
      guard let position = position(of: reference.target) else {
        unknown.append(reference)
        return nil
      }
      isUsed[position] = true
      return .filter(position)
    case .all(let parts):
      let resolved = parts.compactMap { resolve($0) }
      return resolved.count == parts.count ? .all(resolved) : nil
    case .any(let parts):
      let resolved = parts.compactMap { resolve($0) }
      return resolved.count == parts.count ? .any(resolved) : nil
    }
  }

  private func position(of target: MatchFormula.Target) -> Int? {
    switch target {
    case .number(let number): isUsed.indices.contains(number - 1) ? number - 1 : nil
    case .name(let name):
      ids.firstIndex { id in id.map { sameBytes($0, name) } ?? false }
    }
  }
}

extension MatchFormula.Target {
  /// The target as written.
  fileprivate var text: String {
    switch self {
    case .number(let number): String(number)
    case .name(let name): name
    }
  }
}

extension ResolvedFilter {
  /// Whether it is a random sample.
  var isSample: Bool {
    if case .sample = predicate { true } else { false }
  }
}
