import RuleGraph
public import SyncState

extension Arguments {
  /// Gives the texts of the arguments other identifiers; returns whether any of them has changed.
  public mutating func mapTexts(_ map: (TextID) -> TextID) -> Bool {
    mapArguments { argument in
      var isChanged = false
      let mapped = argument.mapTexts { text in
        let other = map(text)
        isChanged = isChanged || other != text
        return other
      }
      return isChanged ? mapped : nil
    }
  }
}

extension Argument {
  /// Returns the argument with other identifiers for its texts.
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> Argument {
    switch self {
    case .sfdcCampaign(let operand): .sfdcCampaign(operand.mapTexts(map))
    case .fieldCondition(let field, let test): .fieldCondition(field, test.mapTexts(map))
    case .template(let template): .template(template?.mapTexts(map))
    case .value(let value): .value(value.mapTexts(map))
    case .fieldValues(let values):
      .fieldValues(values.map { TimelineEvent.FieldValue($0.field, $0.value.mapTexts(map)) })
    case .valueTest(let test): .valueTest(test?.mapTexts(map))
    case .scoreChange(let change): .scoreChange(change.mapTexts(map))
    case .text(let text): .text(map(text))
    case .choice(let position, let text): .choice(position, map(text))
    case .waitEnd(let end): .waitEnd(end.mapTexts(map))
    case .people, .program, .list, .smartList, .campaign, .programTest, .listTest, .smartListTest,
      .campaignTest, .sfdcCampaignTest, .field, .fieldTest, .status, .boolean, .period, .count:
      self
    }
  }
}

extension WaitEnd {
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> WaitEnd {
    guard case .token(let token, let anniversary, let offset)? = day else { return self }
    var end = self
    end.day = .token(
      token.mapTexts(map), anniversary: anniversary, offset: offset.mapTexts(map))
    return end
  }
}
