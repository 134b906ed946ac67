public import RuleSource
import RuleSyntax
public import RuleVocabulary

/// The JSON Schema of rule files, for editors; `grammar/rulec.schema.json` is its committed form.
///
/// It derives from the tables that the decoder and the words are declared in. Kinds are told apart
/// by `if` and `then` on their first key, so that an editor reports a mistake once, and where it is.
public struct LanguageSchema: Sendable {
  let words: Vocabulary

  /// Creates the schema of the language with a vocabulary.
  public init(_ words: Vocabulary = .standard) { self.words = words }

  /// The name under which the schema is known.
  static let identifier = "urn:rulec:schema:1"

  /// The schema.
  public var json: JSON {
    .object([
      ("$schema", .string("http://json-schema.org/draft-07/schema#")),
      ("$id", .string(Self.identifier)),
      ("title", .string("rulec rule file")),
      (
        "markdownDescription",
        .string("One definition of a rulec workspace; the first key names its kind.")
      ),
    ]).merging(choice(among: Self.orderedKinds[...]))
      .merging(.object([(key: "definitions", value: .object(definitions))]))
  }

  /// The schema as the text of a file.
  public var text: String { json.pretty }

  /// The kinds in an order in which the presence of the first key alone tells them apart: those
  /// whose first key is also a key of others come after these others.
  private static let orderedKinds: [KindDeclaration] = {
    func uses(_ kind: KindDeclaration, _ name: String) -> Bool {
      kind.name != name && kind.record.keys.contains { $0.name == name }
    }
    var rest = KindDeclaration.all
    var ordered: [KindDeclaration] = []
    while let next = rest.firstIndex(where: { kind in !rest.contains { uses($0, kind.name) } }) {
      ordered.append(rest.remove(at: next))
    }
    precondition(rest.isEmpty, "the first keys of kinds tell them apart")
    return ordered
  }()

  private func choice(among kinds: ArraySlice<KindDeclaration>) -> JSON {
    guard let kind = kinds.first else { return unknownKind }
    return .object([
      ("if", .object([("required", .strings([kind.name]))])),
      ("then", .reference("kind_\(kind.name)")),
      ("else", choice(among: kinds.dropFirst())),
    ])
  }

  /// What holds for a document without any of the first keys: it offers them.
  private var unknownKind: JSON {
    let names = KindDeclaration.all.map(\.name)
    return .object([
      ("type", .string("object")),
      ("minProperties", .int(1)),
      (
        "properties",
        .object(
          KindDeclaration.all.map { kind in
            (key: kind.name, value: described(.object([]), kind.record.documentation))
          })
      ),
      ("additionalProperties", .bool(false)),
      (
        "errorMessage",
        .string("A definition begins with one of \(names.joined(separator: ", ")).")
      ),
    ])
  }

  private var definitions: [(key: String, value: JSON)] {
    let kinds = KindDeclaration.all.map { kind in
      (key: "kind_\(kind.name)", value: schema(of: kind.record))
    }
    let roles = WordRole.allCases.map { (key: $0.rawValue, value: schema(of: $0)) }
    return kinds + roles + sharedDefinitions
  }

  /// Returns a schema with an explanation that editors show.
  func described(_ schema: JSON, _ documentation: String) -> JSON {
    schema.merging(.object([(key: "markdownDescription", value: .string(documentation))]))
  }
}

extension JSON {
  /// Returns a reference to a definition of the schema.
  static func reference(_ name: String) -> JSON {
    .object([(key: "$ref", value: .string("#/definitions/\(name)"))])
  }

  /// Returns an object with the entries of another one after its own.
  func merging(_ other: JSON) -> JSON {
    guard case .object(let own) = self, case .object(let more) = other else {
      preconditionFailure("schemas that are merged are objects")
    }
    return .object(own + more)
  }

  /// Returns a schema that treats one type of value differently from the others.
  static func when(type: String, then: JSON, otherwise: JSON) -> JSON {
    .object([
      ("if", .object([("type", .string(type))])), ("then", then), ("else", otherwise),
    ])
  }
}
