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
  }

  /// Returns the edges between all campaigns, by source, step, activity, path and target.
  static func edges(of parts: ExecutionGraph.Parts) -> [WakeEdge] {
    let index = TriggerIndex(parts.campaigns)
    let programs = programsByCampaign(parts.assets)
    var edges: [WakeEdge] = []
    for (source, campaign) in parts.campaigns.enumerated() {
      for (step, instruction) in campaign.flow.enumerated() {
        var seen: Set<WakeEdge> = []
        for effect in instruction.effects {
          for written in activities(of: effect, parts.assets, programs) {
            for target in targets(of: written, index, parts.campaigns) {
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

  private static func activities(
    of effect: Effect, _ assets: Assets, _ programs: [SFDCCampaignID: ProgramID]
  ) -> [Written] {
    switch effect {
    case .sfdcMember(let change, let operand, _):
      sfdcActivities(change, operand, programs)
    case .programStatus(let program, let status):
      programActivities(program, status, assets)
    case .setField(let field, _):
      [Written(activity: .changeDataValue, asset: .field(field), path: .flow)]
    case .changeScore(let field, _):
      [Written(activity: .changeScore, asset: .field(field), path: .flow)]
    case .listMembership(let list, let member):
      [Written(activity: member ? .addToList : .removeFromList, asset: .list(list), path: .flow)]
    case .sendEmail(let name, _):
      [Written(activity: .sendEmail, asset: .named(name), path: .flow)]
    case .request(let target):
      [Written(activity: .requestCampaign, asset: .campaign(target), path: .flow)]
    case .execute(let target, _):
      [Written(activity: .executeCampaign, asset: .campaign(target), path: .flow)]
    case .wait, .removeFromFlow:
      []
    }
  }

  private static func sfdcActivities(
    _ change: Effect.SFDCMemberChange, _ operand: SFDCCampaignOperand,
    _ programs: [SFDCCampaignID: ProgramID]
  ) -> [Written] {
    var asset: ActivityAsset?
    var program: ActivityAsset?
    if case .fixed(let campaign) = operand {
      asset = .sfdcCampaign(campaign)
      program = programs[campaign].map { .program($0) }
    }
    let types: [ActivityType] =
      switch change {
      case .add: [.addToSFDCCampaign, .syncLeadToSFDC]
      case .changeStatus: [.changeStatusInSFDCCampaign, .addToSFDCCampaign, .syncLeadToSFDC]
      case .remove: [.removeFromSFDCCampaign]
      }
    var written = types.map {
      Written(activity: $0, asset: $0 == .syncLeadToSFDC ? ActivityAsset.none : asset, path: .flow)
    }
    if let program {
      written.append(Written(activity: .changeStatusInProgression, asset: program, path: .sync))
    }
    return written
  }

  private static func programActivities(
    _ program: ProgramID, _ status: StatusIndex, _ assets: Assets
  ) -> [Written] {
    let own = Written(activity: .changeStatusInProgression, asset: .program(program), path: .flow)
    guard let campaign = assets.programs[program.index].sfdcCampaign else { return [own] }
    let types: [ActivityType] =
      status == .notInProgram
      ? [.removeFromSFDCCampaign] : [.addToSFDCCampaign, .changeStatusInSFDCCampaign]
    return [own] + types.map { Written(activity: $0, asset: .sfdcCampaign(campaign), path: .sync) }
  }

  private static func targets(
    of written: Written, _ index: TriggerIndex, _ campaigns: [CampaignNode]
  ) -> [CampaignID] {
    if written.activity == .executeCampaign, case .campaign(let target)? = written.asset {
      return [target]
    }
    if let asset = written.asset { return index.candidates(written.activity, asset) }
    return campaigns.indices.filter { position in
      campaigns[position].triggers.contains { $0.type == written.activity }
    }.map { CampaignID($0) }
  }
}
