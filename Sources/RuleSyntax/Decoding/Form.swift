import RuleSource
import RuleYAML

/// What decoding collects on its way through a file.
struct Decoding {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Returns the key that a misspelt one was probably meant to be.
  ///
  /// Nothing once there are more findings than a report prints: looking for names costs time.
  func nearestKey(to name: String, in record: RecordDeclaration) -> String? {
    guard diagnostics.count < Limits.standard.diagnosticsPrintedMax else { return nil }
    return Suggestion.nearest(to: name, among: record.keys.map(\.name))
  }
}

/// A shape together with how values of that shape are read.
///
/// A reader reports what is wrong and returns nil when nothing usable is left.
struct Form<Value>: Sendable {
  let shape: Shape
  let read: @Sendable (YAMLNode, inout Decoding) -> Value?

  init(_ shape: Shape, _ read: @escaping @Sendable (YAMLNode, inout Decoding) -> Value?) {
    self.shape = shape
    self.read = read
  }

  /// Returns the form whose values are converted further.
  func map<Other>(_ convert: @escaping @Sendable (Value) -> Other?) -> Form<Other> {
    Form<Other>(shape) { node, decoding in read(node, &decoding).flatMap(convert) }
  }
}

extension YAMLNode {
  /// The scalar as a literal of the syntax tree.
  var literal: ScalarLiteral {
    ScalarLiteral(
      text: text, isQuoted: style != .plain, span: span,
      contentStart: sourceOffset(ofTextOffset: 0))
  }

  /// The text with its place.
  var located: Located<String> { Located(text, span) }

  /// The node in words, as after "found".
  var phrase: String {
    switch kind {
    case .scalar: isNull ? "nothing" : Diagnostic.quoted(text)
    case .sequence: "a list"
    case .mapping: "keys with values"
    }
  }

  /// The place for a finding about the node as a whole: of a collection only where it begins.
  var headSpan: Span {
    switch kind {
    case .scalar: span
    case .sequence: isFlow ? span : Span(file: span.file, start: span.start, end: span.start + 1)
    case .mapping: entries.first?.key.span ?? span
    }
  }
}

extension Form where Value == ScalarLiteral {
  /// A text of a kind, kept as written.
  static func scalar(_ kind: TextKind) -> Form { Form(.text(kind)) { $1.scalar($0, kind) } }
}

extension Decoding {
  /// Reads a text of a kind.
  mutating func scalar(_ node: YAMLNode, _ kind: TextKind) -> ScalarLiteral? {
    guard node.kind == .scalar else {
      report(
        SyntaxDiagnostics.wrongShape(node.headSpan, expected: kind.phrase, found: node.phrase))
      return nil
    }
    let literal = node.literal
    if kind.isFree { checkPlain(node, literal, truthValues: true) }
    if literal.text.isEmpty, kind != .free {
      report(SyntaxDiagnostics.emptyText(node.span, kind))
      return nil
    }
    guard let mistake = kind.mistake(in: literal.text) else { return literal }
    report(mistake.diagnostic(at: node.sourceSpan(ofTextRange: mistake.range)))
    return nil
  }
}

extension Form where Value == Located<String> {
  /// A text of a kind.
  static func text(_ kind: TextKind) -> Form {
    Form(.text(kind)) { $1.scalar($0, kind)?.located }
  }

  /// One of some words.
  static func choice(_ choices: [Shape.Choice]) -> Form {
    let words = choices.map(\.word)
    let known = YAMLWords(words)
    return Form(.choice(choices)) { node, decoding in
      guard node.kind == .scalar else {
        let expected = SyntaxDiagnostics.alternatives(words)
        decoding.report(
          SyntaxDiagnostics.wrongShape(node.headSpan, expected: expected, found: node.phrase))
        return nil
      }
      guard node.position(among: known) != nil else {
        decoding.report(SyntaxDiagnostics.unknownChoice(node.literal, known: words))
        return nil
      }
      return node.located
    }
  }
}

extension Form where Value == Located<Int> {
  /// A whole number within bounds.
  static func number(_ range: ClosedRange<Int>) -> Form {
    Form(.number(range)) { node, decoding in
      guard node.kind == .scalar else {
        decoding.report(
          SyntaxDiagnostics.wrongShape(
            node.headSpan, expected: "a whole number", found: node.phrase))
        return nil
      }
      let literal = node.literal
      let number = PlainNumber(literal.text)
      guard !literal.isQuoted, let number, number.isPlainWhole, let value = number.value else {
        let meant = number?.value.map { String($0) }
        decoding.report(SyntaxDiagnostics.expectedNumber(literal, meant: meant))
        return nil
      }
      guard range.contains(value) else {
        decoding.report(SyntaxDiagnostics.numberOutOfRange(literal, range))
        return nil
      }
      return Located(value, literal.span)
    }
  }
}

extension Form where Value == Located<Bool> {
  /// `true` or `false`.
  static var boolean: Form {
    Form(.boolean) { node, decoding in
      guard node.kind == .scalar else {
        decoding.report(
          SyntaxDiagnostics.wrongShape(
            node.headSpan, expected: "`true` or `false`", found: node.phrase))
        return nil
      }
      if node.style == .plain, node.hasText("true") { return Located(true, node.span) }
      if node.style == .plain, node.hasText("false") { return Located(false, node.span) }
      decoding.report(SyntaxDiagnostics.expectedBoolean(node.literal))
      return nil
    }
  }
}

extension Form {
  /// A list of at least `least` items; items that cannot be read are left out.
  static func list<Item>(
    of item: Form<Item>, _ noun: String, least: Int = 0
  ) -> Form where Value == [Item] {
    let shape = Shape.list(item.shape, noun: noun, least: least)
    return Form(shape) { node, decoding in
      guard node.kind == .sequence else {
        decoding.report(SyntaxDiagnostics.notAList(node, expected: shape.phrase))
        return nil
      }
      let items = node.items
      if items.count < least, !node.isTruncated {
        decoding.report(SyntaxDiagnostics.emptyList(node.span, item.shape.itemPhrase))
      }
      var values: [Item] = []
      values.reserveCapacity(items.count)
      for node in items {
        if let value = decoding.item(node, item) { values.append(value) }
      }
      return values
    }
  }

  /// One item, or a list of at least one.
  static func oneOrMore<Item>(
    of item: Form<Item>, _ noun: String
  ) -> Form where Value == [Item] {
    let list = Form.list(of: item, noun, least: 1)
    return Form(.oneOrMore(item.shape, noun: noun)) { node, decoding in
      if node.kind == .sequence { return list.read(node, &decoding) }
      return item.read(node, &decoding).map { [$0] }
    }
  }

  /// Keys of the user's own with values of one form.
  static func entries<Item, Element>(
    key: TextKind, of item: Form<Item>, _ noun: String,
    _ combine: @escaping @Sendable (Located<String>, Item) -> Element?
  ) -> Form where Value == [Element] {
    let shape = Shape.entries(key: key, value: item.shape, noun: noun)
    return Form(shape) { node, decoding in
      guard node.kind == .mapping else {
        decoding.report(
          SyntaxDiagnostics.wrongShape(node.headSpan, expected: shape.phrase, found: node.phrase))
        return nil
      }
      return node.entries.compactMap { entry in
        let name = decoding.scalar(entry.key, key)
        guard let value = decoding.value(of: entry, item), let name else { return nil }
        return combine(name.located, value)
      }
    }
  }

  /// Keys of a fixed set, collected in a draft and turned into a value when they are complete.
  ///
  /// A text where keys belong is taken as the name, so that what refers to it is not reported too.
  static func record<Draft>(
    _ table: Table<Draft>, _ start: @escaping @Sendable (Span) -> Draft,
    _ finish: @escaping @Sendable (Draft) -> Value?
  ) -> Form {
    Form(.record(table.declaration)) { node, decoding in
      if node.kind == .scalar, let name = table.nameKey {
        decoding.report(SyntaxDiagnostics.bareName(node.literal, in: table.declaration))
        var draft = start(node.span)
        name.decode(node.asEntry, &decoding, &draft)
        return finish(draft)
      }
      guard node.kind == .mapping else {
        decoding.report(
          SyntaxDiagnostics.wrongShape(
            node.headSpan, expected: Shape.record(table.declaration).phrase, found: node.phrase))
        return nil
      }
      var draft = start(node.span)
      table.decode(node, head: nil, into: &draft, &decoding)
      return finish(draft)
    }
  }
}

extension Decoding {
  /// Reads an item of a list, unless it is empty.
  mutating func item<Value>(_ node: YAMLNode, _ form: Form<Value>) -> Value? {
    if node.isNull, !form.shape.acceptsNothing {
      report(SyntaxDiagnostics.missingItem(node.span, form.shape))
      return nil
    }
    return form.read(node, &self)
  }

  /// Reads the value of a key, unless there is none.
  mutating func value<Value>(of entry: YAMLEntry, _ form: Form<Value>) -> Value? {
    if entry.value.isNull, !form.shape.acceptsNothing {
      report(SyntaxDiagnostics.missingValue(of: entry.key.located, form.shape))
      return nil
    }
    return form.read(entry.value, &self)
  }

  private static func canBeginTruthValue(_ letter: UInt8) -> Bool {
    switch UInt8(letter | 0x20) {
    case UInt8(ascii: "y"), UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "t"),
      UInt8(ascii: "f"):
      true
    default: false
    }
  }

  /// Reports a plain text that other YAML programs take for something else.
  ///
  /// The first letter says already that most texts are nothing else.
  mutating func checkPlain(_ node: YAMLNode, _ literal: ScalarLiteral, truthValues: Bool) {
    guard node.style == .plain, let first = node.firstByte else { return }
    if PlainNumber.canBegin(first) {
      if PlainNumber(literal.text)?.isCanonical == false {
        report(SyntaxDiagnostics.unquotedNumber(literal))
      }
    } else if first >= 0x80 {
      if SyntaxDiagnostics.standsInTypographicQuotes(literal.text) {
        report(SyntaxDiagnostics.typographicQuotes(literal))
      }
    } else if Self.canBeginTruthValue(first), literal.text.utf8.count <= 5 {
      let isTruthValue =
        switch literal.text.lowercased() {
        case "yes", "no", "on", "off": true
        case "true", "false": truthValues
        default: false
        }
      if isTruthValue { report(SyntaxDiagnostics.unquotedTruthValue(literal)) }
    }
  }
}

extension Shape {
  /// Whether nothing has a meaning in this place.
  var acceptsNothing: Bool {
    switch self {
    case .nothing, .anything: true
    case .text, .number, .boolean, .choice, .list, .oneOrMore, .record, .entries, .word: false
    }
  }
}
