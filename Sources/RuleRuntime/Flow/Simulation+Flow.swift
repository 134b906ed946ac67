import RuleGraph
import SyncState

/// What comes after a step for one person.
enum AfterStep: Sendable {
  /// The next step, at once.
  case next
  /// The next step, when an instant has come.
  case wait(until: Instant)
  /// Nothing: the person was taken out of the flow.
  case leave
}

extension Simulation {
  /// Carries a flow out from top to bottom up to its next wait or its end, in one go; each step acts
  /// on what the ones before it have left (R-3, SC-F1, SC-F2, SC-15.3).
  ///
  /// A cohort goes step by step: each step for everybody, in the order of Marketo ids, before the
  /// next one (SC-F4, R-6).
  mutating func advance(_ flow: consuming FlowRun) {
    frames.append(FlowFrame(campaign: flow.campaign, tokens: flow.tokens))
    var people = flow.people
    flow.people = []
    var step = flow.step
    let stepCount = campaigns[flow.campaign.index].node.flow.count
    while step < stepCount, !people.isEmpty {
      var waits: [(until: Instant, person: PersonID)] = []
      var kept = 0
      for index in people.indices {
        let person = people[index]
        let place = StepPlace(
          person: person, campaign: flow.campaign, run: flow.number, step: step,
          choice: choice(step, person, flow.campaign))
        switch perform(at: place) {
        case .next:
          people[kept] = person
          kept += 1
        case .wait(let instant): waits.append((instant, person))
        case .leave: break
        }
        collect()
      }
      people.removeLast(people.count - kept)
      step += 1
      wait(flow, waits, nextStep: step)
    }
    frames.removeLast()
    finish(people, flow)
  }

  /// Carries one step out for one person.
  private mutating func perform(at place: StepPlace) -> AfterStep {
    guard !state.mirror.people.isDeleted(place.person) else {
      leave(place.person, place.campaign, "the person was deleted", [.scF6])
      return .leave
    }
    guard let effect = effect(at: place) else {
      campaignCounts[place.campaign].steps[place.step].nothing += 1
      record(.doNothing, at: place)
      return .next
    }
    if case .wait(let wait) = effect { return begin(wait, at: place) }
    let outcome = apply(effect, at: place)
    campaignCounts[place.campaign].steps[place.step].count(outcome)
    record(outcome, at: place)
    guard frames[frames.count - 1].removesPerson else { return .next }
    frames[frames.count - 1].removesPerson = false
    leave(place.person, place.campaign, "removed from the flow", [.scX8])
    return .leave
  }

  /// Returns the number of the first choice in the order of the file that holds now, from 1; 0 for
  /// the default (SC-H2, SC-H5, SC-H9, SC-H10, SC-R2).
  private mutating func choice(_ step: Int, _ person: PersonID, _ campaign: CampaignID) -> Int {
    let choices = campaigns[campaign.index].choices[step]
    for (index, choice) in choices.enumerated()
    where evaluator.holds(choice, for: person, in: state.mirror, at: state.now) {
      return index + 1
    }
    return 0
  }

  @inline(__always) private func effect(at place: StepPlace) -> Effect? {
    guard place.choice > 0 else {
      return campaigns[place.campaign.index].node.flow[place.step].fallback
    }
    return campaigns[place.campaign.index].node.flow[place.step].choices[place.choice - 1].effect
  }

  /// Lets people wait: those who wait for the same instant stay together.
  private mutating func wait(
    _ flow: FlowRun, _ waits: [(until: Instant, person: PersonID)], nextStep: Int
  ) {
    guard let first = waits.first else { return }
    guard waits.allSatisfy({ $0.until == first.until }) else {
      var ends: [Instant] = []
      for wait in waits where !ends.contains(wait.until) { ends.append(wait.until) }
      for end in ends.sorted() {
        self.wait(flow, waits.filter { $0.until == end }, nextStep: nextStep)
      }
      return
    }
    let part = FlowRun(
      campaign: flow.campaign, number: flow.number, step: nextStep, people: waits.map(\.person),
      tokens: flow.tokens)
    plan(part, until: first.until)
  }

  private mutating func finish(_ people: [PersonID], _ flow: FlowRun) {
    campaignCounts[flow.campaign].finished += people.count
    guard state.trace.isOn else { return }
    for person in people {
      var record = TraceRecord(.finished, at: state.now, person: person)
      record.campaign = flow.campaign
      record.run = flow.number
      record.note = "reached the end of the flow"
      state.trace.append(record)
    }
  }

  /// What tokens mean in the flow that is being carried out.
  var context: TokenContext {
    guard let frame = frames.last else { preconditionFailure("a step belongs to a flow") }
    return frame.tokens
  }

  /// Counts and records that a person left a flow before its end.
  mutating func leave(
    _ person: PersonID, _ campaign: CampaignID, _ note: String, _ rules: [Rule]
  ) {
    campaignCounts[campaign].removed += 1
    guard state.trace.isOn else { return }
    var record = TraceRecord(.finished, at: state.now, person: person, rules: rules)
    record.campaign = campaign
    record.note = note
    state.trace.append(record)
  }

  /// Records how a step ended.
  mutating func record(
    _ outcome: StepOutcome, at place: StepPlace, _ kind: TraceRecord.Kind = .step,
    details: [TraceRecord.Detail] = []
  ) {
    guard state.trace.isOn else { return }
    let rules = outcome.rules + choiceRules(at: place) + tokenRules(at: place)
    var record = TraceRecord(kind, at: state.now, person: place.person, rules: rules)
    record.campaign = place.campaign
    record.run = place.run
    record.step = place.step
    record.choice = place.choice
    record.result = outcome.result
    record.note = outcome.note
    record.details = details
    state.trace.append(record)
  }
}

extension Simulation {
  /// What a step with choices rests on: that the first one wins (SC-H2).
  @inline(__always) private func choiceRules(at place: StepPlace) -> [Rule] {
    campaigns[place.campaign.index].node.flow[place.step].choices.isEmpty ? [] : [.scH2]
  }

  /// What a step of an executed campaign rests on that uses `my.` tokens of its callers (SC-X6).
  @inline(__always) private func tokenRules(at place: StepPlace) -> [Rule] {
    guard !context.ancestors.isEmpty, let effect = effect(at: place) else { return [] }
    let names = effect.templates.flatMap(\.myTokens)
    guard !names.isEmpty else { return [] }
    return names.allSatisfy { tokens.isInherited($0, context) } ? [.scX6] : [.scX6, .r10]
  }
}

/// Where in a flow a person is.
struct StepPlace: Sendable {
  /// The person.
  let person: PersonID
  /// The campaign.
  let campaign: CampaignID
  /// The campaign run.
  let run: Int
  /// The position of the step.
  let step: Int
  /// The choice that applies, from 1; 0 for the default.
  let choice: Int

  /// The place as the cause of what the step does.
  var cause: Cause { Cause(campaign: campaign, run: run, step: step, choice: choice) }
}
