import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

extension StateWriter {
  /// Returns how far the run came that left something.
  func runPosition(_ rest: UnfinishedRun) -> CSVWriter {
    var writer = table(.runPosition)
    writer.append(values: [
      rest.at.text, rest.nextCycle?.text, String(rest.campaignRuns), String(rest.recordSerial),
    ])
    return writer
  }

  /// Returns who waits in flows, in the order in which they go on; steps count from 1.
  func flowWaits(_ rest: UnfinishedRun) -> CSVWriter {
    var writer = table(.flowWaits)
    for (position, flow) in rest.flows.enumerated() {
      let type = flow.trigger.map { String($0.type.rawValue) }
      let asset = flow.trigger.flatMap { name(of: $0) }
      let tokens = flow.tokens.map { token in
        JSON.object([
          ("name", .string(mirror.text[token.name])), ("type", .string(token.type.rawValue)),
          ("value", .string(mirror.text[token.value])),
        ])
      }
      let override = tokens.isEmpty ? nil : JSON.array(tokens).line
      for person in flow.people where !mirror.people.isDeleted(person) {
        writer.append(values: [
          String(position + 1), mirror.assets.smartCampaigns[flow.campaign.index],
          String(flow.run), String(flow.step + 1), flow.until.text,
          String(mirror.people.marketoID(person)), type, asset, override,
        ])
      }
    }
    return writer
  }

  private func name(of trigger: WaitingFlow.Trigger) -> String? {
    switch trigger.asset {
    case .none: nil
    case .field(let field): mirror.assets.fields[field].name
    case .program(let program): mirror.assets.programs[program.index].name
    case .list(let list): mirror.assets.lists[list.index].name
    case .sfdcCampaign(let campaign): mirror.assets.sfdcCampaigns[campaign.index].name
    case .campaign(let campaign): mirror.assets.smartCampaigns[campaign.index]
    case .named(let name): mirror.text[name]
    }
  }

  /// Returns what the sync has seen and not carried over.
  func syncPending(_ rest: UnfinishedRun) -> CSVWriter {
    var writer = table(.syncPending)
    for row in rest.sync {
      let schema = row.isAboutMemberField ? mirror.assets.memberFields : mirror.assets.fields
      let cells: [String?] = [
        row.kind.rawValue, row.at?.text, row.program.map { mirror.assets.programs[$0.index].name },
        row.campaign.map { mirror.assets.sfdcCampaigns[$0.index].name },
        row.marketoID.map { String($0) },
        row.record.map { mirror.text[mirror.records[$0].salesforceID] },
        row.field.map { schema[$0].apiName }, row.detail, row.message,
        row.count.map { String($0) },
      ]
      writer.append(values: cells)
    }
    return writer
  }

  private func table(_ shape: FileShape) -> CSVWriter {
    file(.marketo, shape.requirements.compactMap(\.first))
  }
}
