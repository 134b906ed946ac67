import RuleGraph
import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// Returns the template that a text spells, its tokens resolved.
  mutating func template(_ scalar: ScalarLiteral, _ scope: Scope) -> Template? {
    let (parsed, errors) = TokenTemplate.parse(scalar.text)
    for error in errors { report(error.diagnostic(in: scalar)) }
    var isSound = errors.isEmpty
    var parts: [Template.Part] = []
    for part in parsed.parts {
      switch part {
      case .text(let text):
        parts.append(.literal(intern(text)))
      case .token(let token):
        if let resolved = resolve(token, in: scalar, scope) {
          parts.append(.token(resolved, default: token.fallback.map { intern($0) }))
        } else {
          isSound = false
        }
      }
    }
    return isSound ? Template(parts) : nil
  }

  /// Returns the only token of a text, which must be a `my.` token of a type.
  mutating func onlyMyToken(
    _ scalar: ScalarLiteral, _ type: TokenType, _ expected: String, _ scope: Scope
  ) -> (part: Template.Part, value: MyToken)? {
    let (parsed, errors) = TokenTemplate.parse(scalar.text)
    for error in errors { report(error.diagnostic(in: scalar)) }
    guard errors.isEmpty else { return nil }
    guard let token = parsed.onlyToken, token.namespace == .my else {
      return refuse(
        SemanticsDiagnostics.tokenOfWrongType(scalar.text, expected: expected, at: scalar.span))
    }
    guard let resolved = resolve(token, in: scalar, scope),
      let value = myToken(token.name, in: scope.program)
    else { return nil }
    guard value.type == type else {
      return refuse(
        SemanticsDiagnostics.tokenOfWrongType(
          "my." + token.name, expected: "\(expected), not `\(value.type.rawValue)`",
          at: scalar.span(ofText: token.range)))
    }
    return (.token(resolved, default: token.fallback.map { intern($0) }), value)
  }

  /// Returns what a token reads.
  mutating func resolve(_ token: TokenTemplate.Token, in scalar: ScalarLiteral, _ scope: Scope)
    -> Token?
  {
    let span = scalar.span(ofText: token.nameRange)
    switch token.namespace {
    case .lead: return fieldToken(token, isCompany: false, scalar)
    case .company: return fieldToken(token, isCompany: true, scalar)
    case .my: return myToken(token, at: span, scope)
    case .campaign:
      return property(token, scalar).map { .campaign($0) }
    case .program:
      guard scope.program != nil else {
        return refuse(
          SemanticsDiagnostics.tokenNotAvailable(
            text(of: token), "needs a program, but this campaign belongs to none", at: span))
      }
      return property(token, scalar).map { .program($0) }
    case .system:
      return word(token, among: Token.Clock.allCases.map(\.rawValue), scalar).flatMap {
        Token.Clock(rawValue: $0)
      }.map { .system($0) }
    case .trigger: return triggerToken(token, scalar, scope)
    case .member:
      let names = program.assets.memberFields.fields.map(\.name)
      guard let id = program.assets.memberFields.find(token.name) else {
        return refuse(
          SemanticsDiagnostics.unknownToken(
            text(of: token), among: names, name: token.name, at: span))
      }
      return .member(id)
    }
  }

  private mutating func fieldToken(
    _ token: TokenTemplate.Token, isCompany: Bool, _ scalar: ScalarLiteral
  ) -> Token? {
    let span = scalar.span(ofText: token.nameRange)
    guard let id = field(token.name, at: span) else { return nil }
    guard program.assets.fields[id].isCompany == isCompany else {
      let other = isCompany ? "lead" : "company"
      return refuse(
        SemanticsDiagnostics.unknownToken(
          text(of: token), among: [], name: token.name, at: span,
          note: "`\(program.assets.fields[id].name)` belongs to `{{\(other).…}}`"))
    }
    return .field(id)
  }

  private mutating func myToken(_ token: TokenTemplate.Token, at span: Span, _ scope: Scope)
    -> Token?
  {
    guard myToken(token.name, in: scope.program) != nil else {
      // That the program does not exist has been said where it is named.
      if scope.program == nil, scope.programName != nil { return nil }
      let home = scope.program.map { program.assets.programs[$0.index].name }
      return refuse(
        SemanticsDiagnostics.undefinedToken(
          token.name, program: home, among: myTokenNames(in: scope.program), at: span))
    }
    return .my(intern(token.name))
  }

  private mutating func triggerToken(
    _ token: TokenTemplate.Token, _ scalar: ScalarLiteral, _ scope: Scope
  ) -> Token? {
    let span = scalar.span(ofText: token.nameRange)
    if scope.kind == .batch {
      return refuse(
        SemanticsDiagnostics.tokenNotAvailable(
          text(of: token), "needs a trigger, but this is a batch campaign", at: span))
    }
    let names = Token.TriggerProperty.allCases.map(\.rawValue)
    guard let name = word(token, among: names, scalar) else { return nil }
    if let silent = scope.silentTrigger {
      report(
        SemanticsDiagnostics.triggerTokenWithoutSource(
          text(of: token), trigger: silent, at: scalar.span(ofText: token.range)))
    }
    return Token.TriggerProperty(rawValue: name).map { .trigger($0) }
  }

  private mutating func property(_ token: TokenTemplate.Token, _ scalar: ScalarLiteral)
    -> Token.AssetProperty?
  {
    let names = Token.AssetProperty.allCases.map(\.rawValue)
    return word(token, among: names, scalar).flatMap { Token.AssetProperty(rawValue: $0) }
  }

  private mutating func word(
    _ token: TokenTemplate.Token, among names: [String], _ scalar: ScalarLiteral
  ) -> String? {
    if names.contains(token.name) { return token.name }
    return refuse(
      SemanticsDiagnostics.unknownToken(
        text(of: token), among: names, name: token.name,
        at: scalar.span(ofText: token.nameRange)))
  }

  private func text(of token: TokenTemplate.Token) -> String {
    "{{\(token.namespace.rawValue).\(token.name)}}"
  }
}
