public import SyncState

/// Instructions in the words of the screen, for people.
public struct InstructionText: Sendable {
  private let graph: ExecutionGraph
  let labels: ScreenLabels
  /// What begins the names of assets of the own program, which is left out.
  private var homePrefix: String?
  /// The campaign that is called *this campaign*.
  private var own: CampaignID?

  /// Creates the texts of the instructions of a graph.
  public init(_ graph: ExecutionGraph, labels: ScreenLabels = .english) {
    self.graph = graph
    self.labels = labels
  }

  var assets: Assets { graph.assets }
  var pool: TextPool { graph.text }

  /// Returns the texts as seen from a campaign: its program's assets by their short names, itself
  /// as *this campaign*.
  func seen(from campaign: CampaignID, of program: ProgramID?) -> InstructionText {
    var texts = self
    texts.homePrefix = program.map { "\(assets.programs[$0.index].name)." }
    texts.own = campaign
    return texts
  }

  /// Returns the name of a campaign.
  func name(of id: CampaignID) -> String {
    id == own ? "this campaign" : short(assets.smartCampaigns[id.index])
  }

  /// Returns the name of a static list.
  func name(of id: ListID) -> String { short(assets.lists[id.index].name) }

  private func short(_ name: String) -> String {
    guard let homePrefix, name.hasPrefix(homePrefix) else { return name }
    return String(name.dropFirst(homePrefix.count))
  }

  // MARK: Triggers

  /// Returns a trigger, such as `Added to List: Newsletter`.
  public func text(of pattern: EventPattern) -> String {
    let constraints = pattern.constraints.map {
      "\(label(of: $0.attribute, in: pattern.type)) \(text(of: $0.test))"
    }
    return ([subject(of: pattern, labels.trigger(pattern.type.triggerLabel))] + constraints)
      .joined(separator: ", ")
  }

  private func history(
    _ pattern: EventPattern, _ window: ValueTest?, _ minimumCount: Int, _ negated: Bool
  ) -> String {
    let constraints =
      pattern.constraints.map {
        "\(label(of: $0.attribute, in: pattern.type)) \(text(of: $0.test))"
      }
      + (window.map { ["date of activity \(text(of: $0))"] } ?? [])
      + (minimumCount > 1 ? ["at least \(minimumCount) times"] : [])
    let title = "\(negated ? "No activity" : "Activity") \(pattern.type.name)"
    return ([subject(of: pattern, title)] + constraints).joined(separator: ", ")
  }

  private func subject(of pattern: EventPattern, _ label: String) -> String {
    // The only asset of a request is the campaign itself.
    if pattern.type == .requestCampaign, label == labels.trigger(pattern.type.triggerLabel) {
      return label
    }
    return switch pattern.asset {
    case .any: label
    case .field(let test): "\(label): \(text(of: test) { assets.fields[$0].name })"
    case .program(let test): "\(label): \(text(of: test) { assets.programs[$0.index].name })"
    case .list(let test): "\(label): \(text(of: test) { name(of: $0) })"
    case .sfdcCampaign(let test):
      "\(label): \(text(of: test) { assets.sfdcCampaigns[$0.index].name })"
    case .campaign(let test): "\(label): \(text(of: test) { name(of: $0) })"
    case .named(let test): "\(label): \(text(of: test))"
    }
  }

  private func label(of attribute: ActivityAttribute, in type: ActivityType) -> String {
    let inLog = type.facts.attributes.first { $0.attribute == attribute }?.name
    return (inLog ?? attribute.logName ?? attribute.rawValue).lowercased()
  }

  private func text<ID: DenseID>(of test: AssetTest<ID>, _ name: (ID) -> String) -> String {
    switch test {
    case .any: "any"
    case .oneOf(let ids): list(ids.map(name))
    case .noneOf(let ids): "not \(list(ids.map(name)))"
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: "; ")
  }

  // MARK: Filters

  /// Returns a filter, such as `Member of Program: Q4 Launch, status is Registered`.
  public func text(of predicate: Predicate) -> String {
    switch predicate {
    case .constant(let holds):
      return holds ? "everybody" : "nobody"
    case .field(let id, let test):
      return "\(assets.fields[id].name) \(text(of: test))"
    case .memberOfProgram(let test, let constraints, let negated):
      let programs = text(of: test) { assets.programs[$0.index].name }
      return membership("Program", programs, constraints.map { text(of: $0) }, negated)
    case .memberOfSFDCCampaign(let test, let constraints, let negated):
      let campaigns = text(of: test) { assets.sfdcCampaigns[$0.index].name }
      return membership("SFDC Campaign", campaigns, constraints.map { text(of: $0) }, negated)
    case .memberOfList(let test, let negated):
      return membership("List", text(of: test) { name(of: $0) }, [], negated)
    case .memberOfSmartList(let id, let negated):
      return membership("Smart List", short(graph.smartLists[id.index].name), [], negated)
    case .activity(let pattern, let window, let minimumCount, let negated):
      return history(pattern, window, minimumCount, negated)
    case .memberOfCampaign(let test, let negated):
      let campaigns = text(of: test) { name(of: $0) }
      return membership("Smart Campaign", campaigns, [], negated)
    case .sharesValue(let id):
      return "Duplicate Fields: \(assets.fields[id].name)"
    case .sample(let percent, _):
      return "Random Sample: \(percent)%"
    case .opportunities(let measure, let constraints, let test):
      return opportunities(measure, constraints, test)
    case .all(let parts):
      return parts.map { nested($0) }.joined(separator: " and ")
    case .any(let parts):
      return parts.map { nested($0) }.joined(separator: " or ")
    }
  }

  private func nested(_ predicate: Predicate) -> String {
    switch predicate {
    case .all, .any: "(\(text(of: predicate)))"
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfSmartList, .memberOfCampaign, .activity, .sharesValue, .sample,
      .opportunities:
      text(of: predicate)
    }
  }

  private func opportunities(
    _ measure: Predicate.OpportunityMeasure, _ constraints: [Predicate.OpportunityConstraint],
    _ test: ValueTest
  ) -> String {
    let conditions = constraints.map { "\($0.field.rawValue.lowercased()) \(text(of: $0.test))" }
    switch measure {
    case .number where test == .atLeastOne:
      let label = labels.filter("Has Opportunity")
      return conditions.isEmpty ? label : "\(label): \(conditions.joined(separator: ", "))"
    case .number:
      return "\(labels.filter("Number of Opportunities")) \(text(of: test))"
    case .total(let field):
      return "\(labels.filter("Total Opportunity \(field.rawValue)")) \(text(of: test))"
    }
  }

  private func membership(
    _ noun: String, _ names: String, _ constraints: [String], _ negated: Bool
  ) -> String {
    let label = labels.filter("Member of \(noun)")
    let denied = label.hasPrefix("Member") ? "Not m\(label.dropFirst())" : "≠ \(label)"
    return (["\(negated ? denied : label): \(names)"] + constraints).joined(separator: ", ")
  }

  private func text(of constraint: Predicate.MembershipConstraint) -> String {
    switch constraint {
    case .status(let test): "status \(text(of: test))"
    case .success(let flag): "success is \(flag)"
    case .acquiredBy(let flag): "acquired by is \(flag)"
    case .membershipDate(let test): "membership date \(text(of: test))"
    case .nurture(let stream, let isPaused):
      (["in a stream"] + (stream.map { ["stream \(text(of: $0))"] } ?? [])
        + (isPaused.map { ["cadence is \($0 ? "Paused" : "Normal")"] } ?? []))
        .joined(separator: ", ")
    case .memberField(let id, let test): "\(assets.memberFields[id].name) \(text(of: test))"
    case .exhausted(let flag): "exhausted is \(flag)"
    }
  }

  private func text(of constraint: Predicate.SFDCMembershipConstraint) -> String {
    switch constraint {
    case .status(let test): "status \(text(of: test))"
    case .responded(let flag): "responded is \(flag)"
    }
  }

  // MARK: Values

  /// Returns a condition without what it is about, such as `is not empty`.
  func text(of test: ValueTest) -> String {
    switch test {
    case .isEmpty(let negated): negated ? "is not empty" : "is empty"
    case .text(let name, let texts, let negated):
      "\(Self.spelled(name, negated)) \(list(texts.map { pool[$0] }))"
    case .exactText(let texts, let negated):
      "\(negated ? "is not" : "is") \(list(texts.map { pool[$0] }))"
    case .number(let numbers, let negated):
      "\(negated ? "is not" : "is") \(list(numbers.map(\.decimalText)))"
    case .numberRange(let low, let high): Self.range(low, high)
    case .day(let days, let negated):
      "\(negated ? "is not" : "is") \(list(days.map(\.description)))"
    case .dayRange(let first, let last, _): Self.range(first, last)
    case .relative(let name, let period): "\(Self.spelled(name)) \(period.spelled)"
    case .timeFrame(let frame): "in \(frame.rawValue)"
    case .boolean(let flag, _): "is \(flag)"
    }
  }

  private static func spelled(_ name: ValueTest.TextOperator, _ negated: Bool) -> String {
    switch name {
    case .is: negated ? "is not" : "is"
    case .startsWith: negated ? "does not start with" : "starts with"
    case .contains: negated ? "does not contain" : "contains"
    }
  }

  private static func spelled(_ name: ValueTest.RelativeOperator) -> String {
    switch name {
    case .inPast: "in past"
    case .inPastBefore: "in past before"
    case .inFuture: "in future"
    case .inFutureAfter: "in future after"
    }
  }

  private static func range(_ low: ValueTest.Bound?, _ high: ValueTest.Bound?) -> String {
    switch (low, high) {
    case (let low?, let high?):
      "between \(low.number.decimalText) and \(high.number.decimalText)"
    case (let low?, nil):
      "\(low.isIncluded ? "at least" : "greater than") \(low.number.decimalText)"
    case (nil, let high?):
      "\(high.isIncluded ? "at most" : "less than") \(high.number.decimalText)"
    case (nil, nil): "is not empty"
    }
  }

  private static func range(_ first: CivilDate?, _ last: CivilDate?) -> String {
    switch (first, last) {
    case (let first?, let last?): "between \(first) and \(last)"
    case (let first?, nil): "on or after \(first)"
    case (nil, let last?): "on or before \(last)"
    case (nil, nil): "is not empty"
    }
  }
}

extension Period {
  /// The period as written, such as `2 days`.
  public var spelled: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}
