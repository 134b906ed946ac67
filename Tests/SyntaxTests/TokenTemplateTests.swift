import RuleSyntax
import Testing

@Suite struct TokenTemplateTests {
  @Test(arguments: [
    ("", []),
    ("plain } text {", ["plain } text {"]),
    ("{{my.Event Date}}", ["<my|Event Date>"]),
    (
      "Dear {{lead.First Name:default=friend}}!",
      ["Dear ", "<lead|First Name|friend>", "!"]
    ),
    ("{{company.Name:default=}}", ["<company|Name|>"]),
    ("{{my.A:B}}{{system.dateTime}}", ["<my|A:B>", "<system|dateTime>"]),
    ("é{{member.é}}", ["é", "<member|é>"]),
  ])
  func `a text consists of tokens and the rest`(text: String, parts: [String]) {
    let (template, errors) = TokenTemplate.parse(text)
    #expect(errors.isEmpty)
    #expect(template.parts.map(describe) == parts)
    #expect(TokenTemplate.hasTokens(text) == !template.tokens.isEmpty)
    for token in template.tokens {
      let written = Array(text.utf8)[token.range]
      #expect(written.starts(with: "{{\(token.namespace.rawValue).\(token.name)".utf8))
      #expect(Array(text.utf8)[token.nameRange].elementsEqual(token.name.utf8))
    }
  }

  private func describe(_ part: TokenTemplate.Part) -> String {
    switch part {
    case .text(let text): text
    case .token(let token):
      "<\(token.namespace.rawValue)|\(token.name)\(token.fallback.map { "|\($0)" } ?? "")>"
    }
  }

  @Test(arguments: [
    NotationCase("a ⟦{{my.Name⟧", "malformed-token: the token is never closed; expected `}}`"),
    NotationCase(
      "a ⟦{{my.Name ⟧{{my.Other}}",
      "malformed-token: the token is never closed; expected `}}`"),
    NotationCase(
      "{{⟦laed⟧.Name}}",
      "unknown-token-namespace: unknown kind of token `laed`; did you mean `lead`?"),
    NotationCase("{{⟦foo⟧.Name}}", "unknown-token-namespace: unknown kind of token `foo`"),
    NotationCase("⟦{{my.}}⟧", "malformed-token: the token has no name after `my.`"),
    NotationCase("⟦{{my.:default=x}}⟧", "malformed-token: the token has no name after `my.`"),
    NotationCase(
      "⟦{{Name}}⟧",
      "malformed-token: expected a token such as `{{my.Name}}`, which begins with one of "
        + "`lead`, `company`, `my`, `campaign`, `program`, `member`, `system`, `trigger`"),
  ])
  func `a malformed token is reported and stays text`(test: NotationCase) throws {
    let (template, errors) = TokenTemplate.parse(test.text)
    try #require(errors.count == 1)
    test.check(errors[0])
    let parts = template.parts.map { part in
      switch part {
      case .text(let text): text
      case .token(let token): String(decoding: Array(test.text.utf8)[token.range], as: UTF8.self)
      }
    }
    #expect(parts.joined() == test.text)
  }

  @Test func `a template knows whether it is plain or one token`() {
    #expect(TokenTemplate.parse("").template.plainText == "")
    #expect(TokenTemplate.parse("a").template.plainText == "a")
    #expect(TokenTemplate.parse("{{my.A}}").template.plainText == nil)
    #expect(TokenTemplate.parse("{{my.A}}").template.onlyToken?.name == "A")
    #expect(TokenTemplate.parse("{{my.A}} ").template.onlyToken == nil)
  }
}
