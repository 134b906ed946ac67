public import RuleSource
import RuleVocabulary
import SyncState

extension SemanticsDiagnostics {
  /// A score change has neither sign nor `=`.
  public static let bareScoreChange = DiagnosticKind(
    "bare-score-change", .warning, .type, "A score change has neither a sign nor `=`.",
    rules: ["V-27", "CAT-6.3"],
    explanation: """
      `+5` adds, `-5` subtracts, `=5` sets. What Marketo does with a bare `5` is not documented; \
      rulec adds it.
      """)

  static func bareScoreChange(_ amount: Int, at span: Span) -> Diagnostic {
    let replacement = "\"+\(amount)\""
    return Diagnostic(
      bareScoreChange, "`\(amount)` has no sign; it is read as `+\(amount)`", at: span,
      fixes: [
        Fix("replace with `\(replacement)`", .unsafe, [.init(span, replacement)])
      ])
  }

  /// Change Data Value writes a blank.
  public static let blankValue = DiagnosticKind(
    "blank-value", .warning, .platform, "Change Data Value writes a blank.",
    rules: ["V-26", "CAT-6.3"],
    explanation: """
      An empty value does not clear a field: Marketo ignores it. Only the word `NULL`, in capitals, \
      clears. A value of blanks is stored as it is, and *is empty* does not find it.
      """)

  static func blankValue(isEmpty: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      blankValue,
      isEmpty
        ? "an empty value does not clear the field; write `NULL`"
        : "blanks are stored as they stand; write `NULL` to clear the field", at: span,
      fixes: [Fix("replace with `NULL`", .unsafe, [.init(span, "NULL")])])
  }

  /// A text that is compared reads like a condition.
  public static let conditionInText = DiagnosticKind(
    "condition-in-text", .warning, .logic, "A text that is compared reads like a condition.",
    rules: ["CAT-2.1"],
    explanation: """
      A value alone is compared as it stands: `Country: is not empty` asks for a country of that name. \
      An operator is a key (`{is_not_empty: true}`), and several values are a list, not a text with \
      semicolons as on the screen. If the text is meant, put it into quotes.
      """)

  static func conditionInText(_ text: String, meant: String, at span: Span) -> Diagnostic {
    Diagnostic(
      conditionInText,
      "\(Diagnostic.quoted(text)) is compared as a text; write \(Diagnostic.quoted(meant)) for the "
        + "condition, or the text in quotes", at: span)
  }

  /// A range holds no value.
  public static let emptyRange = DiagnosticKind(
    "empty-range", .warning, .logic, "The lower bound of a range lies above the upper one.",
    rules: ["CAT-2.2"],
    explanation: """
      *Between* takes the lower value first; the other way round it matches nobody. Exchange the \
      two values.
      """)

  static func emptyRange(at span: Span) -> Diagnostic {
    Diagnostic(emptyRange, "this range is empty: its first value lies after its second", at: span)
  }

  /// Change Data Value writes the word null in small letters.
  public static let lowerCaseNull = DiagnosticKind(
    "lower-case-null", .warning, .platform, "Change Data Value writes `null` as a word.",
    rules: ["V-26", "CAT-6.3"],
    explanation: """
      Only `NULL` in capitals clears a field. Any other spelling is stored as a text of four \
      letters.
      """)

  static func lowerCaseNull(_ text: String, at span: Span) -> Diagnostic {
    Diagnostic(
      lowerCaseNull, "\(Diagnostic.quoted(text)) is stored as a text; `NULL` clears the field",
      at: span, fixes: [Fix("replace with `NULL`", .unsafe, [.init(span, "NULL")])])
  }

  /// A value is left empty, or is YAML's null.
  public static let nullValue = DiagnosticKind(
    "null-value", .error, .type, "A parameter has no value.",
    explanation: """
      Nothing stands after the key, or one of YAML's words for nothing (`~`, `null`). To ask for \
      an empty field write `{is_empty: true}`; to clear one write `NULL`; to leave a parameter \
      out leave its key out.
      """)

  static func nullValue(_ name: String, hint: String?, at span: Span) -> Diagnostic {
    Diagnostic(
      nullValue, "\(Diagnostic.quoted(name)) has no value" + (hint.map { "; \($0)" } ?? ""),
      at: span)
  }

  /// An operator is used that the type of the field does not have.
  public static let operatorNotOffered = DiagnosticKind(
    "operator-not-offered", .error, .type, "A field's type does not offer the operator.",
    rules: ["V-03", "CAT-2.1"],
    explanation: """
      Which operators Marketo offers depends on the type of the field. Texts have *starts with* \
      and *contains*; numbers have ranges, of which decimals (`float`) have no *is*; dates have \
      periods and frames; a truth value has no operators at all, its value is simply chosen.
      """)

  static func operatorNotOffered(
    _ name: String, by subject: String, offered: [ConditionOperator], isImplied: Bool, at span: Span
  ) -> Diagnostic {
    let message =
      isImplied
      ? "a plain value means `\(name)`, which \(subject) does not offer"
      : "\(subject) does not offer \(Diagnostic.quoted(name))"
    let note =
      offered.isEmpty
      ? "write `true` or `false` without an operator"
      : "it offers \(list(offered.map(\.rawValue)))"
    return Diagnostic(operatorNotOffered, message, at: span, notes: [note])
  }

  /// Several operators stand in one condition.
  public static let severalOperators = DiagnosticKind(
    "several-operators", .error, .type, "A condition has more than one operator, or none.",
    explanation: """
      A condition is a value, a list of values, or exactly one operator with its value. Two bounds \
      are written with `between`; two independent conditions are two filters.
      """)

  static func severalOperators(count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      severalOperators,
      count == 0
        ? "expected one operator, found none"
        : "expected one operator, found \(count)", at: span,
      notes: count > 1 ? ["write one filter for each condition, or use `between`"] : [])
  }

  /// An operator does not exist.
  public static let unknownOperator = DiagnosticKind(
    "unknown-operator", .error, .type, "An operator does not exist.",
    rules: ["CAT-2.1"],
    explanation: """
      Operators are called as on Marketo's screen, in lower case with underscores: `is_not`, \
      `starts_with`, `at_least`, `in_past`. There is no *ends with* and no *changed*: changes are \
      what the trigger *Data Value Changes* is for.
      """)

  static func unknownOperator(_ name: String, offered: [ConditionOperator], at span: Span)
    -> Diagnostic
  {
    let names = offered.map(\.rawValue)
    let meant = ConditionOperator.meant(by: name).map(\.rawValue)
    let nearest =
      meant.flatMap { names.contains($0) ? $0 : nil } ?? Suggestion.nearest(to: name, among: names)
    return Diagnostic(
      unknownOperator,
      "unknown operator \(Diagnostic.quoted(name))"
        + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
      at: span, notes: names.isEmpty ? [] : ["expected one of \(list(names))"],
      fixes: nearest.map { [Fix("replace with `\($0)`", .unsafe, [.init(span, $0)])] } ?? [])
  }

  /// A value is not one of a closed set.
  public static let unknownOption = DiagnosticKind(
    "unknown-option", .error, .reference, "A value is not one of those that are offered.",
    explanation: "The place takes one of a few fixed words; the message lists them.")

  static func unknownOption(
    _ name: String, _ noun: String, among names: [String], at span: Span, notes: [String] = []
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: names)
    return Diagnostic(
      unknownOption,
      "unknown \(noun) \(Diagnostic.quoted(name))"
        + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
      at: span, notes: ["expected one of \(list(names))"] + notes,
      fixes: replacement(span, nearest))
  }

  /// A value does not fit the type of the field.
  public static let valueOfWrongType = DiagnosticKind(
    "value-of-wrong-type", .error, .type, "A value does not fit the type of its field.",
    rules: ["CAT-2.1", "R-29"],
    explanation: """
      Numbers are written with digits, dates as `2026-11-02`, date-times as `2026-11-02 09:00` in \
      the time zone of the workspace, truth values as `true` and `false`. Nothing is converted \
      silently.
      """)

  /// `meant` is the condition that the value may be meant to be.
  static func valueOfWrongType(
    _ text: String, subject: String, expected: String, meant: String? = nil, at span: Span
  ) -> Diagnostic {
    let truth = truthValues[text.lowercased()].map(String.init)
    let isTruth = expected.hasPrefix(shape(of: .boolean))
    return Diagnostic(
      valueOfWrongType,
      "\(Diagnostic.quoted(text)) does not fit \(subject); expected \(expected)", at: span,
      notes: (meant ?? comparison(in: text)).map { ["write `\($0)`"] } ?? [],
      fixes: isTruth ? replacement(span, truth) : [])
  }

  private static let truthValues = [
    "yes": true, "y": true, "on": true, "1": true, "true": true,
    "no": false, "n": false, "off": false, "0": false, "false": false,
  ]

  /// Returns the condition that a comparison such as `> 50` is meant to be.
  private static func comparison(in text: String) -> String? {
    let sign = text.prefix { "<>=!".contains($0) }
    guard !sign.isEmpty, let name = ConditionOperator.meant(by: String(sign)) else { return nil }
    let operand = text.dropFirst(sign.count).drop { $0 == " " }
    return operand.isEmpty ? nil : "{\(name.rawValue): \(operand)}"
  }

  /// A text is longer than its field.
  public static let valueTooLong = DiagnosticKind(
    "value-too-long", .error, .type, "A text is longer than its field.",
    explanation: """
      A text field holds 255 characters, a text area 30,000 bytes. Marketo refuses longer \
      values. Shorten the value.
      """)

  static func valueTooLong(_ subject: String, at span: Span) -> Diagnostic {
    Diagnostic(valueTooLong, "this text is too long for \(subject)", at: span)
  }

  /// Returns what a value of a type looks like.
  static func shape(of type: FieldType) -> String {
    switch type {
    case .string, .email, .phone, .url, .textArea, .formula, .reference: "a text"
    case .integer, .score: "a whole number"
    case .percent, .currency, .float: "a number"
    case .date: "a day such as `2026-11-02`"
    case .datetime: "a day and time such as `2026-11-02 09:00`"
    case .boolean: "`true` or `false`"
    }
  }
}
