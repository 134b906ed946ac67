import RuleGraph
import RuleRuntime
import SyncState

/// Something wrong with the sync on purpose: what it does to the world around the engine's calls.
package struct Fault: Sendable {
  /// What is wrong.
  package let name: String
  var prepare: @Sendable (inout Setup) -> Void = { _ in }
  var pull: @Sendable (inout World) -> Void = { $0.pull() }
  var push: @Sendable (inout World) -> Void = { $0.push() }
  var after: @Sendable (World, inout World, Operation) -> Void = { _, _, _ in }

  package static let all = [
    Fault(
      name: "pull forgets the shadow",
      pull: { world in
        let links = world.state.mirror.links
        world.pull()
        world.state.mirror.links = links
      }),
    Fault(
      name: "push forgets the shadow",
      push: { world in
        let links = world.state.mirror.links
        world.push()
        world.state.mirror.links = links
      }),
    Fault(
      name: "pull forgets what it observed",
      pull: { world in
        let observed = world.state.mirror.observed
        world.pull()
        world.state.mirror.observed = observed
      }),
    Fault(
      name: "push forgets what it wrote",
      push: { world in
        let observed = world.state.mirror.observed
        world.push()
        world.state.mirror.observed = observed
      }),
    Fault(
      name: "a step does not set what is observed",
      after: { before, world, operation in
        guard case .step = operation else { return }
        world.state.mirror.observed = before.state.mirror.observed
      }),
    Fault(
      name: "changes in Marketo are not marked",
      after: { before, world, operation in
        guard case .marketo = operation else { return }
        world.engine = before.engine
      }),
    Fault(
      name: "changes in Salesforce are not marked",
      after: { before, world, operation in
        guard case .salesforce = operation else { return }
        world.engine = before.engine
      }),
    Fault(
      name: "steps are not carried over",
      after: { before, world, operation in
        guard case .step = operation,
          before.state.mirror.records.count
            == world.state.mirror.records.count
        else { return }
        world.engine = before.engine
      }),
    Fault(
      name: "deletions of records are not marked",
      after: { before, world, operation in
        guard case .deleteRecord = operation else { return }
        world.engine = before.engine
      }),
    Fault(
      name: "push comes before pull",
      pull: { world in
        world.push()
        world.pull()
      }, push: { _ in }),
    Fault(name: "pull does nothing", pull: { _ in }),
    Fault(name: "push does nothing", push: { _ in }),
    Fault(
      name: "pull runs the cycle twice as far",
      pull: { world in
        world.pull()
        world.push()
      }),
    Fault(
      name: "the first sync never ends",
      pull: { world in
        world.pull()
        for index in world.state.mirror.links.indices {
          world.state.mirror.links[index]?.isInitialised = false
        }
      }),
    Fault(
      name: "conflicts go to Marketo",
      prepare: { $0.settings.memberConflict = .marketo }),
    Fault(
      name: "conflicts go to Salesforce",
      prepare: { $0.settings.memberConflict = .salesforce }),
    Fault(
      name: "regressions are pushed back",
      prepare: { $0.settings.statusRegression = .restore }),
    Fault(
      name: "campaign sync is off", prepare: { $0.settings.campaignSyncEnabled = false }),
    Fault(
      name: "a default last name is made up",
      prepare: { $0.settings.defaultLastName = "Unknown" }),
    Fault(
      name: "the program follows any status back",
      pull: { world in
        world.pull()
        Self.copyCampaign(in: &world)
      }),
    Fault(
      name: "a new lead is not linked",
      push: { world in
        let linked = world.state.mirror.linkedRecords
        world.push()
        for index in linked.indices where linked[index] == nil {
          world.state.mirror.unlink(PersonID(index))
        }
      }),
    Fault(
      name: "push writes a lead for everybody",
      push: { world in
        world.push()
        for index in 0..<world.state.mirror.people.count {
          world.step(.add, index, "Registered")
        }
      }),
    Fault(
      name: "every pull logs again",
      pull: { world in
        world.pull()
        world.state.journal += world.state.journal
      }),
  ]

  /// Writes every campaign status into its program without asking for the step.
  private static func copyCampaign(in world: inout World) {
    for (program, link) in world.state.mirror.links.enumerated() {
      guard let link else { continue }
      for index in 0..<world.state.mirror.people.count {
        guard let label = world.member(index, campaign: link.campaign.index) else { continue }
        let status = world.channelStatus(label)
        guard status != .notInProgram,
          world.state.mirror.programs[program][PersonID(index)] != nil
        else { continue }
        world.state.mirror.programs[program][PersonID(index)]?.status = status
      }
    }
  }
}
