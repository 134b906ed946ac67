public import RuleSource

/// The findings of name resolution and type checking; the kinds stand beside what builds them.
public enum SemanticsDiagnostics {
  /// All kinds, by name.
  public static let all: [DiagnosticKind] =
    (words + references + tokens + values + campaigns + calls + declarations + sync + scenarios)
    .sorted { $0.name < $1.name }

  private static let words = [
    choicesNotOffered, missingParameter, noShortForm, notModelled, oldName, unknownAction,
    unknownEvent,
    unknownFilter, unknownParameter, unknownTrigger, wrongArgumentShape,
  ]
  private static let references = [
    ambiguousAsset, formulaField, hiddenStatus, modelNotApproved, nothingPicked, notAScore,
    programOfWrongType, sampleNotAlone,
    readOnlyField,
    unknownAsset, unknownField, unknownStatus,
  ]
  private static let tokens = [
    tokenInCondition, tokenNotAllowed, tokenNotAvailable, tokenOfWrongType,
    triggerTokenWithoutSource, undefinedToken, unknownToken,
  ]
  private static let values = [
    bareScoreChange, blankValue, conditionInText, emptyRange, lowerCaseNull, nullValue,
    operatorNotOffered,
    severalOperators, unknownOperator, unknownOption, valueOfWrongType, valueTooLong,
  ]
  private static let campaigns = [
    activationOfBatchCampaign, activityInChoice, stepInBatch, conflictingWait, constraintInChoice,
    dateTokenWaitInBatch, emptyFlow,
    emptySmartList,
    formulaWithFewFilters, ignoredSetting, recurrenceMismatch, scheduleOnExecutable,
    scheduleOnTriggerCampaign, stepInExecutable, triggerInExecutable,
    unknownFilterInFormula, unusedFilter,
  ]
  private static let calls = [
    campaignOfWrongKind, executeCycle, executeTooDeep, nonExecutableTarget, requestOfInactive,
    smartListCycle, unrequestableTarget,
  ]
  private static let declarations = [
    apiNameTaken, duplicateDefinition, duplicateID, duplicateName,
    programTypeNotInChannel, reservedStatus, standardFieldChanged,
    tokenValueMalformed, unknownTimeZone,
  ]
  private static let sync = [
    campaignWithoutDefault, campaignWithoutResponded, invisibleCampaign, longStatusLabel,
    mappedStatusesDiffer, mappedTwice, memberFieldTypeMismatch, statusMissingInSalesforce,
    tooManyMemberFields, tooManyStatuses,
  ]
  private static let scenarios = [
    eventWithoutPerson, eventWithoutTime, eventWithPerson, malformedPerson, scenarioTimes,
    unsyncedField, wrongActor,
  ]

  /// Returns the edit that puts another word into a place; none when the word would need quotes.
  static func replacement(_ span: Span, _ word: String?) -> [Fix] {
    guard let word, let first = word.unicodeScalars.first, first.properties.isAlphabetic,
      word.unicodeScalars.allSatisfy({ scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || " -_.:".unicodeScalars.contains(scalar)
      })
    else { return [] }
    return [Fix("replace with `\(word)`", .unsafe, [.init(span, word)])]
  }

  /// Returns names in backticks, joined by commas; a long list is cut.
  static func list(_ names: some Collection<String>) -> String {
    let shown = names.prefix(12).map { Diagnostic.quoted($0) }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
