import RuleGraph
import RuleSource
import RuleVocabulary
import SyncState

extension Resolution {
  /// The fewest campaigns that are worth a part of their own.
  private static let partSizeMin = 128
  /// The most parts; few, because texts that several parts have are looked up again.
  private static let partsMax = 8

  /// Resolves the smart campaigns in parts, side by side.
  ///
  /// A campaign depends on the names of the others only. The parts come together in their order, so
  /// that findings, and identifiers of texts, are those of a single part. Most texts that parts have
  /// in common occur in the first campaigns, too; these come before all parts.
  mutating func resolveCampaigns(_ workers: Workers) {
    let total = catalogue.campaigns.items.count
    let first = min(Self.partSizeMin, total)
    resolveCampaigns(0..<first)
    let size = max(Self.partSizeMin, (total - first + Self.partsMax - 1) / Self.partsMax)
    let count = (total - first + size - 1) / size
    guard count > 1 else { return resolveCampaigns(first..<total) }
    let start = emptied()
    var parts = workers.map(count) { number in
      var part = start
      let begin = first + number * size
      part.resolveCampaigns(begin..<min(total, begin + size))
      return part
    }
    let texts = parts.map { program.text.merge($0.program.text) }
    for part in parts { add(part) }
    let campaigns = parts.map(\.program.campaigns)
    parts = []
    let mapped = workers.map(handingOver: consume campaigns) {
      (number: Int, campaigns: consuming [ResolvedCampaign]) in
      // What the first part adds to the pool keeps its place.
      guard number > 0 else { return campaigns }
      let own = texts[number]
      for position in campaigns.indices {
        let mapped = campaigns[position].mapTexts { own[$0.index] }
        if let mapped { campaigns[position] = mapped }
      }
      return campaigns
    }
    program.campaigns.reserveCapacity(total)
    for campaigns in mapped { program.campaigns += campaigns }
  }
}

extension ResolvedCampaign {
  /// Returns the campaign with other identifiers for its texts; nil when they are the same.
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedCampaign? {
    let triggers = replaced(triggers) { $0.mapTexts(map) }
    let uses = replaced(filters.uses) { $0.mapTexts(map) }
    let flow = replaced(flow) { $0.mapTexts(map) }
    guard triggers != nil || uses != nil || flow != nil else { return nil }
    var filters = filters
    if let uses { filters.uses = uses }
    return ResolvedCampaign(
      name: name, span: span, marketoID: marketoID, program: program, description: description,
      kind: kind, triggers: triggers ?? self.triggers, filters: filters, flow: flow ?? self.flow,
      named: named, timing: timing)
  }
}

/// Returns parts of which some are replaced; nil when none is.
private func replaced<Part>(_ parts: [Part], by other: (Part) -> Part?) -> [Part]? {
  var replaced: [Part]?
  for (position, part) in parts.enumerated() {
    guard let other = other(part) else { continue }
    if replaced == nil { replaced = parts }
    replaced?[position] = other
  }
  return replaced
}

extension ResolvedTrigger {
  /// Returns the trigger with other identifiers for its texts; nil when they are the same.
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedTrigger? {
    var arguments = arguments
    guard arguments.mapTexts(map) else { return nil }
    return ResolvedTrigger(trigger: trigger, arguments: arguments, span: span, nameSpan: nameSpan)
  }
}

extension ResolvedFilter {
  /// Returns the filter with other identifiers for its texts; nil when they are the same.
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedFilter? {
    var arguments = arguments
    guard arguments.mapTexts(map) else { return nil }
    return ResolvedFilter(
      filter: filter, arguments: arguments, id: id, span: span, nameSpan: nameSpan)
  }
}

extension ResolvedAction {
  /// Returns the action with other identifiers for its texts; nil when they are the same.
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedAction? {
    var arguments = arguments
    guard arguments.mapTexts(map) else { return nil }
    return ResolvedAction(action: action, arguments: arguments, span: span)
  }
}

extension ResolvedStep {
  /// Returns the step with other identifiers for its texts; nil when they are the same.
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedStep? {
    var isChanged = false
    let choices = choices.map { choice in
      let (condition, action) = (choice.condition.mapTexts(map), choice.action?.mapTexts(map))
      guard condition != nil || action != nil else { return choice }
      isChanged = true
      return Choice(condition: condition ?? choice.condition, action: action ?? choice.action)
    }
    let fallback = fallback?.mapTexts(map)
    guard isChanged || fallback != nil else { return nil }
    return ResolvedStep(
      action: action, choices: choices, fallback: fallback ?? self.fallback,
      hasChoices: hasChoices, span: span, nameSpan: nameSpan)
  }
}
