public import RuleGraph
public import SyncState

/// Single filters, compiled one by one so that each can be judged on its own.
public struct ClausePrograms: Sendable {
  /// The filters, in display order.
  let clauses: [CampaignNode.Clause]
  let texts: [String]
  let programs: [PredicateProgram]
}

/// How a single filter turned out for a person.
public struct ClauseOutcome: Sendable {
  /// The position of the filter, from 0.
  public let index: Int
  /// The filter.
  public let predicate: Predicate
  /// The filter's text for people, in English.
  public let text: String
  /// Whether it holds.
  public let holds: Bool
  /// What it was decided on: the field's value, the statuses held, or whether in a list.
  public let observations: [TraceRecord.Detail]
}

extension Evaluator {
  /// Compiles single filters, which are explained in the words of some texts.
  public mutating func compile(
    _ clauses: [CampaignNode.Clause], _ texts: InstructionText
  ) -> ClausePrograms {
    ClausePrograms(
      clauses: clauses, texts: clauses.map { texts.text(of: $0.predicate) },
      programs: clauses.map { compile($0.predicate) })
  }

  /// Returns the outcome of each single filter for a person now.
  public mutating func explain(
    _ clauses: ClausePrograms, for person: PersonID, in mirror: Mirror, at now: Instant
  ) -> [ClauseOutcome] {
    var outcomes: [ClauseOutcome] = []
    outcomes.reserveCapacity(clauses.clauses.count)
    for (index, clause) in clauses.clauses.enumerated() {
      let holds = holds(clauses.programs[index], for: person, in: mirror, at: now)
      outcomes.append(
        ClauseOutcome(
          index: index, predicate: clause.predicate, text: clauses.texts[index], holds: holds,
          observations: observations(of: clause.predicate, person, mirror)))
    }
    return outcomes
  }

  /// Returns what a filter looks at, as it is for a person.
  private func observations(
    of predicate: Predicate, _ person: PersonID, _ mirror: Mirror
  ) -> [TraceRecord.Detail] {
    switch predicate {
    case .constant: []
    case .field(let field, _):
      [
        TraceRecord.Detail("field", .field(field)),
        TraceRecord.Detail("value", .value(mirror.people[person, field])),
      ]
    case .memberOfProgram(let test, _, _):
      Self.programStatuses(test, person, mirror)
    case .memberOfSFDCCampaign(let test, _, _):
      Self.memberStatuses(test, person, mirror)
    case .memberOfList(let test, _):
      test.ids(upTo: mirror.lists.count).filter { mirror.lists[$0.index].contains(person) }
        .map { TraceRecord.Detail("list", .list($0)) }
    case .memberOfSmartList, .sample: []
    case .sharesValue(let field):
      [
        TraceRecord.Detail("field", .field(field)),
        TraceRecord.Detail("value", .value(mirror.people[person, field])),
      ]
    case .memberOfCampaign(let test, _):
      test.ids(upTo: mirror.history.count).flatMap { campaign in
        mirror.history[campaign.index][person].map { last in
          [
            TraceRecord.Detail("enteredCampaign", .campaign(campaign)),
            TraceRecord.Detail("lastQualified", .instant(last)),
          ]
        } ?? []
      }
    case .activity(let pattern, _, _, _):
      entries(pattern, of: person)
    case .opportunities:
      Self.opportunities(of: person, mirror)
    case .all(let parts), .any(let parts):
      parts.flatMap { observations(of: $0, person, mirror) }
    }
  }

  private func entries(
    _ pattern: EventPattern, of person: PersonID
  ) -> [TraceRecord.Detail] {
    let instants = history.instants(pattern, of: person)
    return [TraceRecord.Detail("entriesInAll", .count(instants.count))]
      + (instants.max().map { [TraceRecord.Detail("lastEntry", .instant($0))] } ?? [])
  }

  private static func programStatuses(
    _ test: AssetTest<ProgramID>, _ person: PersonID, _ mirror: Mirror
  ) -> [TraceRecord.Detail] {
    test.ids(upTo: mirror.programs.count).flatMap { program in
      mirror.programs[program.index][person].map { member in
        let status = mirror.assets.channel(of: program).statuses[member.status.index].name
        let stream = member.nurture?.stream.map {
          TraceRecord.Detail(
            "stream", .string(mirror.assets.programs[program.index].streams[$0.index]))
        }
        return [
          TraceRecord.Detail("program", .program(program)),
          TraceRecord.Detail("status", .string(status)),
          TraceRecord.Detail("success", .flag(member.reachedSuccess)),
        ] + (stream.map { [$0] } ?? [])
      } ?? []
    }
  }

  private static func memberStatuses(
    _ test: AssetTest<SFDCCampaignID>, _ person: PersonID, _ mirror: Mirror
  ) -> [TraceRecord.Detail] {
    test.ids(upTo: mirror.observed.count).flatMap { campaign in
      mirror.observed[campaign.index][person].map { index in
        let statuses = mirror.campaigns[campaign.index].statuses
        let label = index.index < statuses.count ? statuses[index.index].label : ""
        return [
          TraceRecord.Detail("sfdcCampaign", .sfdcCampaign(campaign)),
          TraceRecord.Detail("status", .string(label)),
        ]
      } ?? []
    }
  }
}
