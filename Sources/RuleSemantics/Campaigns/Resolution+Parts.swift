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
  /// that findings, and identifiers of texts, are those of a single part.
  mutating func resolveCampaigns(_ workers: Workers) {
    let total = catalogue.campaigns.items.count
    let size = max(Self.partSizeMin, (total + Self.partsMax - 1) / Self.partsMax)
    let count = (total + size - 1) / size
    guard count > 1 else { return resolveCampaigns(0..<total) }
    let start = emptied()
    var parts = workers.map(count) { number in
      var part = start
      part.resolveCampaigns(number * size..<min(total, (number + 1) * size))
      return part
    }
    let known = program.text.count
    let texts = parts.map { part in
      (known..<part.program.text.count).map { position in
        program.text.intern(part.program.text[TextID(UInt32(position))])
      }
    }
    for part in parts { add(part) }
    let campaigns = parts.map(\.program.campaigns)
    parts = []
    program.campaigns = workers.map(handingOver: consume campaigns) { number, campaigns in
      // What the first part adds to the pool keeps its place.
      guard number > 0 else { return campaigns }
      var campaigns = campaigns
      let own = texts[number]
      for position in campaigns.indices {
        campaigns[position].mapTexts { $0.index < known ? $0 : own[$0.index - known] }
      }
      return campaigns
    }.flatMap(\.self)
  }
}

extension ResolvedCampaign {
  /// Gives the texts of the campaign other identifiers.
  fileprivate mutating func mapTexts(_ map: (TextID) -> TextID) {
    triggers = triggers.map { use in
      var arguments = use.arguments
      arguments.mapTexts(map)
      return ResolvedTrigger(
        trigger: use.trigger, arguments: arguments, span: use.span, nameSpan: use.nameSpan)
    }
    filters.uses = filters.uses.map { $0.mapTexts(map) }
    flow = flow.map { step in
      ResolvedStep(
        action: step.action,
        choices: step.choices.map {
          .init(condition: $0.condition.mapTexts(map), action: $0.action?.mapTexts(map))
        },
        fallback: step.fallback?.mapTexts(map), hasChoices: step.hasChoices, span: step.span,
        nameSpan: step.nameSpan)
    }
  }
}

extension ResolvedFilter {
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedFilter {
    var arguments = arguments
    arguments.mapTexts(map)
    return ResolvedFilter(
      filter: filter, arguments: arguments, id: id, span: span, nameSpan: nameSpan)
  }
}

extension ResolvedAction {
  fileprivate func mapTexts(_ map: (TextID) -> TextID) -> ResolvedAction {
    var arguments = arguments
    arguments.mapTexts(map)
    return ResolvedAction(action: action, arguments: arguments, span: span)
  }
}
