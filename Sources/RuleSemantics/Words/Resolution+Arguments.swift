import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

/// What was written for a word: arguments by name, or a single value for its main parameter.
struct WrittenArguments {
  let entries: [Literal.Entry]
  let shortForm: Literal?
  /// The word, to which a missing parameter is pinned.
  var nameSpan: Span

  init(_ use: WordUse) {
    entries = use.arguments
    shortForm = use.shortForm
    nameSpan = use.name.span
  }

  init(branch entries: [Literal.Entry], of name: Located<String>) {
    self.entries = entries
    shortForm = nil
    nameSpan = name.span
  }

  /// Where an argument stands.
  enum Place {
    /// As the single value.
    case shortForm
    /// As one of the entries.
    case entry(Int)
  }

  /// Returns the argument at a place.
  func literal(at place: Place?) -> Literal? {
    switch place {
    case .shortForm: shortForm
    case .entry(let number): entries[number].value
    case nil: nil
    }
  }
}

extension Resolution {
  /// Returns the place of a word among those of its position, and reports an unknown one.
  mutating func place(of name: Located<String>, as position: Vocabulary.Position) -> Int? {
    switch words.meaning(of: name.value, as: position) {
    case .word(let place):
      return place
    case .otherName(let place):
      let word = words.words(position)[place]
      report(SemanticsDiagnostics.oldName(name.value, now: word.name, at: name.span))
      return place
    case .unknown:
      if let subject = words.notModelled(name.value, as: position) {
        return refuse(
          SemanticsDiagnostics.notModelled(name.value, position, subject, at: name.span))
      }
      return refuse(
        SemanticsDiagnostics.unknownWord(
          name.value, as: position, in: words, fields: program.assets.fields, at: name.span))
    }
  }

  /// Returns the arguments of a use of a word; nil when one is missing or wrong.
  mutating func arguments(_ written: WrittenArguments, of word: Word, in scope: Scope)
    -> Arguments?
  {
    if let position = word.conditionParameter {
      guard let argument = fieldCondition(written, of: word, in: scope) else { return nil }
      var arguments = Arguments(in: scope.campaign, capacity: 1)
      arguments.append(argument, for: position, at: written.nameSpan)
      return arguments
    }
    guard let places = places(written, of: word) else { return nil }
    if word.needsArgument, places.allSatisfy({ $0 == nil }) {
      let names = word.parameters.map(\.name).joined(separator: "` or `")
      return refuse(
        SemanticsDiagnostics.missingParameter(names, of: word, at: written.nameSpan))
    }
    var context = ArgumentContext(
      word: word, arguments: Arguments(in: scope.campaign, capacity: written.entries.count),
      written: places, scope: scope)
    var isSound = true
    for (position, parameter) in word.parameters.enumerated() {
      context.position = position
      if let literal = written.literal(at: places[position]) {
        if let argument = argument(literal, context) {
          context.arguments.append(argument, for: position, at: literal.span)
        } else {
          isSound = false
        }
      } else if parameter.presence != .optional {
        if let argument = absent(context, at: written.nameSpan) {
          context.arguments.append(argument, for: position, at: written.nameSpan)
        } else {
          isSound = false
        }
      }
    }
    return isSound ? context.arguments : nil
  }

  /// Returns where the argument for each parameter stands.
  private mutating func places(
    _ written: WrittenArguments, of word: Word
  ) -> [WrittenArguments.Place?]? {
    var places: [WrittenArguments.Place?] = word.parameters.map { _ in nil }
    var isSound = true
    if let short = written.shortForm {
      guard let main = word.mainParameter else {
        return refuse(SemanticsDiagnostics.noShortForm(word, at: short.span))
      }
      places[main] = .shortForm
    }
    for number in written.entries.indices {
      let key = written.entries[number].key
      guard let position = word.parameter(named: key.value) else {
        report(SemanticsDiagnostics.unknownParameter(key.value, of: word, at: key.span))
        isSound = false
        continue
      }
      let parameter = word.parameters[position]
      if parameter.name != key.value {
        report(SemanticsDiagnostics.oldName(key.value, now: parameter.name, at: key.span))
      }
      if let earlier = written.literal(at: places[position]) {
        report(
          SemanticsDiagnostics.duplicateName(
            "parameter", parameter.name, first: earlier.span, at: key.span))
        isSound = false
      }
      places[position] = .entry(number)
    }
    return isSound ? places : nil
  }

  /// Returns what stands for a parameter that is left out.
  private mutating func absent(_ context: ArgumentContext, at span: Span) -> Argument? {
    switch context.parameter.presence {
    case .optional:
      return nil
    case .required:
      break
    case .parentProgram:
      if let program = context.scope.program { return .program(program) }
      // That the program does not exist has been said where it is named.
      if context.scope.programName != nil { return nil }
    case .thisCampaign:
      if let campaign = context.scope.campaign { return .campaign(campaign) }
    case .value(let text):
      let scalar = ScalarLiteral(text: text, isQuoted: true, span: span, contentStart: span.start)
      return argument(.scalar(scalar), context)
    }
    var notes: [String] = []
    if context.parameter.presence == .parentProgram {
      notes.append("the campaign belongs to no program that could stand for it")
    }
    return refuse(
      SemanticsDiagnostics.missingParameter(
        context.parameter.name, of: context.word, at: span, notes: notes))
  }
}

/// What the reading of an argument may depend on.
struct ArgumentContext {
  let word: Word
  /// The position of the parameter.
  var position = 0
  /// The arguments of the parameters that are declared before.
  var arguments: Arguments
  /// Where the argument for each parameter stands.
  let written: [WrittenArguments.Place?]
  let scope: Scope

  /// The parameter.
  var parameter: ParameterSpecification { word.parameters[position] }

  /// Returns the argument of the parameter that another one refers to.
  func argument(named name: String) -> Argument? {
    word.parameter(named: name).flatMap { arguments[$0] }
  }

  /// Whether something was written for a parameter, right or wrong.
  func isWritten(_ name: String) -> Bool {
    word.parameter(named: name).map { written[$0] != nil } ?? false
  }

  /// Whether a parameter may be left out, and was.
  func isLeftOut(_ name: String) -> Bool {
    guard let position = word.parameter(named: name) else { return false }
    return word.parameters[position].presence == .optional && written[position] == nil
  }
}
