public import SyncState

/// That a step of one campaign writes an activity that a trigger of another can match (CAT-7).
public struct WakeEdge: Hashable, Sendable {
  /// The campaign whose flow acts.
  public let source: CampaignID
  /// The position of the step in its flow.
  public let step: Int
  /// The activity that is written.
  public let activity: ActivityType
  /// How the activity comes about.
  public let path: Path
  /// The campaign that may start.
  public let target: CampaignID

  /// How a step leads to an activity.
  public enum Path: String, Sendable {
    /// At once, by the step itself.
    case flow
    /// Through the program sync, in a later cycle.
    case sync
  }
}

extension WakeEdge {
  /// An activity that an effect can write.
  private struct Written {
    let activity: ActivityType
    /// The asset, or nil when a token decides it at run time.
    let asset: ActivityAsset?
    let path: Path
    /// The value or status after the change; nil when only the run decides it.
    var newValue: NewValue?
    /// The attributes that are certainly false.
    var falseAttributes: [ActivityAttribute] = []
  }

  /// A value that a step writes; the text of a rule is looked up when a trigger asks for it.
  private enum NewValue {
    case text(TextID)
    case name(String)

    func spelled(_ texts: TextPool) -> String {
      switch self {
      case .text(let id): texts[id]
      case .name(let name): name
      }
    }
  }

  /// Returns the edges between all campaigns, by source, step, activity, path and target.
  static func edges(of parts: ExecutionGraph.Parts, _ index: TriggerIndex) -> [WakeEdge] {
    let programs = programsByCampaign(parts.assets)
    var edges: [WakeEdge] = []
    for (source, campaign) in parts.campaigns.enumerated() {
      for step in campaign.flow.indices {
        var seen: Set<WakeEdge> = []
        for effect in campaign.flow[step].effects {
          for written in activities(of: effect, in: campaign, parts, programs) {
            for target in targets(of: written, index, parts) {
              let edge = WakeEdge(
                source: CampaignID(source), step: step, activity: written.activity,
                path: written.path, target: target)
              if seen.insert(edge).inserted { edges.append(edge) }
            }
          }
        }
      }
    }
    return edges
  }

  private static func programsByCampaign(_ assets: Assets) -> [SFDCCampaignID: ProgramID] {
    var programs: [SFDCCampaignID: ProgramID] = [:]
    for (position, program) in assets.programs.enumerated() {
      if let campaign = program.sfdcCampaign { programs[campaign] = ProgramID(position) }
    }
    return programs
  }

  /// The log entries that an effect can write, as far as they are known before a run.
  private static func activities(
    of effect: Effect, in campaign: CampaignNode, _ parts: ExecutionGraph.Parts,
    _ programs: [SFDCCampaignID: ProgramID]
  ) -> [Written] {
    switch effect {
    case .sfdcMember(let change, let operand, let status):
      let label = status.flatMap(\.literal).map { parts.text[$0] }
      let target = sfdcCampaign(operand, in: campaign, parts)
      return sfdcActivities(change, target, programs, status: label, parts.assets)
    case .programStatus(let program, let status):
      return programActivities(program, status, parts.assets)
    case .nurture(let program, let change):
      return nurtureActivities(program, change, parts.assets)
    case .memberField(let program, _, let value):
      var written = Written(
        activity: .changeProgramMemberData, asset: .program(program), path: .flow)
      written.newValue = value?.literal.map { .text($0) }
      return [written]
    case .place(let field, let place):
      return parts.assets.division(of: field).map { division in
        division.moves.map {
          Written(
            activity: $0, asset: .field(field), path: .flow, newValue: .text(place))
        }
      } ?? []
    case .setField(let field, let value):
      var written = Written(activity: .changeDataValue, asset: .field(field), path: .flow)
      written.newValue = value?.literal.map { .text($0) }
      return [written]
    case .changeScore(let field, _):
      return [Written(activity: .changeScore, asset: .field(field), path: .flow)]
    case .listMembership(let list, let member):
      let type: ActivityType = member ? .addToList : .removeFromList
      return [Written(activity: type, asset: .list(list), path: .flow)]
    case .sendEmail(let name, _):
      return [Written(activity: .sendEmail, asset: .named(name), path: .flow)]
    case .request(let target):
      return [Written(activity: .requestCampaign, asset: .campaign(target), path: .flow)]
    case .execute(let target, _):
      return [Written(activity: .executeCampaign, asset: .campaign(target), path: .flow)]
    case .outside(let type, let name, _):
      return [Written(activity: type, asset: .named(name), path: .flow)]
    case .salesforceRecord(let step):
      return recordActivities(step)
    case .deletePerson(let inSalesforce):
      return inSalesforce ? recordActivities(.delete(inMarketo: true)) : []
    case .wait, .removeFromFlow, .programSuccess, .undocumented:
      return []
    }
  }

  /// The log entries of a step on a Salesforce record.
  private static func recordActivities(_ step: Effect.RecordStep) -> [Written] {
    let sync = Written(activity: .syncLeadToSFDC, asset: ActivityAsset.none, path: .flow)
    switch step {
    case .sync, .createTask: return [sync]
    case .changeOwner(let owner):
      return [sync, Written(activity: .changeOwner, asset: .named(owner), path: .flow)]
    case .convert:
      return [sync, Written(activity: .convertLead, asset: ActivityAsset.none, path: .sync)]
    // A deleted person starts nothing any more.
    case .delete(let inMarketo):
      return inMarketo
        ? [] : [Written(activity: .deleteLeadFromSFDC, asset: ActivityAsset.none, path: .sync)]
    }
  }

  /// Returns the campaign of a step when it is certain; an executable campaign may get another
  /// value of a token from its caller (SC-X2).
  private static func sfdcCampaign(
    _ operand: SFDCCampaignOperand, in campaign: CampaignNode, _ parts: ExecutionGraph.Parts
  ) -> SFDCCampaignID? {
    switch operand {
    case .fixed(let id):
      return id
    case .named(let template):
      guard campaign.kind != .executable, template.parts.count == 1,
        case .token(.my(let name), _) = template.parts[0]
      else { return nil }
      let own = campaign.program.map { parts.programTokens[$0.index] } ?? []
      let token = (own + parts.workspaceTokens).first { $0.name == name }
      let value = token.map { parts.text[$0.value] }
      return parts.assets.sfdcCampaigns.firstIndex { $0.name == value }.map { SFDCCampaignID($0) }
    }
  }

  /// The log entries of a step on a Salesforce campaign, those of the mapped program among them.
  private static func sfdcActivities(
    _ change: Effect.SFDCMemberChange, _ campaign: SFDCCampaignID?,
    _ programs: [SFDCCampaignID: ProgramID], status: String?, _ assets: Assets
  ) -> [Written] {
    let asset = campaign.map { ActivityAsset.sfdcCampaign($0) }
    let program = campaign.flatMap { programs[$0] }
    let statuses = program.map { assets.statuses(of: $0) } ?? []
    let types: [ActivityType] =
      switch change {
      case .add: [.addToSFDCCampaign]
      case .changeStatus: [.changeStatusInSFDCCampaign, .addToSFDCCampaign]
      case .remove: [.removeFromSFDCCampaign]
      }
    var written = types.map {
      Written(activity: $0, asset: asset, path: .flow, newValue: status.map { .name($0) })
    }
    if change != .remove {
      written.append(
        Written(activity: .syncLeadToSFDC, asset: ActivityAsset.none, path: .flow))
    }
    if let program {
      let value = change == .remove ? ProgressionStatus.notInProgram.name : status
      let canSucceed =
        change != .remove && statuses.contains { $0.isSuccess && (value ?? $0.name) == $0.name }
      written.append(
        Written(
          activity: .changeStatusInProgression, asset: .program(program), path: .sync,
          newValue: value.map { .name($0) },
          falseAttributes: falseAttributes(reachingSuccess: canSucceed)))
    }
    return written
  }

  private static func programActivities(
    _ program: ProgramID, _ status: StatusIndex, _ assets: Assets
  ) -> [Written] {
    let wanted = assets.statuses(of: program)[status.index]
    let name = wanted.name
    let own = Written(
      activity: .changeStatusInProgression, asset: .program(program), path: .flow,
      newValue: .name(name),
      falseAttributes: falseAttributes(reachingSuccess: wanted.isSuccess))
    guard let campaign = assets.programs[program.index].sfdcCampaign else { return [own] }
    let types: [ActivityType] =
      status == .notInProgram
      ? [.removeFromSFDCCampaign] : [.addToSFDCCampaign, .changeStatusInSFDCCampaign]
    return [own]
      + types.map {
        Written(activity: $0, asset: .sfdcCampaign(campaign), path: .sync, newValue: .name(name))
      }
  }

  /// What entry 104 says when a status changes that a step or the sync sets: only a success status
  /// can reach success (SC-M9), and only a program that makes a person acquires them (SC-M10).
  private static func falseAttributes(reachingSuccess isSuccess: Bool) -> [ActivityAttribute] {
    isSuccess ? [.acquiredBy] : [.acquiredBy, .success]
  }

  /// What a step on an engagement program can write: whoever is no member joins.
  private static func nurtureActivities(
    _ program: ProgramID, _ change: Effect.NurtureChange, _ assets: Assets
  ) -> [Written] {
    let asset = ActivityAsset.program(program)
    var written = [Written(activity: .addToNurture, asset: asset, path: .flow)]
    if let first = assets.channel(of: program).firstStatus {
      written += programActivities(program, first, assets)
    }
    switch change {
    case .join: break
    case .move(let stream):
      let name = assets.programs[program.index].streams[stream.index]
      written.append(
        Written(activity: .changeNurtureTrack, asset: asset, path: .flow, newValue: .name(name)))
    case .pause:
      written.append(Written(activity: .changeNurtureCadence, asset: asset, path: .flow))
    }
    return written
  }

  private static func targets(
    of written: Written, _ index: TriggerIndex, _ parts: ExecutionGraph.Parts
  ) -> [CampaignID] {
    if written.activity == .executeCampaign, case .campaign(let target)? = written.asset {
      return [target]
    }
    let candidates =
      written.asset.map { index.candidates(written.activity, $0) }
      ?? parts.campaigns.indices.map { CampaignID($0) }
    guard !candidates.isEmpty else { return [] }
    return candidates.filter { id in
      parts.campaigns[id.index].triggers.contains { mayMatch($0, written, parts.text) }
    }
  }

  /// Whether a trigger can match a written activity, as far as rules alone can tell.
  private static func mayMatch(_ trigger: EventPattern, _ written: Written, _ text: TextPool)
    -> Bool
  {
    guard trigger.type == written.activity else { return false }
    if let asset = written.asset, !trigger.asset.mayMatch(asset) { return false }
    return trigger.constraints.allSatisfy { constraint in
      if written.falseAttributes.contains(constraint.attribute) {
        return constraint.test != .boolean(true, nullIsFalse: true)
      }
      guard constraint.attribute == .newValue, let value = written.newValue else { return true }
      return constraint.test.mayHold(for: value.spelled(text), text)
    }
  }
}

extension EventPattern.Asset {
  /// Whether an asset passes; names are left to the run.
  fileprivate func mayMatch(_ asset: ActivityAsset) -> Bool {
    switch (self, asset) {
    case (.field(let test), .field(let id)): test.matches(id)
    case (.program(let test), .program(let id)): test.matches(id)
    case (.list(let test), .list(let id)): test.matches(id)
    case (.sfdcCampaign(let test), .sfdcCampaign(let id)): test.matches(id)
    case (.campaign(let test), .campaign(let id)): test.matches(id)
    case (.any, _), (.named, _), (.field, _), (.program, _), (.list, _), (.sfdcCampaign, _),
      (.campaign, _):
      true
    }
  }
}

extension ValueTest {
  /// Whether a text can pass; tests of other types are left to the run.
  fileprivate func mayHold(for value: String, _ text: TextPool) -> Bool {
    if case .exactText(let operands, let negated) = self {
      return operands.contains { sameBytes(text[$0], value) } != negated
    }
    guard case .text(let name, let operands, let negated) = self else { return true }
    let value = value.lowercased()
    let holds = operands.contains { id in
      let operand = text[id].lowercased()
      return switch name {
      case .is: value == operand
      case .startsWith: value.hasPrefix(operand)
      case .contains: value.contains(operand)
      }
    }
    return holds != negated
  }
}
