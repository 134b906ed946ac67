public import RuleSource

/// The kinds of finding about what definitions look like, before names are resolved.
public enum SyntaxDiagnostics {
  /// Every kind, in the order of the names.
  public static let all: [DiagnosticKind] = (structure + values + notations).sorted {
    $0.name < $1.name
  }

  private static let structure = [
    conflictingKeys, emptyDefinition, emptyFile, misplacedArguments, misplacedKind, missingKey,
    missingWord, parametersBesideChoices, severalWords, unknownKey, unknownKind,
    unsupportedVersion,
  ]

  private static let values = [
    emptyList, expectedBoolean, expectedNumber, missingValue, numberOutOfRange,
    typographicQuotes, unknownChoice,
    unquotedNumber, unquotedTruthValue, wrongShape,
  ]

  private static let notations = [
    malformedDate, malformedFilterName, malformedMatch, malformedMonth, malformedOffset,
    malformedPeriod, malformedQualify, malformedRecurrence, malformedSalesforceID,
    malformedScoreChange, malformedTime, malformedToken, mixedMatch, unknownPeriodUnit,
    unknownTokenNamespace, unknownWeekday,
  ]
}

extension SyntaxDiagnostics {
  /// Two keys stand together that exclude each other.
  public static let conflictingKeys = DiagnosticKind(
    "conflicting-keys", .error, .syntax, "Two keys stand together that exclude each other.",
    explanation: """
      The two keys say the same thing in different ways, such as `at` and `after` of an event. \
      Keep the one that is meant.
      """)

  static func conflictingKeys(_ first: Located<String>, _ second: Located<String>) -> Diagnostic {
    Diagnostic(
      conflictingKeys, "`\(second.value)` cannot stand beside `\(first.value)`; keep one of them",
      at: second.span, labels: [Diagnostic.Label(first.span, "`\(first.value)` stands here")])
  }

  /// A document holds nothing.
  public static let emptyDefinition = DiagnosticKind(
    "empty-definition", .error, .syntax, "A document holds no definition.",
    explanation: """
      Each document of a file, between two lines `---`, is one definition: keys with values, of \
      which the first one names the kind, such as `program: Q4 Launch`.
      """)

  static func emptyDefinition(_ span: Span) -> Diagnostic {
    Diagnostic(
      emptyDefinition,
      "this document holds no definition; expected keys, beginning with a kind such as `program`",
      at: span)
  }

  /// A file holds nothing.
  public static let emptyFile = DiagnosticKind(
    "empty-file", .warning, .syntax, "A file holds no definition.",
    explanation: """
      The file is empty or has only comments, so it adds nothing to the workspace. It may have \
      been emptied by accident.
      """)

  static func emptyFile(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      emptyFile, "this file holds no definition", at: Span(file: file.id, start: 0, end: 0))
  }

  /// Arguments of a word stand beside it.
  public static let misplacedArguments = DiagnosticKind(
    "misplaced-arguments", .error, .syntax, "Arguments of a word stand beside it, not under it.",
    explanation: """
      The arguments of a trigger, filter, action or event belong under its name, indented further \
      than the name itself. At the same indentation they are read as more words.

      ```yaml
      - member_of_program:
          program: Q4 Launch      # two columns further right than member_of_program
      ```
      """)

  static func misplacedArguments(_ argument: Located<String>, of word: String) -> Diagnostic {
    Diagnostic(
      misplacedArguments,
      "\(Diagnostic.quoted(argument.value)) stands beside \(Diagnostic.quoted(word)); "
        + "indent it further so that it stands under it",
      at: argument.span)
  }

  /// The key that names the kind is not the first one.
  public static let misplacedKind = DiagnosticKind(
    "misplaced-kind", .error, .syntax, "The key that names the kind of a definition is not first.",
    explanation: """
      The first key of a document says what it defines. That is what a reader looks for, and what \
      tells `program: X`, the definition of a program, from `program: X` in a smart campaign.
      """)

  static func misplacedKind(_ kind: Located<String>) -> Diagnostic {
    Diagnostic(
      misplacedKind, "`\(kind.value)` names the kind of the definition; it must be the first key",
      at: kind.span)
  }

  /// A key is missing.
  public static let missingKey = DiagnosticKind(
    "missing-key", .error, .syntax, "A key is missing that must be there.",
    explanation: """
      Without the key the definition is incomplete, and there is no usual value for it. The \
      message names it; `rulec explain` shows what belongs into it.
      """
  )

  static func missingKey(_ name: String, in subject: String, at span: Span) -> Diagnostic {
    Diagnostic(missingKey, "\(subject) needs `\(name)`", at: span)
  }

  /// A word is missing.
  public static let missingWord = DiagnosticKind(
    "missing-word", .error, .syntax, "A trigger, filter, action or event is missing.",
    explanation: """
      Each item of the list is one word of the language with its arguments, such as \
      `- member_of_list: Newsletter`.
      """)

  static func missingWord(_ role: WordRole, at span: Span) -> Diagnostic {
    Diagnostic(missingWord, "expected \(role.phrase)", at: span)
  }

  static func choicesOutsideStep(_ key: Located<String>) -> Diagnostic {
    Diagnostic(
      missingWord,
      "expected \(WordRole.action.phrase); \(Diagnostic.quoted(key.value)) stands inside of one",
      at: key.span,
      notes: [
        "for example `send_alert: {choices: [{if: {person: {Country: France}}, email: Call}], "
          + "default: {do: nothing}}`"
      ])
  }

  /// Parameters stand beside choices.
  public static let parametersBesideChoices = DiagnosticKind(
    "parameters-beside-choices", .error, .syntax,
    "A step has choices and parameters outside of them.",
    rules: ["SC-H1"],
    explanation: """
      Each choice of a step holds a full set of parameters, and so does the default. What stands \
      beside `choices` belongs to none of them; write it in each branch, or under `default`.
      """)

  static func parametersBesideChoices(_ key: Located<String>) -> Diagnostic {
    if ["else", "otherwise"].contains(key.value)
      || Suggestion.nearest(to: key.value, among: ["default"]) != nil
    {
      return Diagnostic(
        parametersBesideChoices,
        "\(Diagnostic.quoted(key.value)) stands beside the choices; did you mean `default`?",
        at: key.span, fixes: [replacement(key.span, "default")])
    }
    return Diagnostic(
      parametersBesideChoices,
      "\(Diagnostic.quoted(key.value)) stands beside the choices; "
        + "write it in each choice and in `default`",
      at: key.span)
  }

  /// One item holds several words.
  public static let severalWords = DiagnosticKind(
    "several-words", .error, .syntax, "One item of a list holds several words.",
    explanation: "Each trigger, filter, step and event is an item of its own: put `- ` before it.")

  static func severalWords(
    _ second: Located<String>, after first: Located<String>, _ role: WordRole
  ) -> Diagnostic {
    Diagnostic(
      severalWords,
      "\(Diagnostic.quoted(second.value)) is a second \(role.noun) in the same item; "
        + "begin a new item with `- `",
      at: second.span,
      labels: [Diagnostic.Label(first.span, "the item is about this \(role.noun)")])
  }

  /// A key is unknown.
  public static let unknownKey = DiagnosticKind(
    "unknown-key", .error, .syntax, "A key is unknown.",
    explanation: """
      Keys that are not part of the language are refused, because a misspelt key would otherwise \
      be ignored in silence.
      """)

  static func unknownKey(
    _ key: Located<String>, in record: RecordDeclaration, nearest: String?
  ) -> Diagnostic {
    var notes: [String] = []
    if nearest == nil {
      let home = record.keys.first { $0.shape.record?.key(named: key.value) != nil }
      notes = [
        home.map { "`\(key.value)` belongs under `\($0.name)`" }
          ?? "\(record.subject) has \(names(record.keys.map(\.name)))"
      ]
    }
    return Diagnostic(
      unknownKey,
      "unknown key \(Diagnostic.quoted(key.value)) in \(record.subject)"
        + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
      at: key.span, notes: notes, fixes: nearest.map { [replacement(key.span, $0)] } ?? [])
  }

  /// The kind of a definition is unknown.
  public static let unknownKind = DiagnosticKind(
    "unknown-kind", .error, .syntax, "A document does not begin with the kind of a definition.",
    explanation: """
      The first key of each document says what it defines: `rulec` (the workspace), \
      `person_fields`, `channel`, `sfdc_campaign`, `program`, `static_list`, `smart_list`, \
      `smart_campaign` or `scenario`.
      """)

  static func unknownKind(_ key: Located<String>, known: [RecordDeclaration]) -> Diagnostic {
    let kinds = known.compactMap { $0.keys.first?.name }
    let nearest = Suggestion.nearest(to: key.value, among: kinds)
    let owners = known.filter { $0.key(named: key.value) != nil }
    var notes: [String] = []
    if nearest == nil, owners.count == 1, let kind = owners[0].keys.first?.name {
      notes.append("`\(key.value)` is a key of \(owners[0].subject), which begins with `\(kind):`")
    } else if nearest == nil {
      notes.append("a definition begins with \(alternatives(kinds))")
      notes.append("files that are no rules are left out with `exclude:` in `rulec.yaml`")
    }
    return Diagnostic(
      unknownKind,
      "unknown kind of definition \(Diagnostic.quoted(key.value))"
        + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
      at: key.span, notes: notes,
      fixes: nearest.map { [replacement(key.span, $0)] } ?? [])
  }

  /// The version of the language is not supported.
  public static let unsupportedVersion = DiagnosticKind(
    "unsupported-version", .error, .syntax, "The workspace wants another version of the language.",
    explanation: """
      `rulec: 1` says which version of the language the files are written in. This program knows \
      version 1.
      """)

  static func unsupportedVersion(_ version: Located<Int>) -> Diagnostic {
    Diagnostic(
      unsupportedVersion, "version \(version.value) of the language is not supported; expected `1`",
      at: version.span)
  }

  /// Returns names in backticks, joined as in a sentence.
  static func names(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Returns the edit that puts a suggested name; a guess, so it is not safe.
  static func replacement(_ span: Span, _ name: String) -> Fix {
    Fix("replace with `\(name)`", .unsafe, [Fix.Edit(span, name)])
  }
}
