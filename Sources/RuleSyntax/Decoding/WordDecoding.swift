import RuleSource
import RuleYAML

extension Form where Value == WordUse {
  /// A trigger with its constraints.
  static var trigger: Form { word(.trigger) }

  /// A condition of a choice.
  static var condition: Form { word(.condition) }

  /// A filter with its constraints and perhaps a name.
  static var filter: Form {
    let beside = FilterName.keysBesideWord
    return Form(.word(.filter, beside: beside.declaration)) { node, decoding in
      var name = FilterName()
      guard let found = decoding.word(node, .filter, beside, &name) else { return nil }
      return decoding.read(found, id: name.id)
    }
  }

  private static func word(_ role: WordRole) -> Form {
    Form(.word(role, beside: nil)) { node, decoding in
      var nothing: Void = ()
      guard let found = decoding.word(node, role, nil, &nothing) else { return nil }
      return decoding.read(found)
    }
  }
}

/// What may stand beside the word of a filter.
private struct FilterName {
  var id: Located<String>?

  static let keysBesideWord = Table<FilterName>(
    "a filter", "A condition on the person.",
    [
      Key("id", .text(.filterName), "A name for use in `match`, such as `eu`.") { $0.id = $1 }
    ])
}

extension Form where Value == ScenarioDefinition.Event {
  /// An event of a scenario.
  static var event: Form {
    let beside = ScenarioDefinition.Event.keysBesideWord
    return Form(.word(.event, beside: beside.declaration)) { node, decoding in
      guard node.kind == .mapping else {
        decoding.report(
          SyntaxDiagnostics.wrongShape(
            node.headSpan, expected: "an event with its keys", found: node.phrase))
        return nil
      }
      let noWord = WordUse(name: Located("", node.span), span: node.span)
      var event = ScenarioDefinition.Event(word: noWord, span: node.span)
      guard let found = decoding.word(node, .event, beside, &event) else { return nil }
      event.word = decoding.read(found)
      return event
    }
  }
}

/// A word as it was found.
enum FoundWord {
  /// With its value, which is yet to be read.
  case entry(YAMLEntry)
  /// In an unusual place, and read.
  case use(WordUse)
}

extension Decoding {
  /// Reads an item that consists of one word and of keys that may stand beside it.
  mutating func word<Beside>(
    _ node: YAMLNode, _ role: WordRole, _ beside: Table<Beside>?, _ target: inout Beside
  ) -> FoundWord? {
    switch node.kind {
    case .scalar:
      return .use(WordUse(name: node.located, span: node.span))
    case .sequence:
      report(
        SyntaxDiagnostics.wrongShape(node.headSpan, expected: role.phrase, found: node.phrase))
      return nil
    case .mapping:
      break
    }
    var first: YAMLEntry?
    var others: [YAMLEntry] = []
    for entry in node.entries {
      if beside?.decode(entry, into: &target, &self) == true { continue }
      if first == nil { first = entry } else { others.append(entry) }
    }
    if let beside {
      let meant = reportSlips(in: &first, &others, of: beside.declaration)
      beside.checkPresence(node, head: nil, meant: meant, &self)
    }
    guard let first else {
      if !node.isTruncated { report(SyntaxDiagnostics.missingWord(role, at: node.headSpan)) }
      return nil
    }
    if role == .action, StepKeys.isPartOfStep(first.key) {
      report(SyntaxDiagnostics.choicesOutsideStep(first.key.located))
      return nil
    }
    guard first.value.isNull, !others.isEmpty else {
      for other in others {
        report(
          SyntaxDiagnostics.severalWords(other.key.located, after: first.key.located, role))
      }
      return .entry(first)
    }
    return .use(misplaced(others, of: first))
  }

  /// Reads a word with its arguments, and with the name that it was given.
  mutating func read(_ found: FoundWord, id: Located<String>? = nil) -> WordUse {
    switch found {
    case .entry(let entry):
      return read(entry.key.located, entry.value, id)
    case .use(let use):
      guard let id else { return use }
      return WordUse(
        name: use.name, id: id, arguments: use.arguments, shortForm: use.shortForm, span: use.span)
    }
  }

  private mutating func read(
    _ name: Located<String>, _ value: YAMLNode, _ id: Located<String>?
  ) -> WordUse {
    let span = name.span.union(ofNode: value)
    switch value.kind {
    case .mapping:
      return WordUse(name: name, id: id, arguments: entries(value), span: span)
    case .sequence, .scalar:
      return WordUse(
        name: name, id: id, shortForm: value.isNull ? nil : literal(value), span: span)
    }
  }

  /// Reports and takes out the entries that are misspelt keys rather than words; returns the keys
  /// that were meant.
  ///
  /// Where there is only one entry, it is the word, whatever it resembles.
  private mutating func reportSlips(
    in first: inout YAMLEntry?, _ others: inout [YAMLEntry], of record: RecordDeclaration
  ) -> [String] {
    guard let word = first, !others.isEmpty, !word.value.isNull else { return [] }
    let candidates = [word] + others
    let nearest = candidates.map { nearestKey(to: $0.key.text, in: record) }
    guard nearest.contains(nil) else { return [] }
    for (entry, name) in zip(candidates, nearest) {
      guard let name else { continue }
      report(SyntaxDiagnostics.unknownKey(entry.key.located, in: record, nearest: name))
    }
    let kept = zip(candidates, nearest).filter { $0.1 == nil }.map(\.0)
    (first, others) = (kept.first, Array(kept.dropFirst()))
    return nearest.compactMap { $0 }
  }

  /// Reads a word whose arguments stand beside it because they are not indented enough.
  private mutating func misplaced(_ entries: [YAMLEntry], of word: YAMLEntry) -> WordUse {
    for entry in entries {
      report(SyntaxDiagnostics.misplacedArguments(entry.key.located, of: word.key.text))
    }
    let arguments = entries.map { Literal.Entry($0.key.located, literal($0.value)) }
    return WordUse(name: word.key.located, arguments: arguments, span: word.key.span)
  }
}

extension Span {
  /// Returns the span up to the end of a node, which an alias may have put elsewhere.
  func union(ofNode node: YAMLNode) -> Span {
    node.span.start >= start ? union(node.span) : self
  }
}
