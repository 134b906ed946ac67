import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Returns the argument that a literal gives for a parameter.
  mutating func argument(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    if case .null(let span) = literal {
      return refuse(
        SemanticsDiagnostics.nullValue(
          context.parameter.name, hint: hint(about: context.parameter.kind), at: span))
    }
    switch context.parameter.kind {
    case .people: return people(literal)
    case .asset(let kind): return asset(literal, kind, context)
    case .sfdcCampaignOrToken: return sfdcCampaignOrToken(literal, context)
    case .assetTest(let kind): return assetTest(literal, kind, context)
    case .field(let role): return field(literal, role, context)
    case .fieldTest: return fieldTest(literal, context)
    case .fieldCondition: preconditionFailure("a field condition takes all arguments of its word")
    case .condition: return fieldCondition(literal, context.scope)
    case .fieldValue(let field, let tokens):
      return fieldValue(literal, of: field, tokens: tokens, context)
    case .fieldValues: return fieldValues(literal, context)
    case .valueTest(let type):
      let subject = TestSubject(name: context.parameter.name, type: type)
      return test(literal, subject, context.scope).map { .valueTest($0) }
    case .fieldValueTest(let field): return fieldValueTest(literal, of: field, context)
    case .statusTest(let owner): return statusTest(literal, of: owner, context)
    case .programStatus(let program): return programStatus(literal, of: program, context)
    case .memberStatus(let campaign, let tokens):
      return memberStatus(literal, of: campaign, tokens: tokens, context)
    case .place(let owner): return place(literal, in: owner, context)
    case .placeTest(let owner): return placeTest(literal, in: owner, context)
    case .scoreChange(let tokens): return scoreChange(literal, tokens: tokens, context)
    case .text: return plainText(literal, context).map { .text(intern($0.text)) }
    case .tokenText: return tokenText(literal, context)
    case .alertAddresses: return alertAddresses(literal, context)
    case .nameTest: return nameTest(literal, context)
    case .count: return count(literal, context)
    case .day:
      return scalar(literal, "a day such as `2026-12-24`").flatMap { day($0) }
        .map { .value(.date($0)) }
    case .boolean: return boolean(literal, context.parameter.name).map { .boolean($0) }
    case .choice(let words): return choice(literal, words, context)
    case .choiceTest(let texts): return choiceTest(literal, texts, context)
    case .period: return period(literal)
    case .waitEnd: return waitEnd(literal, context)
    }
  }

  private func hint(about kind: ParameterKind) -> String? {
    switch kind {
    case .valueTest, .fieldValueTest, .statusTest, .fieldCondition, .condition:
      "write `{is_empty: true}`"
    case .fieldValue: "write `NULL` to clear the field"
    case .people, .asset, .sfdcCampaignOrToken, .assetTest, .field, .fieldTest, .fieldValues,
      .programStatus, .memberStatus, .place, .placeTest, .scoreChange, .text, .tokenText,
      .alertAddresses, .nameTest,
      .count,
      .day, .boolean, .choice, .choiceTest, .period,
      .waitEnd:
      nil
    }
  }

  /// Returns the single text of a literal.
  mutating func scalar(
    _ literal: Literal, _ expected: @autoclosure () -> String
  ) -> ScalarLiteral? {
    if case .scalar(let scalar) = literal { return scalar }
    return refuse(SemanticsDiagnostics.wrongArgumentShape(expected(), at: literal.span))
  }

  /// Returns the single text of a literal, which holds no token.
  mutating func plainText(_ literal: Literal, _ context: ArgumentContext) -> ScalarLiteral? {
    guard let scalar = scalar(literal, "a single text for `\(context.parameter.name)`") else {
      return nil
    }
    guard !TokenTemplate.hasTokens(scalar.text) else {
      return refuse(SemanticsDiagnostics.tokenNotAllowed(at: scalar.span))
    }
    guard !scalar.text.isEmpty else {
      return refuse(
        SemanticsDiagnostics.nullValue(context.parameter.name, hint: nil, at: scalar.span))
    }
    return scalar
  }

  /// Returns the truth value of a literal.
  mutating func boolean(_ literal: Literal, _ name: String) -> Bool? {
    guard let scalar = scalar(literal, "`true` or `false`") else { return nil }
    switch scalar.text {
    case "true": return true
    case "false": return false
    default:
      return refuse(
        SemanticsDiagnostics.valueOfWrongType(
          scalar.text, subject: "`\(name)`", expected: "`true` or `false`", at: scalar.span))
    }
  }

  private mutating func tokenText(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    guard let scalar = scalar(literal, "a single text for `\(context.parameter.name)`") else {
      return nil
    }
    guard !scalar.text.isEmpty else {
      return refuse(
        SemanticsDiagnostics.nullValue(context.parameter.name, hint: nil, at: scalar.span))
    }
    return template(scalar, context.scope).map { .template($0) }
  }

  /// Reads the addresses of an alert, which hold tokens in trigger campaigns only (V-06).
  private mutating func alertAddresses(
    _ literal: Literal, _ context: ArgumentContext
  ) -> Argument? {
    guard let argument = tokenText(literal, context) else { return nil }
    guard context.scope.kind == .batch, case .template(let template?) = argument,
      template.literal == nil, case .scalar(let scalar) = literal
    else { return argument }
    return refuse(
      SemanticsDiagnostics.tokenNotAvailable(
        scalar.text, "works here in trigger campaigns only, but this is a batch campaign",
        at: scalar.span))
  }

  /// Reads people, one or a list of them.
  private mutating func people(_ literal: Literal) -> Argument? {
    var literals = [literal]
    if case .list(let items, _) = literal { literals = items }
    var keys: [TimelineEvent.PersonKey] = []
    for literal in literals {
      guard let scalar = scalar(literal, "a Marketo id or an email address"),
        let key = personKey(scalar)
      else { return nil }
      keys.append(key)
    }
    guard keys.isEmpty else { return .people(keys) }
    return refuse(
      SemanticsDiagnostics.wrongArgumentShape("Marketo ids or email addresses", at: literal.span))
  }

  private mutating func count(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    guard let scalar = scalar(literal, "a whole number") else { return nil }
    if let count = Int(scalar.text), (1...Int(Int32.max)).contains(count) { return .count(count) }
    return refuse(
      SemanticsDiagnostics.valueOfWrongType(
        scalar.text, subject: "`\(context.parameter.name)`",
        expected: "a whole number that is at least 1", at: scalar.span))
  }

  private mutating func choice(_ literal: Literal, _ words: [String], _ context: ArgumentContext)
    -> Argument?
  {
    guard let scalar = plainText(literal, context) else { return nil }
    guard let position = words.firstIndex(of: scalar.text) else {
      let addresses = context.word.parameters.first { $0.kind == .alertAddresses }
      let home = scalar.text.contains("@") ? addresses : nil
      return refuse(
        SemanticsDiagnostics.unknownOption(
          scalar.text, "value for `\(context.parameter.name)`:", among: words, at: scalar.span,
          notes: home.map { ["addresses stand under `\($0.name)`"] } ?? []))
    }
    return .choice(position, intern(scalar.text))
  }

  private mutating func period(_ literal: Literal) -> Argument? {
    guard let scalar = scalar(literal, "a period such as `2 days`") else { return nil }
    switch PeriodNotation.parse(scalar.text) {
    case .success(let notation):
      return .period(Period(notation))
    case .failure(let error):
      guard error.kind == SyntaxDiagnostics.unknownPeriodUnit else {
        return refuse(error.diagnostic(in: scalar))
      }
      reportHarmless(error.diagnostic(in: scalar))
      return .period(nil)
    }
  }

  private mutating func scoreChange(_ literal: Literal, tokens: Bool, _ context: ArgumentContext)
    -> Argument?
  {
    guard let scalar = scalar(literal, "a change such as `+5`") else { return nil }
    if TokenTemplate.hasTokens(scalar.text) {
      guard tokens else {
        return refuse(SemanticsDiagnostics.tokenNotAllowed(at: scalar.span))
      }
      let expected = "one `my.` token of type `score`"
      guard let (token, _) = onlyMyToken(scalar, .score, expected, context.scope) else {
        return nil
      }
      return .scoreChange(.template(Template([token])))
    }
    guard let change = read(scalar, as: ScoreChangeNotation.self) else { return nil }
    if change.isBare {
      report(SemanticsDiagnostics.bareScoreChange(change.amount, at: scalar.span))
    }
    let amount = Int32(clamping: change.amount)
    switch change.operation {
    case .add: return .scoreChange(.add(amount))
    case .set: return .scoreChange(.set(amount))
    }
  }
}
