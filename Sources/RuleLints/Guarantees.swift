import RuleGraph
import RuleSemantics
import SyncState

extension ResolvedFilters {
  /// The filters that everybody who passes fulfils.
  var required: [ResolvedFilter] {
    switch match {
    case .all: uses
    case .any: uses.count == 1 ? uses : []
    case .formula(let expression):
      uses.indices.filter { expression.requires($0) }.map { uses[$0] }
    }
  }
}

extension ResolvedFilters {
  /// Whether `match` mentions each filter exactly once.
  var mentionsEachOnce: Bool {
    guard case .formula(let expression) = match else { return true }
    var counts = uses.map { _ in 0 }
    expression.countMentions(&counts)
    return counts.allSatisfy { $0 == 1 }
  }
}

extension FilterMatch.Expression {
  fileprivate func countMentions(_ counts: inout [Int]) {
    switch self {
    case .filter(let position): counts[position] += 1
    case .all(let parts), .any(let parts): for part in parts { part.countMentions(&counts) }
    }
  }

  /// Whether everybody who passes fulfils the filter at a position.
  fileprivate func requires(_ position: Int) -> Bool {
    switch self {
    case .filter(let other): other == position
    case .all(let parts): parts.contains { $0.requires(position) }
    case .any(let parts): !parts.isEmpty && parts.allSatisfy { $0.requires(position) }
    }
  }
}

extension ResolvedFilters {
  /// Whether everybody who passes is in Salesforce, as far as the filters tell; smart lists are
  /// followed to some depth.
  fileprivate func guaranteeRecord(_ program: ResolvedWorkspace, depth: Int) -> Bool {
    let depthMax = 8
    return required.contains { use in
      switch use.predicate {
      case .memberOfSFDCCampaign(_, _, let negated):
        return !negated
      case .memberOfProgram(.oneOf(let ids), _, negated: false):
        return ids.allSatisfy { program.assets.programs[$0.index].sfdcCampaign != nil }
      case .field(let id, let test):
        return program.assets.fields[id].salesforceState && !test.acceptsEmpty
      case .memberOfSmartList(let id, negated: false):
        return depth < depthMax
          && program.smartLists[id.index].filters.guaranteeRecord(program, depth: depth + 1)
      case .memberOfProgram, .memberOfList, .memberOfSmartList, .memberOfCampaign, .constant,
        .activity, .sharesValue, .sample, .opportunities, .all, .any:
        return false
      }
    }
  }
}

extension ValueTest {
  /// Whether the test is the negation of another.
  var isNegated: Bool {
    switch self {
    case .text(_, _, let negated), .exactText(_, let negated), .day(_, let negated),
      .number(_, let negated):
      negated
    case .isEmpty, .numberRange, .dayRange, .relative, .timeFrame, .boolean: false
    }
  }
}

extension CampaignFacts {
  /// Whether who is in the flow is certainly a member of a Salesforce campaign at the start.
  func guaranteesMembership(of wanted: SFDCCampaignID) -> Bool {
    let byFilter = filters.required.contains { use in
      guard case .memberOfSFDCCampaign(.oneOf(let ids), _, negated: false) = use.predicate else {
        return false
      }
      return ids == [wanted]
    }
    let byTrigger =
      !campaign.triggers.isEmpty
      && campaign.triggers.allSatisfy { use in
        let pattern = use.pattern
        let isOwn = pattern.asset == .sfdcCampaign(.oneOf([wanted]))
        return isOwn
          && (pattern.type == .addToSFDCCampaign || pattern.type == .changeStatusInSFDCCampaign)
      }
    return byFilter || byTrigger
  }

  /// Whether who is in the flow is certainly, or by all appearances, in Salesforce.
  var guaranteesRecord: Bool {
    if filters.filters.guaranteeRecord(program, depth: 0) { return true }
    return !campaign.triggers.isEmpty
      && campaign.triggers.allSatisfy { speaksOfRecord($0.pattern) }
  }

  /// Whether an event happens, as a rule, to people in Salesforce only.
  private func speaksOfRecord(_ pattern: EventPattern) -> Bool {
    switch pattern.asset {
    case .sfdcCampaign: return true
    case .program(.oneOf(let ids)):
      return ids.allSatisfy { program.assets.programs[$0.index].sfdcCampaign != nil }
    case .any, .field, .program, .list, .campaign, .named:
      return pattern.type == .convertLead || pattern.type == .syncLeadToSFDC
    }
  }
}

extension Field {
  /// Whether the field says that the person is in Salesforce (CS-L3).
  fileprivate var salesforceState: Bool { apiName == "sfdcType" || apiName == "sfdcId" }
}
