import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// A picker as far as it is the same for all kinds of assets.
  private enum Picked {
    case any
    case oneOf([Int])
    case noneOf([Int])

    func test<ID: DenseID>() -> AssetTest<ID> {
      switch self {
      case .any: .any
      case .oneOf(let positions): .oneOf(positions.map { ID($0) })
      case .noneOf(let positions): .noneOf(positions.map { ID($0) })
      }
    }
  }

  /// What a picker selects from.
  private struct Choosable {
    let noun: String
    /// The names, put together when somebody asks.
    let names: () -> [String]
    var offered = ConditionOperator.ofPickers
  }

  /// Returns the asset picker that a literal spells.
  mutating func assetTest(
    _ literal: Literal, _ kind: ParameterKind.AssetKind, _ context: ArgumentContext
  ) -> Argument? {
    let table = names(of: kind)
    var choosable = Choosable(noun: Self.noun(of: kind), names: { table.names })
    if kind == .smartList { choosable.offered = ConditionOperator.ofSmartLists }
    let home = context.scope.programName
    let noun = choosable.noun
    let picked = picked(literal, choosable, context) { resolution, scalar in
      let position = resolution.asset(scalar.located, in: table, noun, from: home)
      if let position { resolution.note(position, as: kind) }
      return position
    }
    guard let picked else { return nil }
    switch kind {
    case .program: return .programTest(picked.test())
    case .segmentation: return .fieldTest(fields(picked, of: .segmentation))
    case .revenueModel: return .fieldTest(fields(picked, of: .revenueModel))
    case .engagementProgram:
      let test: AssetTest<ProgramID> = picked.test()
      return checkEngagement(test.mentioned, at: literal.span) ? .programTest(test) : nil
    case .staticList: return .listTest(picked.test())
    case .smartList: return .smartListTest(picked.test())
    case .smartCampaign: return .campaignTest(picked.test())
    case .sfdcCampaign: return .sfdcCampaignTest(picked.test())
    }
  }

  /// Notes that an asset is called by name, as far as it matters.
  private mutating func note(_ position: Int, as kind: ParameterKind.AssetKind) {
    switch kind {
    case .smartList: named.smartLists.insert(SmartListID(position))
    case .sfdcCampaign: named.sfdcCampaigns.insert(SFDCCampaignID(position))
    case .program, .engagementProgram, .segmentation, .revenueModel, .staticList, .smartCampaign:
      break
    }
  }

  /// The fields of the divisions that a picker selects; never *any*, because other fields are none.
  private func fields(_ picked: Picked, of kind: Division.Kind) -> AssetTest<FieldID> {
    let fields = divisions(kind).map(\.field)
    return switch picked {
    case .any: .oneOf(fields)
    case .oneOf(let positions): .oneOf(positions.map { fields[$0] })
    case .noneOf(let positions): .noneOf(positions.map { fields[$0] })
    }
  }

  /// Reports programs that have no streams, because they are no engagement programs.
  mutating func checkEngagement(_ ids: [ProgramID], at span: Span) -> Bool {
    var isSound = true
    for id in ids where program.assets.programs[id.index].type != .engagement {
      report(
        SemanticsDiagnostics.programOfWrongType(program.assets.programs[id.index].name, at: span))
      isSound = false
    }
    return isSound
  }

  /// Returns the picker of fields that a literal spells.
  mutating func fieldTest(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    let fields = program.assets.fields.fields
    let choosable = Choosable(noun: "field", names: { fields.map(\.name) })
    return picked(literal, choosable, context) { resolution, scalar in
      resolution.field(scalar.text, at: scalar.span, isPlain: !scalar.isQuoted)?.index
    }.map { .fieldTest($0.test()) }
  }

  /// Returns the picker over a closed set of texts that a literal spells.
  mutating func choiceTest(_ literal: Literal, _ texts: [String], _ context: ArgumentContext)
    -> Argument?
  {
    let noun = context.parameter.name
    let picked = picked(literal, Choosable(noun: noun, names: { texts }), context) {
      resolution, scalar in
      texts.firstIndex(of: scalar.text)
        ?? resolution.refuse(
          SemanticsDiagnostics.unknownOption(scalar.text, noun, among: texts, at: scalar.span))
    }
    switch picked {
    case .none: return nil
    case .any: return .valueTest(nil)
    case .oneOf(let positions):
      return .valueTest(.exactText(positions.map { intern(texts[$0]) }, negated: false))
    case .noneOf(let positions):
      return .valueTest(.exactText(positions.map { intern(texts[$0]) }, negated: true))
    }
  }

  /// Returns the picker of assets that are known by name only; *is* heeds letter case, the partial
  /// operators do not.
  mutating func nameTest(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    if case .scalar(let scalar) = literal, scalar.text == "any", !scalar.isQuoted {
      return .valueTest(nil)
    }
    let subject = TestSubject(name: context.parameter.name, type: .string)
    guard let condition = condition(literal, subject, offered: ConditionOperator.ofPickers) else {
      return nil
    }
    for operand in condition.operands where TokenTemplate.hasTokens(operand.text) {
      return refuse(
        SemanticsDiagnostics.tokenInCondition(inChoice: context.scope.isChoice, at: operand.span))
    }
    checkTexts(of: condition, offered: ConditionOperator.ofPickers)
    let names = condition.operands.map { intern($0.text) }
    switch condition.name {
    case .isAny: return .valueTest(nil)
    case .is: return .valueTest(.exactText(names, negated: false))
    case .isNot: return .valueTest(.exactText(names, negated: true))
    case .startsWith: return .valueTest(.text(.startsWith, names, negated: false))
    case .notStartsWith: return .valueTest(.text(.startsWith, names, negated: true))
    case .contains: return .valueTest(.text(.contains, names, negated: false))
    case .notContains: return .valueTest(.text(.contains, names, negated: true))
    case .between, .greaterThan, .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture,
      .inFutureAfter, .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore, .isEmpty,
      .isNotEmpty:
      return nil
    }
  }

  private mutating func picked(
    _ literal: Literal, _ choosable: Choosable, _ context: ArgumentContext,
    _ find: (inout Resolution, ScalarLiteral) -> Int?
  ) -> Picked? {
    let subject = TestSubject(name: context.parameter.name, type: .string)
    if case .scalar(let scalar) = literal, scalar.text == "any", !scalar.isQuoted {
      guard choosable.offered.contains(.isAny) else {
        return refuse(
          SemanticsDiagnostics.operatorNotOffered(
            "any", by: subject.title, offered: choosable.offered, isImplied: false, at: scalar.span)
        )
      }
      return .any
    }
    guard let condition = condition(literal, subject, offered: choosable.offered) else {
      return nil
    }
    for operand in condition.operands where TokenTemplate.hasTokens(operand.text) {
      return refuse(
        SemanticsDiagnostics.tokenInCondition(inChoice: context.scope.isChoice, at: operand.span))
    }
    switch condition.name {
    case .isAny: return .any
    case .is: return positions(condition, find).map { .oneOf($0) }
    case .isNot: return positions(condition, find).map { .noneOf($0) }
    case .startsWith: return .oneOf(matches(condition, choosable) { $0.hasPrefix($1) })
    case .notStartsWith: return .noneOf(matches(condition, choosable) { $0.hasPrefix($1) })
    case .contains: return .oneOf(matches(condition, choosable) { $0.contains($1) })
    case .notContains: return .noneOf(matches(condition, choosable) { $0.contains($1) })
    case .between, .greaterThan, .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture,
      .inFutureAfter, .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore, .isEmpty,
      .isNotEmpty:
      return nil
    }
  }

  private mutating func positions(
    _ condition: WrittenCondition, _ find: (inout Resolution, ScalarLiteral) -> Int?
  ) -> [Int]? {
    let found = condition.operands.compactMap { find(&self, $0) }
    guard found.count > 1 else { return found.count == condition.operands.count ? found : nil }
    return found.count == condition.operands.count ? Set(found).sorted() : nil
  }

  /// Returns the assets whose names pass a partial operator, letter case aside.
  private mutating func matches(
    _ condition: WrittenCondition, _ choosable: Choosable, _ passes: (String, String) -> Bool
  ) -> [Int] {
    let wanted = condition.operands.map { $0.text.lowercased() }
    let names = choosable.names()
    let found = names.indices.filter { position in
      let name = names[position].lowercased()
      return wanted.contains { passes(name, $0) }
    }
    if found.isEmpty {
      report(SemanticsDiagnostics.nothingPicked(choosable.noun, at: condition.whole))
    }
    return found
  }

  /// Returns the names of the assets of a kind.
  func names(of kind: ParameterKind.AssetKind) -> NameTable {
    switch kind {
    case .program, .engagementProgram: catalogue.programs.names
    case .segmentation: catalogue.segmentations.names
    case .revenueModel: catalogue.revenueModels.names
    case .staticList: catalogue.lists.names
    case .smartList: catalogue.smartLists.names
    case .smartCampaign: catalogue.campaigns.names
    case .sfdcCampaign: catalogue.sfdcCampaigns.names
    }
  }

  /// Returns what an asset of a kind is called.
  static func noun(of kind: ParameterKind.AssetKind) -> String {
    switch kind {
    case .program, .engagementProgram: "program"
    case .segmentation: "segmentation"
    case .revenueModel: "revenue model"
    case .staticList: "static list"
    case .smartList: "smart list"
    case .smartCampaign: "smart campaign"
    case .sfdcCampaign: "Salesforce campaign"
    }
  }
}
