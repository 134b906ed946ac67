import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// The keys under `until:`.
  private enum WaitKey: String, CaseIterable {
    case weekdays
    case at
    case date
    case token
    case anniversary
    case offset
  }

  /// What stands under `until:`, before it is put together.
  private struct WaitDraft {
    var end = WaitEnd()
    var date: CivilDate?
    var token: Token?
    var anniversary: Bool?
    var offset: Wait.DayOffset?
    private var keys: [(key: WaitKey, span: Span)] = []

    /// Returns where a key stands; nil when it is not there.
    func span(of key: WaitKey) -> Span? { keys.last { $0.key == key }?.span }

    mutating func note(_ key: WaitKey, at span: Span) { keys.append((key, span)) }
  }

  /// Returns the end of a wait that a literal spells.
  mutating func waitEnd(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    guard case .map(let entries, let span) = literal, !entries.isEmpty else {
      return refuse(
        SemanticsDiagnostics.wrongArgumentShape(
          "keys such as `{date: 2026-12-01, at: \"09:00\"}`", at: literal.span))
    }
    var draft = WaitDraft()
    var isSound = true
    for entry in entries where !read(entry, into: &draft, context) { isSound = false }
    guard isSound, areTogether(draft, hasDuration: context.isWritten("for"), span)
    else { return nil }
    if let date = draft.date {
      draft.end.day = .date(date)
    } else if let token = draft.token {
      if context.scope.kind == .batch {
        return refuse(
          SemanticsDiagnostics.dateTokenWaitInBatch(at: draft.span(of: .token) ?? span))
      }
      draft.end.day = .token(
        token, anniversary: draft.anniversary ?? false, offset: draft.offset ?? .days(0))
    }
    return .waitEnd(draft.end)
  }

  private mutating func read(
    _ entry: Literal.Entry, into draft: inout WaitDraft, _ context: ArgumentContext
  ) -> Bool {
    guard let key = WaitKey(rawValue: entry.key.value) else {
      let names = WaitKey.allCases.map(\.rawValue)
      report(
        SemanticsDiagnostics.unknownOption(
          entry.key.value, "key", among: names, at: entry.key.span))
      return false
    }
    draft.note(key, at: entry.key.span)
    switch key {
    case .weekdays:
      draft.end.weekdays = weekdays(entry.value)
      return draft.end.weekdays != nil
    case .at:
      draft.end.at = scalar(entry.value, "a time such as `\"09:00\"`").flatMap {
        read($0, as: TimeNotation.self)
      }.flatMap { TimeOfDay($0) }
      return draft.end.at != nil
    case .date:
      draft.date = scalar(entry.value, "a day such as `2026-12-01`").flatMap { day($0) }
      return draft.date != nil
    case .token:
      draft.token = scalar(entry.value, "a date token").flatMap { dateToken($0, context.scope) }
      return draft.token != nil
    case .anniversary:
      draft.anniversary = boolean(entry.value, key.rawValue)
      return draft.anniversary != nil
    case .offset:
      draft.offset = scalar(entry.value, "an offset such as `-3 days`").flatMap {
        offset($0, context.scope)
      }
      return draft.offset != nil
    }
  }

  /// Whether the parts of a wait make one of its three forms (SC-W1, W2, W3).
  private mutating func areTogether(_ draft: WaitDraft, hasDuration: Bool, _ span: Span) -> Bool {
    func conflict(_ message: String, _ key: WaitKey) -> Diagnostic {
      SemanticsDiagnostics.conflictingWait(message, at: draft.span(of: key) ?? span)
    }
    var found: Diagnostic?
    if hasDuration, draft.span(of: .date) != nil {
      found = conflict("a wait has either `for` or a date, not both", .date)
    } else if hasDuration, draft.span(of: .token) != nil {
      found = conflict("a wait has either `for` or a token, not both", .token)
    } else if draft.span(of: .date) != nil, draft.span(of: .token) != nil {
      found = conflict("a wait has either a date or a token, not both", .token)
    } else if !hasDuration, draft.span(of: .date) == nil, draft.span(of: .token) == nil {
      found = SemanticsDiagnostics.conflictingWait(
        "expected `for`, `date` or `token` to say how long to wait", at: span)
    } else if !hasDuration, draft.span(of: .weekdays) != nil {
      found = conflict("`weekdays` goes with `for` only", .weekdays)
    } else if draft.span(of: .token) == nil, draft.span(of: .anniversary) != nil {
      found = conflict("`anniversary` goes with `token` only", .anniversary)
    } else if draft.span(of: .token) == nil, draft.span(of: .offset) != nil {
      found = conflict("`offset` goes with `token` only", .offset)
    }
    if let found { report(found) }
    return found == nil
  }

  private mutating func weekdays(_ literal: Literal) -> WeekdaySet? {
    guard let scalars = operands(literal) else { return nil }
    let days = scalars.compactMap { read($0, as: Weekday.self) }
    return days.count == scalars.count ? WeekdaySet(days) : nil
  }

  private mutating func dateToken(_ scalar: ScalarLiteral, _ scope: Scope) -> Token? {
    let expected = "one token that holds a date"
    guard let (token, resolved) = onlyToken(scalar, expected, scope) else { return nil }
    if isDate(resolved, scope) { return resolved }
    return refuse(
      SemanticsDiagnostics.tokenOfWrongType(
        "\(token.namespace.rawValue).\(token.name)", expected: expected, at: scalar.span))
  }

  private func isDate(_ token: Token, _ scope: Scope) -> Bool {
    switch token {
    case .field(let id):
      let family = program.assets.fields[id].type.family
      return family == .date || family == .datetime
    case .my(let name): return myToken(program.text[name], in: scope.program)?.type == .date
    case .system(.date), .system(.dateTime): return true
    case .system(.time), .campaign, .program, .trigger, .member: return false
    }
  }

  /// Returns an offset: days, or an integer token with a sign (SC-W3).
  private mutating func offset(_ scalar: ScalarLiteral, _ scope: Scope) -> Wait.DayOffset? {
    guard TokenTemplate.hasTokens(scalar.text) else {
      return read(scalar, as: OffsetNotation.self).map { .days($0.days) }
    }
    let expected = "a sign and one token that holds a whole number, such as `-{{my.Days}}`"
    let sign = scalar.text.first.flatMap { $0 == "-" || $0 == "+" ? $0 : nil }
    let rest = sign == nil ? scalar.text : String(scalar.text.dropFirst())
    let moved = ScalarLiteral(
      text: rest.trimmingUnit, isQuoted: scalar.isQuoted, span: scalar.span,
      contentStart: scalar.contentStart + (sign == nil ? 0 : 1))
    guard let (_, resolved) = onlyToken(moved, expected, scope) else { return nil }
    let isNumber: Bool
    switch resolved {
    case .field(let id): isNumber = program.assets.fields[id].type.family == .number
    case .my(let name):
      isNumber = myToken(program.text[name], in: scope.program)?.type == .number
    case .campaign, .program, .system, .trigger, .member: isNumber = false
    }
    guard isNumber else {
      return refuse(
        SemanticsDiagnostics.tokenOfWrongType(scalar.text, expected: expected, at: scalar.span))
    }
    return .token(resolved, isNegative: sign == "-")
  }

  private mutating func onlyToken(_ scalar: ScalarLiteral, _ expected: String, _ scope: Scope)
    -> (token: TokenTemplate.Token, resolved: Token)?
  {
    let (parsed, errors) = TokenTemplate.parse(scalar.text)
    for error in errors { report(error.diagnostic(in: scalar)) }
    guard errors.isEmpty else { return nil }
    guard let token = parsed.onlyToken else {
      return refuse(
        SemanticsDiagnostics.tokenOfWrongType(scalar.text, expected: expected, at: scalar.span))
    }
    return resolve(token, in: scalar, scope).map { (token, $0) }
  }
}

extension String {
  /// The text without the unit ` days` at its end.
  fileprivate var trimmingUnit: String {
    hasSuffix(" days") ? String(dropLast(5)) : hasSuffix(" day") ? String(dropLast(4)) : self
  }
}
