import RuleGraph
import SyncState

extension SyncEngine {
  /// The largest number of characters of a campaign type.
  private static let typeCharactersMax = 40
  /// The largest actual cost: a currency of 18 digits.
  private static let costMax: Int64 = 999_999_999_999_999_999
  /// The types that every Salesforce organisation starts with.
  private static let standardTypes = [
    "Conference", "Webinar", "Trade Show", "Public Relations", "Partners", "Referral Program",
    "Advertisement", "Banner Ads", "Direct Mail", "Email", "Telemarketing", "Other",
  ]

  /// The mapped programs whose type and cost a push has to look at, in ascending order.
  func programsToWrite() -> [ProgramID] {
    let mayChange = settings.campaignEdits == .overwritten || settings.periodCosts == .toDate
    return mayChange
      ? programsByCampaign.compactMap(\.self).sorted() : unwrittenCampaigns.sorted()
  }

  /// Writes type and actual cost of a mapped campaign when Marketo's values are news: in the first
  /// cycle after mapping and, by the settings, in later ones (CS-D1, CS-D2, CS-D9, CS-D11).
  mutating func pushCampaign(of program: ProgramID, in state: inout RunState) {
    let isWritten = !unwrittenCampaigns.contains(program)
    let isAll = !isWritten || settings.campaignEdits == .overwritten
    guard isAll || hasNewCost(program, in: state),
      let campaign = state.mirror.links[program.index]?.campaign,
      !state.mirror.campaigns[campaign.index].isDeleted
    else { return }
    let subject = FaultLedger.Subject(person: nil, program: program)
    if differs(program, in: state) {
      var request = SalesforceRequest(.update, .campaign)
      request.campaign = campaign
      if case .refused(let refusal) = ask(request, in: &state) {
        return report(refusal, about: subject, .changeStatusInSFDCCampaign, in: &state)
      }
    }
    recover(subject, in: &state)
    let rules: [Rule] = isWritten && isAll ? [.csD11] : []
    unwrittenCampaigns.remove(program)
    books[program.index].costWrittenAt = state.now
    if isAll { writeType(of: program, campaign, rules, in: &state) }
    writeCost(of: program, campaign, rules, in: &state)
  }

  /// Whether months have begun since the cost was written whose costs count only now (CS-D9).
  private func hasNewCost(_ program: ProgramID, in state: RunState) -> Bool {
    guard settings.periodCosts == .toDate, let at = books[program.index].costWrittenAt else {
      return false
    }
    return cost(of: program, at: at, in: state) != cost(of: program, at: state.now, in: state)
  }

  private mutating func writeType(
    of program: ProgramID, _ campaign: SFDCCampaignID, _ rules: [Rule], in state: inout RunState
  ) {
    let channel = state.graph.assets.channel(of: program).name
    guard channel.unicodeScalars.count <= Self.typeCharactersMax else {
      return failCampaign(.channelNameTooLong, program, in: &state)
    }
    let type = state.mirror.text.intern(channel)
    guard state.mirror.campaigns[campaign.index].type != type else { return }
    state.mirror.campaigns[campaign.index].type = type
    guard state.trace.isOn else { return }
    let isStandard = Self.standardTypes.contains { sameBytes($0, channel) }
    note(
      .sync,
      isStandard
        ? "wrote the campaign type"
        : "wrote the campaign type, which is no value of the standard picklist",
      details: [.init("sfdcCampaign", .sfdcCampaign(campaign)), .init("type", .text(type))],
      rules: (isStandard ? [.csD1] : [.csD1, .csD12]) + rules, in: &state)
  }

  private mutating func writeCost(
    of program: ProgramID, _ campaign: SFDCCampaignID, _ rules: [Rule], in state: inout RunState
  ) {
    switch cost(of: program, at: state.now, in: state) {
    case .none: return
    case .tooLarge: failCampaign(.costTooLarge, program, in: &state)
    case .sum(let sum):
      guard state.mirror.campaigns[campaign.index].actualCost != sum else { return }
      let costRule: Rule = hasCosts(program, in: state) ? .csD9 : .csD10
      state.mirror.campaigns[campaign.index].actualCost = sum
      note(
        .sync, "wrote the actual cost",
        details: [
          .init("sfdcCampaign", .sfdcCampaign(campaign)), .init("cost", .value(.number(sum))),
        ], rules: [.csD2, costRule] + rules, in: &state)
    }
  }

  private mutating func failCampaign(
    _ problem: SyncProblem, _ program: ProgramID, in state: inout RunState
  ) {
    books[program.index].attempts[problem, default: 0] += 1
    note(
      .recordError, problem.text, details: [.init("program", .program(program))],
      rules: problem.rules, in: &state)
  }

  private enum Cost: Equatable {
    /// There are no period costs, and nothing is to be written (CS-D10).
    case none
    case sum(Double)
    case tooLarge
  }

  private func hasCosts(_ program: ProgramID, in state: RunState) -> Bool {
    !state.graph.assets.programs[program.index].periodCosts.isEmpty
  }

  /// The sum of the period costs: of all, past and future, or of those whose month has begun (CS-D9).
  private func cost(of program: ProgramID, at instant: Instant, in state: RunState) -> Cost {
    guard hasCosts(program, in: state) else {
      return settings.missingPeriodCost == .zero ? .sum(0) : .none
    }
    let today = settings.periodCosts == .all ? nil : state.graph.zone.local(instant).date
    var sum: Int64 = 0
    for cost in state.graph.assets.programs[program.index].periodCosts
    where today.map({ cost.month <= $0 }) ?? true {
      let (next, overflow) = sum.addingReportingOverflow(cost.amount)
      guard !overflow else { return .tooLarge }
      sum = next
    }
    return sum.magnitude > UInt64(Self.costMax) ? .tooLarge : .sum(Double(sum))
  }

  private func differs(_ program: ProgramID, in state: RunState) -> Bool {
    let (type, cost) = campaignDiffers(program, in: state)
    return type || cost
  }

  /// Whether type and actual cost in Salesforce are not what Marketo would write (CS-D11).
  func campaignDiffers(_ program: ProgramID, in state: RunState) -> (type: Bool, cost: Bool) {
    guard let campaign = state.mirror.links[program.index]?.campaign else { return (false, false) }
    let channel = state.graph.assets.channel(of: program).name
    let type = state.mirror.campaigns[campaign.index].type.map { state.mirror.text[$0] } ?? ""
    let costDiffers =
      switch cost(of: program, at: state.now, in: state) {
      case .none: false
      case .tooLarge: true
      case .sum(let sum): state.mirror.campaigns[campaign.index].actualCost != sum
      }
    return (!sameBytes(type, channel), costDiffers)
  }

  /// Returns the members whose sides differ, by Marketo id: those with an open problem, and those
  /// whom the next cycle will carry over.
  func differences(
    of program: ProgramID, to campaign: SFDCCampaignID, in state: RunState
  ) -> [SyncReport.MemberDifference] {
    let book = books[program.index]
    var programChanges = programMemberChanges[program]
    var campaignChanges = memberChanges[campaign]
    var people = programChanges.sorted().map { PersonID(UInt32($0.key)) }
    people += campaignChanges.sorted().compactMap { entry in
      let record = RecordID(UInt32(entry.key))
      return person(of: record, in: state)
    }
    people += book.open.keys
    people.sort { state.mirror.people.marketoID($0) < state.mirror.people.marketoID($1) }
    var differences: [SyncReport.MemberDifference] = []
    for (index, person) in people.enumerated() where index == 0 || people[index - 1] != person {
      let status = state.mirror.programs[program.index][person]?.status
      let held = memberStatus(of: person, in: campaign, state: state)
      let match = held.flatMap {
        programStatus(for: $0, of: campaign, in: program, state: state)
      }
      guard match != status || (held != nil && match == nil) else { continue }
      let open = book.open[person]
      differences.append(
        .init(
          person: person, programStatus: status, campaignStatus: held,
          reason: open?.problem ?? .waiting, attempts: open?.attempts ?? 0))
    }
    return differences
  }
}
