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
  /// Every list, smart list and campaign that is named, from top to bottom.
  var mentions: [Mention] {
    var found: [Mention] = []
    for use in triggers { use.pattern.addAssets(to: &found, at: use.span) }
    for use in filters.uses { use.predicate.addAssets(to: &found, at: use.span) }
    for step in flow {
      for choice in step.choices {
        choice.condition.predicate.addAssets(to: &found, at: choice.condition.span)
      }
      for action in step.actions {
        if let asset = action.effect.asset {
          found.append(Mention(asset: asset, span: action.span))
        }
      }
    }
    return found
  }
}

extension Predicate {
  /// Adds every list, smart list and campaign that is named; *any* names none.
  fileprivate func addAssets(to found: inout [Mention], at span: Span) {
    switch self {
    case .memberOfList(let test, _):
      for id in test.named { found.append(Mention(asset: .list(id), span: span)) }
    case .memberOfSmartList(let id, _): found.append(Mention(asset: .smartList(id), span: span))
    case .memberOfCampaign(let test, _):
      for id in test.named { found.append(Mention(asset: .campaign(id), span: span)) }
    case .activity(let pattern, _, _, _): pattern.addAssets(to: &found, at: span)
    case .all(let parts), .any(let parts):
      for part in parts { part.addAssets(to: &found, at: span) }
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .sharesValue, .sample,
      .opportunities:
      break
    }
  }
}

extension EventPattern {
  fileprivate func addAssets(to found: inout [Mention], at span: Span) {
    switch asset {
    case .list(let test):
      for id in test.named { found.append(Mention(asset: .list(id), span: span)) }
    case .campaign(let test):
      for id in test.named { found.append(Mention(asset: .campaign(id), span: span)) }
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
