import RuleGraph
import SyncState

/// A condition on one independent part of a person, which holds or does not.
enum Atom: Hashable {
  /// On a field.
  case field(FieldID, ValueTest)
  /// A member of one program, with all constraints on that membership.
  case program(ProgramID, [Predicate.MembershipConstraint])
  /// A member of one Salesforce campaign, with all constraints on that membership.
  case sfdcCampaign(SFDCCampaignID, [Predicate.SFDCMembershipConstraint])
  /// In one static list.
  case list(ListID)
  /// Has entered one smart campaign.
  case history(CampaignID)
  /// Has so many entries in the log.
  case activity(ActivityAtom)
  /// Fulfils a condition about which nothing more is known here.
  case opaque(Predicate)

  /// A part of a person; whatever holds for one part says nothing about another.
  enum Part: Hashable {
    case field(FieldID)
    case program(ProgramID)
    case sfdcCampaign(SFDCCampaignID)
    case list(ListID)
    case history(CampaignID)
    case log
    case opaque(Predicate)
  }

  /// The part that the condition is about.
  var part: Part {
    switch self {
    case .field(let id, _): .field(id)
    case .program(let id, _): .program(id)
    case .sfdcCampaign(let id, _): .sfdcCampaign(id)
    case .list(let id): .list(id)
    case .history(let id): .history(id)
    case .activity: .log
    case .opaque(let predicate): .opaque(predicate)
    }
  }

  /// The conditions on values that tell kinds of values apart.
  var tests: [ValueTest] {
    switch self {
    case .field(_, let test): [test]
    case .program(_, let constraints):
      constraints.compactMap { constraint in
        switch constraint {
        case .status(let test), .membershipDate(let test): test
        case .success, .acquiredBy, .nurture, .exhausted, .memberField: nil
        }
      }
    case .sfdcCampaign, .list, .history, .activity, .opaque: []
    }
  }
}

/// At least so many log entries of a pattern in a window; nil means any date.
struct ActivityAtom: Hashable {
  let pattern: EventPattern
  let window: ValueTest?
  let minimumCount: Int

  /// Whether whoever has these entries has those of another condition too, as far as is plain: the
  /// pattern is a part of the other, the window lies in the other, and there are enough.
  func implies(_ other: ActivityAtom) -> Bool {
    minimumCount >= other.minimumCount && pattern.isPart(of: other.pattern)
      && isWindow(window, within: other.window)
  }

  private func isWindow(_ window: ValueTest?, within other: ValueTest?) -> Bool {
    switch (window, other) {
    case (_, nil): true
    case (.relative(.inPast, let length)?, .relative(.inPast, let other)?):
      length.milliseconds <= other.milliseconds
    case (let window, let other): window == other
    }
  }
}

extension EventPattern {
  /// Whether every activity that matches also matches another pattern, as far as is plain.
  fileprivate func isPart(of other: EventPattern) -> Bool {
    type == other.type && asset.isPart(of: other.asset)
      && Set(constraints).isSuperset(of: other.constraints)
  }
}

extension EventPattern.Asset {
  fileprivate func isPart(of other: EventPattern.Asset) -> Bool {
    switch (self, other) {
    case (_, .any): true
    case (.field(let one), .field(let other)): one.isPart(of: other)
    case (.program(let one), .program(let other)): one.isPart(of: other)
    case (.list(let one), .list(let other)): one.isPart(of: other)
    case (.sfdcCampaign(let one), .sfdcCampaign(let other)): one.isPart(of: other)
    case (.campaign(let one), .campaign(let other)): one.isPart(of: other)
    case (.any, _), (.named, _), (.field, _), (.program, _), (.list, _), (.sfdcCampaign, _),
      (.campaign, _):
      self == other
    }
  }
}

extension AssetTest {
  fileprivate func isPart(of other: AssetTest) -> Bool {
    switch (self, other) {
    case (_, .any): true
    case (.oneOf(let ids), .oneOf(let others)): Set(others).isSuperset(of: ids)
    case (.oneOf(let ids), .noneOf(let others)): Set(others).isDisjoint(with: ids)
    case (.noneOf(let ids), .noneOf(let others)): Set(ids).isSuperset(of: others)
    case (.any, _), (.noneOf, .oneOf): false
    }
  }

  /// The assets that pass, among those with positions below a count.
  func ids(upTo count: Int) -> [ID] {
    switch self {
    case .any: (0..<count).map { ID($0) }
    case .oneOf(let ids): ids
    case .noneOf(let ids): (0..<count).map { ID($0) }.filter { !ids.contains($0) }
    }
  }
}
