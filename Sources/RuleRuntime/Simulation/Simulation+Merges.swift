import RuleGraph
import SyncState

extension Simulation {
  /// Merges people in Marketo.
  mutating func merge(
    _ losers: [TimelineEvent.PersonKey], into winner: PersonID, _ event: TimelineEvent
  ) -> StepOutcome {
    var others: [PersonID] = []
    for loser in losers {
      guard let person = people.person(loser, in: state.mirror) else { return .noSuchPerson }
      others.append(person)
    }
    return engine.merge(others, into: winner, origin: event.origin, in: &state)
  }

  /// Takes over merges of people: what filters look back at, the mails that count, and the places in
  /// flows (CS-X5, CS-X6: logs are joined, memberships combined).
  mutating func joinPeople() {
    people.forget()
    for merge in state.merges {
      evaluator.history.merge(merge.loser, into: merge.winner)
      mail.merge(merge.loser, into: merge.winner)
      for place in waiting.merge(merge.loser, into: merge.winner, state.mirror.people) {
        recordPlace(place, merge)
      }
    }
    state.merges = []
  }

  private mutating func recordPlace(_ place: WaitingRoom.MergedPlace, _ merge: PeopleMerge) {
    guard place.isTaken else {
      return leave(
        merge.loser, place.campaign, "merged into a person who waits here already", [.csX6])
    }
    guard state.trace.isOn else { return }
    var record = TraceRecord(.wait, at: state.now, person: merge.winner, rules: [.csX6])
    record.campaign = place.campaign
    record.run = place.run
    record.note = "goes on in the place of a person who was merged into this one"
    let loser = String(state.mirror.people.marketoID(merge.loser))
    record.details = [.init("loser", .string(loser))]
    state.trace.append(record)
  }
}
