import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

/// What a campaign, a smart list or a scenario speaks of by name, with the places where it does.
struct Mention {
  /// What is spoken of.
  enum Asset: Hashable {
    case list(ListID)
    case smartList(SmartListID)
    case campaign(CampaignID)
  }

  let asset: Asset
  let span: Span
}

extension ResolvedCampaign {
  /// Every list, smart list and campaign that is named, in the order of the file.
  var mentions: [Mention] {
    var mentions = triggers.flatMap { $0.pattern.assets(at: $0.span) } + filters.mentions
    for step in flow {
      for choice in step.choices {
        mentions += choice.condition.predicate.assets(at: choice.condition.span)
      }
      for action in step.actions {
        guard let asset = action.effect.asset else { continue }
        mentions.append(Mention(asset: asset, span: action.span))
      }
    }
    return mentions
  }
}

extension ResolvedFilters {
  /// Every list, smart list and campaign that is named.
  var mentions: [Mention] { uses.flatMap { $0.predicate.assets(at: $0.span) } }
}

extension Predicate {
  /// Every list, smart list and campaign that is named; *any* and *is not* name none.
  fileprivate func assets(at span: Span) -> [Mention] {
    switch self {
    case .memberOfList(let test, _): test.named.map { Mention(asset: .list($0), span: span) }
    case .memberOfSmartList(let id, _): [Mention(asset: .smartList(id), span: span)]
    case .memberOfCampaign(let test, _):
      test.named.map { Mention(asset: .campaign($0), span: span) }
    case .activity(let pattern, _, _, _): pattern.assets(at: span)
    case .all(let parts), .any(let parts): parts.flatMap { $0.assets(at: span) }
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .sharesValue, .sample,
      .opportunities:
      []
    }
  }
}

extension EventPattern {
  fileprivate func assets(at span: Span) -> [Mention] {
    switch asset {
    case .list(let test): test.named.map { Mention(asset: .list($0), span: span) }
    case .campaign(let test): test.named.map { Mention(asset: .campaign($0), span: span) }
    case .any, .field, .program, .sfdcCampaign, .named: []
    }
  }
}

extension AssetTest {
  /// The assets that the test names, as wanted or as not wanted.
  fileprivate var named: [ID] {
    switch self {
    case .any: []
    case .oneOf(let ids), .noneOf(let ids): ids
    }
  }
}

extension Effect {
  /// The list or campaign that the effect names.
  fileprivate var asset: Mention.Asset? {
    switch self {
    case .listMembership(let id, _): .list(id)
    case .request(let id), .execute(let id, _), .removeFromFlow(let id): .campaign(id)
    case .sfdcMember, .programStatus, .nurture, .memberField, .place, .undocumented, .setField,
      .changeScore, .sendEmail, .wait,
      .outside,
      .salesforceRecord, .deletePerson, .programSuccess:
      nil
    }
  }
}
