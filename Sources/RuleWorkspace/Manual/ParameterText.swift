public import RuleVocabulary
import SyncState

extension ParameterSpecification {
  /// What the parameter holds, for the manual: `a program`.
  public var content: String { kind.phrase }

  /// What holds when the parameter is left out, for the manual: `required`, or a default.
  var need: String {
    switch presence {
    case .required: "required"
    case .optional: "optional"
    case .parentProgram: "default: the program of the campaign"
    case .thisCampaign: "default: this campaign"
    case .value(let text): "default: `\(text)`"
    }
  }
}

extension ParameterKind {
  /// What such a parameter holds, for the manual.
  var phrase: String {
    switch self {
    case .people: "Marketo ids or email addresses, one or several"
    case .asset(let kind): "the name of \(kind.phrase)"
    case .sfdcCampaignOrToken: "the name of a Salesforce campaign, or a `my.` token"
    case .assetTest(let kind): "\(kind.phrase): a name, several, `any`, or an operator"
    case .field(.readable): "the name of a field"
    case .field(.writable): "the name of a field that can be changed"
    case .field(.score): "the name of a score field"
    case .field(.programMember): "the name of a custom field of program members"
    case .fieldTest: "a field: a name, several, `any`, or an operator"
    case .fieldCondition, .condition: "one field with a condition on its value"
    case .fieldValue(let field, let tokens):
      "a value that fits `\(field)`\(tokens ? "; tokens allowed" : "")"
    case .fieldValues: "fields with their values"
    case .valueTest(let type): "a condition on \(type.phrase)"
    case .fieldValueTest(let field): "a condition on the values of `\(field)`"
    case .statusTest(let asset): "a condition on a status of `\(asset)`"
    case .programStatus(let program): "a status of `\(program)`"
    case .memberStatus(let campaign, let tokens):
      "a status of `\(campaign)`\(tokens ? "; tokens allowed" : "")"
    case .place(let owner): "\(owner.phrase)"
    case .placeTest(let owner): "\(owner.phrase): a name, several, `any`, or an operator"
    case .scoreChange(let tokens): "`+5`, `-5` or `=5`\(tokens ? ", or a score token" : "")"
    case .text: "a text"
    case .tokenText: "a text; tokens allowed"
    case .alertAddresses: "a text; tokens allowed in trigger campaigns only"
    case .nameTest: "a name, several, `any`, or an operator"
    case .count: "a whole number from 1"
    case .day: "a day, such as `2026-12-24`"
    case .boolean: "`true` or `false`"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .choiceTest(let words):
      (words + ["any"]).map { "`\($0)`" }.joined(separator: ", ") + ", or several"
    case .period: "a length of time, such as `2 days`"
    case .waitEnd: "the end of the wait: `weekdays`, `at`, `date`, `token`, `anniversary`, `offset`"
    }
  }
}

extension ParameterKind.AssetKind {
  /// One such asset, for the manual.
  var phrase: String {
    switch self {
    case .program: "a program"
    case .engagementProgram: "an engagement program"
    case .segmentation: "a segmentation"
    case .revenueModel: "a revenue model"
    case .staticList: "a static list"
    case .smartList: "a smart list"
    case .smartCampaign(.any): "a smart campaign"
    case .smartCampaign(.requested): "a smart campaign that can be requested"
    case .smartCampaign(.executed): "an executable campaign"
    case .smartCampaign(.activated): "a trigger campaign"
    case .smartCampaign(.run): "a batch campaign"
    case .sfdcCampaign: "a Salesforce campaign"
    }
  }
}

extension ParameterKind.PlaceOwner {
  /// One of the places, for the manual.
  var phrase: String {
    switch self {
    case .parameter("program"): "a stream of `program`"
    case .parameter("segmentation"): "a segment of `segmentation`"
    case .parameter(let name): "a stage of `\(name)`"
    case .partitions: "a partition of the workspace"
    case .memberFields: "a custom field of program members"
    }
  }
}

extension FieldType {
  /// One value of the type, for the manual.
  var phrase: String {
    switch self {
    case .string, .email, .phone, .url, .textArea, .reference, .formula: "a text"
    case .integer, .score, .percent, .currency, .float: "a number"
    case .date, .datetime: "a date"
    case .boolean: "`true` or `false`"
    }
  }
}
