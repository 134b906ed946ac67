import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// The places that something divides people into.
  private struct Places {
    let noun: String
    let names: [String]
  }

  /// Returns the place that a literal names.
  mutating func place(
    _ literal: Literal, in owner: ParameterKind.PlaceOwner, _ context: ArgumentContext
  ) -> Argument? {
    guard let scalar = plainText(literal, context), let places = places(of: owner, context) else {
      return nil
    }
    guard let position = places.names.firstIndex(where: { sameBytes($0, scalar.text) }) else {
      return refuse(
        SemanticsDiagnostics.unknownOption(
          scalar.text, places.noun, among: places.names, at: scalar.span))
    }
    return .choice(position, intern(scalar.text))
  }

  /// Returns the picker of places that a literal spells.
  mutating func placeTest(
    _ literal: Literal, in owner: ParameterKind.PlaceOwner, _ context: ArgumentContext
  ) -> Argument? {
    guard let places = places(of: owner, context),
      let argument = nameTest(literal, context)
    else { return nil }
    guard case .valueTest(.exactText(let texts, _)?) = argument else { return argument }
    for text in texts {
      let name = program.text[text]
      guard !places.names.contains(where: { sameBytes($0, name) }) else { continue }
      report(
        SemanticsDiagnostics.unknownOption(
          name, places.noun, among: places.names, at: literal.span(of: name) ?? literal.span))
    }
    return argument
  }

  /// Returns the places of an owner; nil when it is not known, which has been reported.
  private func places(of owner: ParameterKind.PlaceOwner, _ context: ArgumentContext) -> Places? {
    switch owner {
    case .parameter(let name):
      switch context.argument(named: name) {
      case .field(let id): return places(of: [id])
      case .fieldTest(let test): return places(of: test.mentioned)
      case .program(let id): return streams(of: [id])
      case .programTest(let test):
        return streams(of: test.named ?? program.assets.programs.indices.map { ProgramID($0) })
      default: return nil
      }
    case .partitions:
      return Places(noun: "partition", names: program.assets.partitions?.places ?? [])
    case .memberFields:
      return Places(noun: "field", names: program.assets.memberFields.fields.map(\.name))
    }
  }

  private func places(of fields: [FieldID]) -> Places {
    let divisions = fields.compactMap { program.assets.division(of: $0) }
    var names: [String] = []
    for place in divisions.flatMap(\.places) where !names.contains(place) { names.append(place) }
    return Places(
      noun: divisions.first?.kind == .segmentation ? "segment" : "stage", names: names)
  }

  private func streams(of programs: [ProgramID]) -> Places {
    var names: [String] = []
    for stream in programs.flatMap({ program.assets.programs[$0.index].streams })
    where !names.contains(stream) {
      names.append(stream)
    }
    return Places(noun: "stream", names: names)
  }
}
