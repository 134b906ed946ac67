import RuleGraph
import SyncState

/// A kind of parameter together with how its argument is read.
struct ParameterType<Content: Sendable>: Sendable {
  let kind: ParameterKind
  let read: @Sendable (Argument) -> Content?

  init(_ kind: ParameterKind, _ read: @escaping @Sendable (Argument) -> Content?) {
    self.kind = kind
    self.read = read
  }
}

extension ParameterType where Content == [TimelineEvent.PersonKey] {
  static var people: Self { Self(.people) { if case .people(let keys) = $0 { keys } else { nil } } }
}

extension ParameterType where Content == ProgramID {
  static var program: Self {
    Self(.asset(.program)) { if case .program(let id) = $0 { id } else { nil } }
  }
}

extension ParameterType where Content == ProgramID {
  static var engagementProgram: Self {
    Self(.asset(.engagementProgram)) { if case .program(let id) = $0 { id } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<ProgramID> {
  static var engagementPrograms: Self {
    Self(.assetTest(.engagementProgram)) {
      if case .programTest(let test) = $0 { test } else { nil }
    }
  }
}

extension ParameterType where Content == StreamIndex {
  static func stream(of program: String) -> Self {
    Self(.place(.parameter(program))) {
      if case .choice(let position, _) = $0 { StreamIndex(position) } else { nil }
    }
  }
}

extension ParameterType where Content == ListID {
  static var staticList: Self {
    Self(.asset(.staticList)) { if case .list(let id) = $0 { id } else { nil } }
  }
}

extension ParameterType where Content == CampaignID {
  static func smartCampaign(_ role: ParameterKind.CampaignRole) -> Self {
    Self(.asset(.smartCampaign(role))) { if case .campaign(let id) = $0 { id } else { nil } }
  }
}

extension ParameterType where Content == SFDCCampaignID {
  static var sfdcCampaign: Self {
    Self(.asset(.sfdcCampaign)) {
      if case .sfdcCampaign(.fixed(let id)) = $0 { id } else { nil }
    }
  }
}

extension ParameterType where Content == SFDCCampaignOperand {
  static var sfdcCampaignOrToken: Self {
    Self(.sfdcCampaignOrToken) { if case .sfdcCampaign(let operand) = $0 { operand } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<ProgramID> {
  static var programs: Self {
    Self(.assetTest(.program)) { if case .programTest(let test) = $0 { test } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<ListID> {
  static var staticLists: Self {
    Self(.assetTest(.staticList)) { if case .listTest(let test) = $0 { test } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<SmartListID> {
  static var smartLists: Self {
    Self(.assetTest(.smartList)) { if case .smartListTest(let test) = $0 { test } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<SFDCCampaignID> {
  static var sfdcCampaigns: Self {
    Self(.assetTest(.sfdcCampaign)) {
      if case .sfdcCampaignTest(let test) = $0 { test } else { nil }
    }
  }
}

extension ParameterType where Content == AssetTest<FieldID> {
  static var fields: Self {
    Self(.fieldTest) { if case .fieldTest(let test) = $0 { test } else { nil } }
  }
}

extension ParameterType where Content == FieldID {
  static func field(_ role: ParameterKind.FieldRole) -> Self {
    Self(.field(role)) { if case .field(let id) = $0 { id } else { nil } }
  }
}

/// A field with a condition.
struct FieldCondition: Sendable {
  let field: FieldID
  let test: ValueTest
}

extension ParameterType where Content == FieldCondition {
  static var fieldCondition: Self {
    Self(.fieldCondition) {
      if case .fieldCondition(let id, let test) = $0 {
        FieldCondition(field: id, test: test)
      } else {
        nil
      }
    }
  }
}

extension ParameterType where Content == FieldCondition {
  static var condition: Self { Self(.condition, fieldCondition.read) }
}

extension ParameterType where Content == ValidationRule.Object {
  static var validatedObject: Self {
    Self(.choice(Content.allCases.map(\.rawValue))) {
      if case .choice(let position, _) = $0 { Content.allCases[position] } else { nil }
    }
  }
}

extension ParameterType where Content == OutageSide {
  static var outageSide: Self {
    Self(.choice(Content.allCases.map(\.rawValue))) {
      if case .choice(let position, _) = $0 { Content.allCases[position] } else { nil }
    }
  }
}

extension ParameterType where Content == Template? {
  static func fieldValue(of field: String) -> Self {
    Self(.fieldValue(of: field, tokens: true)) {
      if case .template(let template) = $0 { .some(template) } else { nil }
    }
  }
}

extension ParameterType where Content == Template {
  static func memberStatusOrToken(of campaign: String) -> Self {
    Self(.memberStatus(of: campaign, tokens: true)) {
      if case .template(let template?) = $0 { template } else { nil }
    }
  }
}

extension ParameterType where Content == Template {
  static var tokenText: Self {
    Self(.tokenText) { if case .template(let template?) = $0 { template } else { nil } }
  }

  static var alertAddresses: Self {
    Self(.alertAddresses) { if case .template(let template?) = $0 { template } else { nil } }
  }
}

extension ParameterType where Content == Int {
  static var count: Self {
    Self(.count) { if case .count(let count) = $0 { count } else { nil } }
  }
}

extension ParameterType where Content == CivilDate {
  static var day: Self {
    Self(.day) { if case .value(.date(let day)) = $0 { day } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<CampaignID> {
  static var smartCampaigns: Self {
    Self(.assetTest(.smartCampaign(.any))) {
      if case .campaignTest(let test) = $0 { test } else { nil }
    }
  }
}

extension ParameterType where Content == Value {
  static func fixedFieldValue(of field: String) -> Self {
    Self(.fieldValue(of: field, tokens: false)) {
      if case .value(let value) = $0 { value } else { nil }
    }
  }
}

extension ParameterType where Content == [TimelineEvent.FieldValue] {
  static var fieldValues: Self {
    Self(.fieldValues) { if case .fieldValues(let values) = $0 { values } else { nil } }
  }
}

extension ParameterType where Content == ValueTest? {
  static func test(_ type: FieldType) -> Self { Self(.valueTest(type), readTest) }
  static func fieldValueTest(of field: String) -> Self {
    Self(.fieldValueTest(of: field), readTest)
  }
  /// A picker of assets that are known by name only; nil when anything passes.
  static var names: Self { Self(.nameTest, readTest) }
  static func statusTest(of asset: String) -> Self { Self(.statusTest(of: asset), readTest) }
  static func choices(_ texts: [String]) -> Self { Self(.choiceTest(texts), readTest) }
  static func places(of owner: String) -> Self { Self(.placeTest(.parameter(owner)), readTest) }
  static var partitions: Self { Self(.placeTest(.partitions), readTest) }
  static var memberFields: Self { Self(.placeTest(.memberFields), readTest) }

  private static var readTest: @Sendable (Argument) -> ValueTest?? {
    { if case .valueTest(let test) = $0 { .some(test) } else { nil } }
  }
}

extension ParameterType where Content == StatusIndex {
  static func programStatus(of program: String) -> Self {
    Self(.programStatus(of: program)) { if case .status(let status) = $0 { status } else { nil } }
  }
}

extension ParameterType where Content == TextID {
  static func choice(_ words: [String]) -> Self {
    Self(.choice(words)) { if case .choice(_, let word) = $0 { word } else { nil } }
  }
  static func place(of owner: String) -> Self {
    Self(.place(.parameter(owner))) { if case .choice(_, let name) = $0 { name } else { nil } }
  }
  static var partition: Self {
    Self(.place(.partitions)) { if case .choice(_, let name) = $0 { name } else { nil } }
  }
  static var text: Self { Self(.text) { if case .text(let id) = $0 { id } else { nil } } }
  static func memberStatus(of campaign: String) -> Self {
    Self(.memberStatus(of: campaign, tokens: false)) {
      if case .text(let id) = $0 { id } else { nil }
    }
  }
}

extension ParameterType where Content == ScoreChange {
  static func scoreChange(tokens: Bool) -> Self {
    Self(.scoreChange(tokens: tokens)) {
      if case .scoreChange(let change) = $0 { change } else { nil }
    }
  }
}

extension ParameterType where Content == Bool {
  static var boolean: Self {
    Self(.boolean) { if case .boolean(let flag) = $0 { flag } else { nil } }
  }
}

extension ParameterType where Content == FieldID {
  static var segmentation: Self {
    Self(.asset(.segmentation)) { if case .field(let id) = $0 { id } else { nil } }
  }
  static var revenueModel: Self {
    Self(.asset(.revenueModel)) { if case .field(let id) = $0 { id } else { nil } }
  }
}

extension ParameterType where Content == AssetTest<FieldID> {
  static var segmentations: Self {
    Self(.assetTest(.segmentation)) { if case .fieldTest(let test) = $0 { test } else { nil } }
  }
  static var revenueModels: Self {
    Self(.assetTest(.revenueModel)) { if case .fieldTest(let test) = $0 { test } else { nil } }
  }
}

extension ParameterType where Content == Cadence {
  static var cadence: Self {
    Self(.choice(Cadence.words)) {
      if case .choice(let position, _) = $0 { Cadence.allCases[position] } else { nil }
    }
  }
}

extension ParameterType where Content == ActivityType {
  static func activity(_ types: [ActivityType]) -> Self {
    Self(.choice(types.map(\.name))) {
      if case .choice(let position, _) = $0 { types[position] } else { nil }
    }
  }
}

extension ParameterType where Content == Period? {
  static var period: Self {
    Self(.period) { if case .period(let period) = $0 { .some(period) } else { nil } }
  }
}

extension ParameterType where Content == WaitEnd {
  static var waitEnd: Self {
    Self(.waitEnd) { if case .waitEnd(let end) = $0 { end } else { nil } }
  }
}
