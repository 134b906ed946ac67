import RuleGraph
public import RuleSource
import RuleVocabulary
import SyncState

extension SemanticsDiagnostics {
  /// A step that takes no choices has some.
  public static let choicesNotOffered = DiagnosticKind(
    "choices-not-offered", .error, .platform, "A step has choices that cannot have any.",
    rules: ["SC-H6"],
    explanation: """
      Choices stand inside a flow step and select its parameters. *Wait* is the exception: it has \
      one set of parameters for everybody. Put people who wait differently into campaigns of \
      their own.
      """)

  static func choicesNotOffered(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(choicesNotOffered, "`\(word)` cannot have choices", at: span)
  }

  /// A parameter that a word needs is left out.
  public static let missingParameter = DiagnosticKind(
    "missing-parameter", .error, .reference, "A word lacks a parameter that it needs.",
    explanation: """
      The trigger, filter or step cannot be understood without this parameter; in Marketo it \
      would be marked red, and the campaign would be invalid (SC-A4). *Change Program Status* \
      takes the program of its campaign when none is given, so only a campaign outside programs \
      has to name one.
      """)

  static func missingParameter(
    _ name: String, of word: Word, at span: Span, notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      missingParameter, "`\(word.name)` needs `\(name)`", at: span,
      notes: notes + ["for example `\(word.example)`"])
  }

  /// A word is given a single value but has no main parameter.
  public static let noShortForm = DiagnosticKind(
    "no-short-form", .error, .type, "A word cannot be written with a single value.",
    explanation: """
      `member_of_list: Newsletter` is short for `member_of_list: {list: Newsletter}`. Only words \
      with one obvious parameter have a short form; the others name their parameters.
      """)

  static func noShortForm(_ word: Word, at span: Span) -> Diagnostic {
    let expected =
      word.parameters.contains { $0.kind == .fieldCondition }
      ? "a field with its condition" : "parameters by name"
    return Diagnostic(
      noShortForm, "`\(word.name)` has no short form; expected \(expected)", at: span,
      notes: ["for example `\(word.example)`"])
  }

  /// A word of Marketo needs something that is not modelled.
  public static let notModelled = DiagnosticKind(
    "not-modelled", .error, .platform,
    "A word of Marketo needs something that rulec does not model.",
    rules: ["CAT-3.5"],
    explanation: """
      Marketo has this trigger, filter or flow step, but the state that it reads or changes is not \
      part of rulec's model, so a dry run could only be wrong. The page docs/limits.md lists what is \
      left out. Keep such a step in a campaign that is not described here, and request it.
      """)

  static func notModelled(
    _ name: String, _ position: Vocabulary.Position, _ subject: String, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      notModelled,
      "the \(position.title) \(Diagnostic.quoted(name)) is not modelled: rulec knows no \(subject)",
      at: span, notes: ["see docs/limits.md"])
  }

  /// A word, parameter or field is called by another name than its own.
  public static let oldName = DiagnosticKind(
    "old-name", .warning, .style, "An older name, an API name or a screen label is used.",
    rules: ["CAT-1"],
    explanation: """
      Marketo renamed things over the years (*lead* became *person*, *progression* became \
      *program status*), and its API keeps the old names. rulec accepts them, but one name for \
      each thing makes rules easier to search and to review. The fix only changes the name.
      """)

  static func oldName(_ name: String, now: String, at span: Span, isPlain: Bool = true)
    -> Diagnostic
  {
    Diagnostic(
      oldName, "write `\(now)` instead of \(Diagnostic.quoted(name))", at: span,
      fixes: isPlain ? [.replace(span, with: now)] : [])
  }

  /// A flow step names no action.
  public static let unknownAction = unknownWord("unknown-action", "flow step", "action")
  /// An event of a scenario is unknown.
  public static let unknownEvent = unknownWord("unknown-event", "scenario", "event")
  /// A filter is unknown.
  public static let unknownFilter = unknownWord("unknown-filter", "smart list", "filter")
  /// A trigger is unknown.
  public static let unknownTrigger = unknownWord("unknown-trigger", "smart list", "trigger")

  private static func unknownWord(_ name: String, _ place: String, _ noun: String)
    -> DiagnosticKind
  {
    DiagnosticKind(
      name, .error, .reference, "A \(place) names an unknown \(noun).",
      explanation: """
        The \(noun)s are called as on Marketo's screen, in lower case with underscores. Mind the \
        grammar: a trigger is present tense (`added_to_list`), a flow action a command \
        (`add_to_list`), a filter a state (`member_of_list`).
        """)
  }

  /// `fields` are those of people, because the name of a field in place of a word is a common slip.
  static func unknownWord(
    _ name: String, as position: Vocabulary.Position, in words: Vocabulary, fields: Schema,
    at span: Span
  ) -> Diagnostic {
    let kind =
      switch position {
      case .trigger: unknownTrigger
      case .filter: unknownFilter
      case .action: unknownAction
      case .event: unknownEvent
      }
    let names = words.words(position).map(\.name)
    let habit = position == .event ? loggedAs(name, words) : otherWay(of: name, as: position, words)
    let other = otherPlace(of: name, as: position, words)
    let nearest =
      if let other, habit == nil {
        other.kin
      } else {
        Suggestion.nearest(to: name, among: names).flatMap {
          habit == nil || $0.prefix(3) == name.lowercased().prefix(3) ? $0 : nil
        }
      }
    var message = "unknown \(position.title) \(Diagnostic.quoted(name))"
    var note = habit ?? wayOut(name, as: position, among: names, fields)
    if let other = other?.position {
      message = "\(Diagnostic.quoted(name)) is \(article(other)) \(other.title)"
      message +=
        nearest.map { "; the \(position.title) is `\($0)`" }
        ?? ", not \(article(position)) \(position.title)"
      note = habit ?? home(of: other)
    } else {
      message += nearest.map { "; did you mean `\($0)`?" } ?? ""
    }
    return Diagnostic(
      kind, message, at: span, notes: nearest == nil ? [note] : [],
      fixes: nearest.map { [Fix("replace with `\($0)`", .unsafe, [.init(span, $0)])] } ?? [])
  }

  /// Returns where a word stands that is looked for elsewhere, and the word about the same entries
  /// of the log that stands there: `was_sent_email` for the step `send_email` among filters.
  private static func otherPlace(
    of name: String, as position: Vocabulary.Position, _ words: Vocabulary
  ) -> (position: Vocabulary.Position, kin: String?)? {
    for other in Vocabulary.Position.allCases where other != position {
      let place: Int
      switch words.meaning(of: name, as: other) {
      case .word(let exact): place = exact
      case .otherName(let translated): place = translated
      case .unknown: continue
      }
      let activities = words.words(other)[place].activities
      let kin = words.words(position).first { word in
        !word.name.hasPrefix("not_") && word.activities.contains(where: activities.contains)
      }
      return (other, kin?.name)
    }
    return nil
  }

  /// Returns how to write what other languages write with *not*, *and* and *or*; nil when the name
  /// begins with none of these.
  private static func otherWay(
    of name: String, as position: Vocabulary.Position, _ words: Vocabulary
  ) -> String? {
    let first = name.lowercased().prefix { $0 != " " && $0 != "_" && $0 != ":" }
    switch (position, first) {
    case (.filter, "not"), (.trigger, "not"):
      let others = name.dropFirst(first.count).drop { " _:".contains($0) }
      if case .word(let place) = words.meaning(of: String(others), as: position),
        let main = words.words(position)[place].mainParameter
      {
        let word = words.words(position)[place]
        return "the value is negated: `\(word.name): {\(word.parameters[main].name): {is_not: …}}`"
      }
      return
        "the value is negated: `member_of_list: {list: {is_not: …}}`, `person: {Country: {is_not: …}}`"
    case (.filter, "and"), (.filter, "or"), (.filter, "all"), (.filter, "any"):
      return
        "filters are combined with `match:`: `all`, `any` or a formula such as `1 and (2 or 3)`"
    default: return nil
    }
  }

  /// Returns how a scenario says that a person does what a trigger or an entry of the log is called
  /// after, such as `fills_out_form`; nil for other names.
  private static func loggedAs(_ name: String, _ words: Vocabulary) -> String? {
    let trigger = words.words(.trigger).first { $0.name == name }
    let activity = ActivityFacts.all.first { facts in
      facts.isBehaviour
        && (trigger?.activities.contains(facts.type) == true
          || Suggestion.nearest(to: name, among: [facts.name]) != nil)
    }
    return activity.map { "write `log_activity: {activity: \($0.name), …}`" }
  }

  /// Returns what may help where no name is near: the word that asks for the field of this name,
  /// words that are akin, or where to find all of them.
  private static func wayOut(
    _ name: String, as position: Vocabulary.Position, among names: [String], _ fields: Schema
  ) -> String {
    // `Country = Sweden` is about the field too.
    let subject = name.lowercased().prefix { !"=<>!:".contains($0) }
    let words = subject.split { $0 == " " || $0 == "_" }
    let spellings = [words.joined(separator: " "), words.joined()]
    if let field = fields.fields.first(where: { field in
      ([field.name, field.apiName] + field.aliases).contains { spellings.contains($0.lowercased()) }
    }) {
      let use =
        switch position {
        case .filter: "person: {\(field.name): …}"
        case .trigger: "data_value_changes: {field: \(field.name)}"
        case .action, .event: "change_data_value: {field: \(field.name), value: …}"
        }
      return "`\(field.name)` is a field of people; write `\(use)`"
    }
    let related = Suggestion.related(to: name, among: names)
    return related.isEmpty
      ? "`rulec explain --list words` lists the \(position.title)s"
      : "similar are \(list(related))"
  }

  /// Where words of a position stand.
  private static func home(of position: Vocabulary.Position) -> String {
    switch position {
    case .trigger: "triggers stand under `triggers:`"
    case .filter: "filters stand under `filters:`"
    case .action: "flow steps stand under `flow:`"
    case .event: "events stand under `events:` in a scenario"
    }
  }

  private static func article(_ position: Vocabulary.Position) -> String {
    switch position {
    case .event: "an"
    case .trigger, .filter, .action: "a"
    }
  }

  /// A parameter is unknown.
  public static let unknownParameter = DiagnosticKind(
    "unknown-parameter", .error, .reference, "A word has no such parameter.",
    explanation: """
      Every word takes a closed set of parameters: its main one and its constraints, as on \
      Marketo's screen. A constraint that Marketo does not offer cannot be written either.
      """)

  static func unknownParameter(_ name: String, of word: Word, at span: Span) -> Diagnostic {
    let names = word.parameters.map(\.name)
    let expected = names.isEmpty ? "it has none" : "it has \(list(names))"
    if ConditionOperator(rawValue: name) != nil, let main = word.mainParameter {
      return Diagnostic(
        unknownParameter,
        "`\(word.name)` has no parameter `\(name)`; write `{\(names[main]): {\(name): …}}`",
        at: span, notes: [expected])
    }
    if let (parameter, value) = split(name, among: names) {
      return Diagnostic(
        unknownParameter, "expected `: ` between `\(parameter)` and its value", at: span,
        fixes: value.isEmpty ? [] : replacement(span, "\(parameter): \(value)"))
    }
    return Diagnostic(
      unknownParameter,
      "`\(word.name)` has no parameter \(Diagnostic.quoted(name))"
        + Suggestion.phrase(for: name, among: names),
      at: span, notes: [expected],
      fixes: replacement(span, Suggestion.nearest(to: name, among: names)))
  }

  /// Returns the parameter and the value that a key such as `status:Invited` or `status Invited` is
  /// meant to be.
  private static func split(_ key: String, among names: [String]) -> (String, Substring)? {
    let name = key.prefix { $0 != ":" && $0 != " " && $0 != "=" }
    guard name.count < key.count, names.contains(String(name)) else { return nil }
    return (String(name), key.dropFirst(name.count).drop { ":= ".contains($0) })
  }

  /// A parameter is given a list or keys where a text belongs, or the other way round.
  public static let wrongArgumentShape = DiagnosticKind(
    "wrong-argument-shape", .error, .type, "A parameter has a value of the wrong shape.",
    explanation: """
      A value is a single text, a list, or keys with values. Which of them a parameter takes is \
      shown on the reference page of the word.
      """)

  static func wrongArgumentShape(
    _ expected: String, hint: String? = nil, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      wrongArgumentShape, "expected \(expected)", at: span, notes: hint.map { [$0] } ?? [])
  }
}
