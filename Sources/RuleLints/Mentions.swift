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
  /// Shows every list, smart list and campaign that is named.
  func showMentions(_ show: (Mention) -> Void) {
    for use in triggers { use.pattern.showAssets { show(Mention(asset: $0, span: use.span)) } }
    filters.showMentions(show)
    for step in flow {
      for choice in step.choices { choice.condition.showMentions(show) }
      for action in step.actions {
        if let asset = action.effect.asset { show(Mention(asset: asset, span: action.span)) }
      }
    }
  }
}

extension ResolvedFilters {
  /// Shows every list, smart list and campaign that is named.
  fileprivate func showMentions(_ show: (Mention) -> Void) {
    for use in uses { use.showMentions(show) }
  }
}

extension ResolvedFilter {
  fileprivate func showMentions(_ show: (Mention) -> Void) {
    predicate.showAssets { show(Mention(asset: $0, span: span)) }
  }
}

extension Predicate {
  /// Shows every list, smart list and campaign that is named; *any* names none.
  fileprivate func showAssets(_ show: (Mention.Asset) -> Void) {
    switch self {
    case .memberOfList(let test, _): for id in test.named { show(.list(id)) }
    case .memberOfSmartList(let id, _): show(.smartList(id))
    case .memberOfCampaign(let test, _): for id in test.named { show(.campaign(id)) }
    case .activity(let pattern, _, _, _): pattern.showAssets(show)
    case .all(let parts), .any(let parts): for part in parts { part.showAssets(show) }
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .sharesValue, .sample,
      .opportunities:
      break
    }
  }
}

extension EventPattern {
  fileprivate func showAssets(_ show: (Mention.Asset) -> Void) {
    switch asset {
    case .list(let test): for id in test.named { show(.list(id)) }
    case .campaign(let test): for id in test.named { show(.campaign(id)) }
    case .any, .field, .program, .sfdcCampaign, .named: break
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
