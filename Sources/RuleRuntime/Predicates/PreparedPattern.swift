import RuleGraph
import SyncState

/// A pattern of a trigger, or of a filter that looks back, with its constraints compiled.
///
/// A class, because every log entry asks some of them, and asking a value copies it.
final class PreparedPattern: Sendable {
  private let type: ActivityType
  private let asset: EventPattern.Asset
  private let constraints: [(attribute: ActivityAttribute, test: ValueTester.TestID)]
  private let name: ValueTester.TestID?

  /// Compiles a pattern.
  init(_ pattern: EventPattern, _ tester: inout ValueTester) {
    type = pattern.type
    asset = pattern.asset
    var constraints: [(ActivityAttribute, ValueTester.TestID)] = []
    for constraint in pattern.constraints {
      constraints.append((constraint.attribute, tester.prepare(constraint.test)))
    }
    self.constraints = constraints
    if case .named(let test) = pattern.asset {
      name = tester.prepare(test)
    } else {
      name = nil
    }
  }

  /// Whether an activity fits: type, asset, and all constraints on it (SC-C8).
  func matches(_ activity: Activity, _ tester: inout ValueTester, _ texts: TextPool) -> Bool {
    guard activity.type == type, isAbout(activity, &tester, texts) else { return false }
    for (attribute, test) in constraints {
      let value = activity.value(of: attribute)
      if !tester.passes(test, value, texts, now: activity.at) { return false }
    }
    return true
  }

  private func isAbout(
    _ activity: Activity, _ tester: inout ValueTester, _ texts: TextPool
  ) -> Bool {
    switch (asset, activity.asset) {
    case (.any, _): true
    case (.field(let test), .field(let id)): test.matches(id)
    case (.program(let test), .program(let id)): test.matches(id)
    case (.list(let test), .list(let id)): test.matches(id)
    case (.sfdcCampaign(let test), .sfdcCampaign(let id)): test.matches(id)
    case (.campaign(let test), .campaign(let id)): test.matches(id)
    case (.named, .named(let text)):
      name.map { tester.passes($0, .text(text), texts, now: activity.at) } ?? false
    case (.field, _), (.program, _), (.list, _), (.sfdcCampaign, _), (.campaign, _), (.named, _):
      false
    }
  }
}

extension Activity {
  /// The value that a constraint looks at.
  fileprivate func value(of attribute: ActivityAttribute) -> Value {
    switch attribute {
    case .oldValue: oldValue
    case .newValue: newValue
    case .change: change.map { .number($0) } ?? .null
    case .reason: reason.map { .text($0) } ?? .null
    case .source: source.map { .text($0) } ?? .null
    case .success: success.map { .boolean($0) } ?? .null
    case .acquiredBy: acquiredBy.map { .boolean($0) } ?? .null
    case .qualified: qualified.map { .boolean($0) } ?? .null
    case .createdDate: .datetime(at)
    case .formName, .listName, .sfdcType, .leadSource, .description, .recipient, .otherRecipients,
      .response, .webPage, .referrer, .queryString, .clientIP, .link, .sentBy, .receivedBy,
      .subject, .status, .priority, .activityOwner, .role, .stage, .memberField,
      .mergedPeople, .masterUpdated, .mergedInSales:
      texts.first { $0.attribute == attribute }.map { .text($0.text) } ?? .null
    }
  }
}
