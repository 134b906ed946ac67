import RuleSource
import RuleSyntax
import RuleTestKit
import RuleVocabulary
import RuleWorkspace
import RuleYAML
import Testing

@Suite struct LanguageSchemaTests {
  private let schema = LanguageSchema().json

  @Test func `the committed schema is the one that the declarations give`() {
    assertGolden(LanguageSchema().text, at: "grammar/rulec.schema.json")
  }

  @Test func `every kind and every word is in the schema`() {
    for kind in KindDeclaration.all {
      #expect(schema["definitions"]?["kind_\(kind.name)"]?["properties"]?[kind.name] != nil)
    }
    for position in Vocabulary.Position.allCases {
      for word in Vocabulary.standard.words(position) {
        let text = schema["definitions"]?[position.rawValue]?.line ?? ""
        #expect(text.contains("\"\(word.name)\":{"), "\(word.name)")
      }
    }
  }

  @Test func `keys that nobody declared are refused everywhere`() {
    var pending = [schema]
    while let next = pending.popLast() {
      if next["type"]?.text == "object" {
        let isClosed = next["additionalProperties"] != nil || next["if"] != nil
        let isQuestion = next["anyOf"] != nil || next.entries.count == 1
        #expect(isClosed || isQuestion, "\(next.line.prefix(200))")
      }
      pending += next.entries.map(\.value) + next.items
    }
  }

  @Test(arguments: fixtures(in: "syntax", ext: "yaml") + files(below: "rules", ext: "yaml"))
  func `valid files are valid by the schema`(fixture: Fixture) throws {
    #expect(try violations(fixture) == [])
  }

  /// What only the checker sees: the order of keys, the inside of formulas, and spellings that mean
  /// the same in the eyes of the schema.
  private static let invisible: Set = [
    "empty-file.yaml", "misplaced-kind.yaml", "mixed-match.yaml",
    "typographic-quotes.campaign.yaml", "unquoted-number.yaml",
  ]

  @Test(arguments: fixtures(in: "diagnostics/syntax", ext: "yaml"))
  func `files with mistakes are invalid by the schema too`(fixture: Fixture) throws {
    #expect(try violations(fixture).isEmpty == Self.invisible.contains(fixture.name))
  }

  private func violations(_ fixture: Fixture) throws -> [String] {
    let file = SourceFile(id: FileID(0), path: fixture.name, bytes: try fixture.bytes())
    let validator = SchemaValidator(schema)
    return YAMLReader().read(file).tree.documents.flatMap { validator.violations(JSON($0)) }
  }
}
