public import RuleSource
import RuleYAML

extension SyntaxDiagnostics {
  /// A list has no items.
  public static let emptyList = DiagnosticKind(
    "empty-list", .error, .syntax, "A list has no items where at least one is needed.",
    explanation: "An empty list says nothing here; write at least one item.")

  static func emptyList(_ span: Span, _ expected: String) -> Diagnostic {
    Diagnostic(emptyList, "this list is empty; expected \(expected)", at: span)
  }

  /// A value is not a truth value.
  public static let expectedBoolean = DiagnosticKind(
    "expected-boolean", .error, .syntax, "A value is neither `true` nor `false`.",
    explanation: """
      Truth values are written `true` and `false`, without quotes. `yes`, `no`, `on` and `off` \
      are truth values to some YAML programs and texts to others, so they are refused.
      """)

  static func expectedBoolean(_ node: ScalarLiteral) -> Diagnostic {
    let meant = truthValues[node.text.lowercased()]
    return Diagnostic(
      expectedBoolean,
      "expected `true` or `false`, found \(found(node))"
        + (meant.map { "; write `\($0)`" } ?? ""),
      at: node.span, fixes: meant.map { [.replace(node.span, with: $0)] } ?? [])
  }

  /// What the spellings of truth values that YAML programs disagree about stand for.
  static let truthValues = [
    "yes": "true", "on": "true", "true": "true", "y": "true", "no": "false", "off": "false",
    "false": "false", "n": "false",
  ]

  /// A value is not a number.
  public static let expectedNumber = DiagnosticKind(
    "expected-number", .error, .syntax, "A value is not a whole number.",
    explanation: """
      Whole numbers are written with digits only, without quotes, separators or exponents: `1200`.
      """)

  static func expectedNumber(_ node: ScalarLiteral, meant: String?) -> Diagnostic {
    Diagnostic(
      expectedNumber,
      "expected a whole number, found \(found(node))"
        + (meant.map { "; write `\($0)`" } ?? ""),
      at: node.span, fixes: meant.map { [replacement(node.span, $0)] } ?? [])
  }

  /// A key has no value.
  public static let missingValue = DiagnosticKind(
    "missing-value", .error, .syntax, "A key or item has no value.",
    explanation: """
      Nothing stands after the key, or `~` or `null`, which mean nothing. Write the value, or \
      leave the key out. What belongs under a key must be indented further than the key.
      """)

  static func missingValue(of key: Located<String>, _ shape: Shape) -> Diagnostic {
    Diagnostic(
      missingValue, "\(Diagnostic.quoted(key.value)) has no value; expected \(shape.phrase)",
      at: key.span)
  }

  static func missingItem(_ span: Span, _ shape: Shape) -> Diagnostic {
    Diagnostic(missingValue, "this item is empty; expected \(shape.itemPhrase)", at: span)
  }

  static func emptyText(_ span: Span, _ kind: TextKind) -> Diagnostic {
    Diagnostic(missingValue, "this text is empty; expected \(kind.phrase)", at: span)
  }

  /// A number is too small or too large.
  public static let numberOutOfRange = DiagnosticKind(
    "number-out-of-range", .error, .syntax, "A number is too small or too large.",
    explanation: "The number does not lie between the bounds that Marketo or Salesforce sets.")

  static func numberOutOfRange(_ node: ScalarLiteral, _ range: ClosedRange<Int>) -> Diagnostic {
    let bounds =
      range.upperBound == .max
      ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    return Diagnostic(
      numberOutOfRange, "\(Diagnostic.quoted(node.text)) is out of range; expected \(bounds)",
      at: node.span)
  }

  /// A word is not among those that are allowed.
  public static let unknownChoice = DiagnosticKind(
    "unknown-choice", .error, .syntax, "A value is not one of the words that are allowed here.",
    explanation: "Only certain words have a meaning here; the manual lists them with the key.")

  static func unknownChoice(_ node: ScalarLiteral, known: [String]) -> Diagnostic {
    let nearest = Suggestion.nearest(to: node.text, among: known)
    let hint = nearest.map { "did you mean `\($0)`?" } ?? "expected \(alternatives(known))"
    let canFix = !node.isQuoted
    return Diagnostic(
      unknownChoice, "unknown value \(Diagnostic.quoted(node.text)); \(hint)", at: node.span,
      notes: nearest == nil ? [] : ["expected \(alternatives(known))"],
      fixes: canFix ? nearest.map { [replacement(node.span, $0)] } ?? [] : [])
  }

  /// A plain text looks like a number that is written in an unusual way.
  public static let unquotedNumber = DiagnosticKind(
    "unquoted-number", .warning, .syntax,
    "A value without quotes is a number to some programs and a text to others.",
    explanation: """
      `1e3`, `0x1F` and `007` without quotes are numbers to many YAML programs, which turn them \
      into 1000, 31 and 7. Here they are taken as they are written. Quotes make sure that every \
      program reads the same; a number is written with plain digits.
      """)

  static func unquotedNumber(_ node: ScalarLiteral) -> Diagnostic {
    Diagnostic(
      unquotedNumber,
      "\(Diagnostic.quoted(node.text)) is another number to many YAML programs; "
        + "put it in quotes, or write a number in plain digits",
      at: node.span, fixes: [quotes(node)])
  }

  /// A plain text stands between quotation marks of a word processor.
  public static let typographicQuotes = DiagnosticKind(
    "typographic-quotes", .warning, .syntax,
    "A text stands between curly quotation marks, which become a part of it.",
    explanation: """
      Word processors and chats turn straight quotation marks into curly ones. To YAML these are \
      letters like any other: the name of the email is then `“Welcome”` with its marks, and leads \
      nowhere. Quotes are written `"…"`, and most texts need none.
      """)

  static func typographicQuotes(_ node: ScalarLiteral) -> Diagnostic {
    let inner = String(node.text.unicodeScalars.dropFirst().dropLast())
    let isPlain = !inner.isEmpty && inner.utf8.allSatisfy { $0 != 0x22 && $0 != 0x5C }
    return Diagnostic(
      typographicQuotes,
      "the curly quotation marks are a part of the text; write `\"\(inner)\"` or no quotes",
      at: node.span,
      fixes: isPlain
        ? [Fix("write straight quotes", .unsafe, [Fix.Edit(node.span, "\"\(inner)\"")])] : [])
  }

  /// Whether a text begins and ends with a quotation mark that is not ASCII.
  static func standsInTypographicQuotes(_ text: String) -> Bool {
    guard let byte = text.utf8.first, byte >= 0x80 else { return false }
    let marks = "\u{201C}\u{201D}\u{201E}\u{201F}\u{2018}\u{2019}\u{201A}\u{201B}".unicodeScalars
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return text.unicodeScalars.count > 2 && marks.contains(first) && marks.contains(last)
  }

  /// A plain text looks like a truth value.
  public static let unquotedTruthValue = DiagnosticKind(
    "unquoted-truth-value", .warning, .syntax,
    "A text without quotes is a truth value to some programs.",
    explanation: """
      `no` without quotes means *false* to many YAML programs, also where the country code of \
      Norway is meant; so do `off`, `yes` and `on`. Here it is taken as the text it is. Quotes \
      make sure that every program reads the same.
      """)

  static func unquotedTruthValue(_ node: ScalarLiteral) -> Diagnostic {
    let truth = truthValues[node.text.lowercased()] ?? "true"
    return Diagnostic(
      unquotedTruthValue,
      "\(Diagnostic.quoted(node.text)) without quotes is a truth value to many YAML programs; "
        + "write `\"\(node.text)\"` for the text"
        + (truth == node.text ? "" : ", or `\(truth)` for the truth value"),
      at: node.span, fixes: [quotes(node)])
  }

  /// Something of another shape stands in a place.
  public static let wrongShape = DiagnosticKind(
    "wrong-shape", .error, .syntax, "A text, a list or keys stand where something else belongs.",
    explanation: """
      A value is a text (`name: Webinar`), a list (items that begin with `- `, or `[…]`) or keys \
      with values of their own (indented further, or `{…}`). Here another of the three is \
      expected.
      """)

  static func wrongShape(_ span: Span, expected: String, found: String) -> Diagnostic {
    let isUndashed = expected.hasPrefix("a list of") && found == "keys with values"
    return Diagnostic(
      wrongShape, "expected \(expected), found \(found)", at: span,
      notes: isUndashed ? ["each entry of a list begins with `- `"] : [])
  }

  /// A name stands where its record belongs.
  static func bareName(_ node: ScalarLiteral, in record: RecordDeclaration) -> Diagnostic {
    let needed = record.keys.filter(\.isRequired)
    let example = needed.enumerated().map { place, key in
      "\(key.name): \(place == 0 ? node.text : "…")"
    }
    let written = "{\(example.joined(separator: ", "))}"
    let isComplete = needed.count == 1 && !node.text.contains { ",{}[]\"'".contains($0) }
    return Diagnostic(
      wrongShape, "expected \(record.subject) with its keys, found \(found(node))", at: node.span,
      notes: isComplete ? [] : ["write `\(written)`"],
      fixes: isComplete ? [.replace(node.span, with: written)] : [])
  }

  /// A document that has no keys: prose, or a file of data.
  static func notADefinition(_ node: YAMLNode) -> Diagnostic {
    let expected = "a definition with keys, beginning with a kind such as `program`"
    var finding = wrongShape(node.headSpan, expected: expected, found: node.phrase)
    let looksLikeTable = node.kind == .scalar && node.text.utf8.count { $0 == 0x2C } > 1
    if looksLikeTable {
      finding.notes.append(
        "if this is a table of exported data, give it to `rulec simulate --state`")
    }
    finding.notes.append("files that are no rules are left out with `exclude:` in `rulec.yaml`")
    return finding
  }

  /// Something else where a list belongs, such as entries whose dashes are not read as such.
  static func notAList(_ node: YAMLNode, expected: String) -> Diagnostic {
    var finding = wrongShape(node.headSpan, expected: expected, found: node.phrase)
    let edits = node.entries.compactMap { dashing($0.key) }
    guard !edits.isEmpty else { return finding }
    finding.notes = ["an entry of a list begins with `-` from the keyboard and a space"]
    finding.fixes = [Fix("begin the entries with `- `", .unsafe, edits)]
    return finding
  }

  /// The edit that makes a dash of an entry out of what a key begins with.
  private static func dashing(_ key: YAMLNode) -> Fix.Edit? {
    guard let first = key.text.unicodeScalars.first, key.style == .plain,
      "-‐‑‒–—•−".unicodeScalars.contains(first)
    else { return nil }
    let length = UTF8.width(first)
    let isSpaced = key.text.utf8.dropFirst(length).first == 0x20
    let start = key.span.start
    return Fix.Edit(
      Span(file: key.span.file, start: start, end: start + length), isSpaced ? "-" : "- ")
  }

  /// Returns a scalar in words, as after "found".
  private static func found(_ node: ScalarLiteral) -> String {
    (node.isQuoted ? "the quoted text " : "") + Diagnostic.quoted(node.text)
  }

  /// Returns the edit that puts a plain text into quotes.
  private static func quotes(_ node: ScalarLiteral) -> Fix {
    .replace(node.span, with: "\"\(node.text)\"")
  }

  /// Returns names in backticks, joined by commas and "or".
  static func alternatives(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
