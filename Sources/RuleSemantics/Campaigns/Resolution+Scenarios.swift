import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Resolves the scenarios.
  mutating func resolveScenarios() {
    for item in catalogue.scenarios.items {
      var scenario = ResolvedScenario(name: item.name.value, span: item.name.span)
      scenario.start = item.start.flatMap { instant($0) }
      scenario.until = item.until.flatMap { instant($0) }
      let isBackwards =
        if let start = scenario.start, let until = scenario.until { until < start } else { false }
      if isBackwards, let span = item.until?.span {
        report(SemanticsDiagnostics.scenarioTimes("the scenario ends before it starts", at: span))
      }
      var clock = Clock(now: scenario.start)
      for event in item.events {
        guard let at = time(of: event, &clock) else { continue }
        if !isBackwards { checkTime(at, of: event, &clock, scenario) }
        if let event = self.event(event, at) { scenario.events.append(event) }
      }
      program.scenarios.append(scenario)
    }
  }

  /// The time that `after:` counts from.
  private struct Clock {
    var now: Instant?
    /// Whether the last `at:` has been reported, so that what counts from it is not.
    var isReported = false
  }

  private mutating func instant(_ scalar: ScalarLiteral) -> Instant? {
    checked(scalar, as: DateTimeNotation.self).flatMap { LocalDateTime($0) }.map {
      program.zone.instant($0)
    }
  }

  private mutating func time(of event: ScenarioDefinition.Event, _ clock: inout Clock) -> Instant? {
    if let at = event.at {
      guard let instant = instant(at) else { return nil }
      clock.now = instant
      clock.isReported = false
    }
    guard let now = clock.now else {
      return refuse(SemanticsDiagnostics.eventWithoutTime(at: event.word.name.span))
    }
    if let after = event.after {
      guard let period = checked(after, as: PeriodNotation.self).flatMap({ Period($0) }) else {
        return nil
      }
      clock.now = now.advanced(milliseconds: period.milliseconds)
    }
    return clock.now
  }

  private mutating func checkTime(
    _ at: Instant, of event: ScenarioDefinition.Event, _ clock: inout Clock,
    _ scenario: ResolvedScenario
  ) {
    guard !clock.isReported else { return }
    let span = (event.at ?? event.after)?.span ?? event.word.name.span
    if let start = scenario.start, at < start {
      clock.isReported = true
      report(
        SemanticsDiagnostics.scenarioTimes("this is before the scenario starts", at: span))
    } else if let until = scenario.until, at > until {
      clock.isReported = true
      report(SemanticsDiagnostics.scenarioTimes("this is after the scenario ends", at: span))
    }
  }

  private mutating func event(_ item: ScenarioDefinition.Event, _ at: Instant) -> ResolvedEvent? {
    guard let place = place(of: item.word.name, as: .event) else { return nil }
    let event = words.events[place]
    let actor = actor(item, event)
    let people = people(item, event)
    var scope = Scope(.event)
    scope.actor = actor
    let arguments = arguments(WrittenArguments(item.word), of: event.word, in: scope)
    guard let actor, let people, let arguments else { return nil }
    checkRoles(arguments, of: event.word)
    return ResolvedEvent(
      event: event, arguments: arguments, at: at, actor: actor, people: people, span: item.span)
  }

  private mutating func actor(_ item: ScenarioDefinition.Event, _ event: Event)
    -> TimelineEvent.Actor?
  {
    guard let written = item.actor else { return event.actors.first }
    guard let actor = TimelineEvent.Actor(rawValue: written.value) else {
      program.isComplete = false
      return nil
    }
    guard event.actors.contains(actor) else {
      return refuse(
        SemanticsDiagnostics.wrongActor(
          written.value, word: event.word.name, actors: event.actors.map(\.rawValue),
          at: written.span))
    }
    return actor
  }

  private mutating func people(_ item: ScenarioDefinition.Event, _ event: Event)
    -> [TimelineEvent.PersonKey]?
  {
    switch event.subject {
    case .nobody:
      if let person = item.people.first {
        return refuse(SemanticsDiagnostics.eventWithPerson(event.word.name, at: person.span))
      }
      return []
    case .people:
      guard !item.people.isEmpty else {
        return refuse(
          SemanticsDiagnostics.eventWithoutPerson(event.word.name, at: item.word.name.span))
      }
      let keys = item.people.map { personKey($0) }
      return keys.allSatisfy { $0 != nil } ? keys.compactMap { $0 } : nil
    }
  }

  mutating func personKey(_ scalar: ScalarLiteral) -> TimelineEvent.PersonKey? {
    if let id = Int64(scalar.text), id > 0 { return .marketoID(id) }
    let parts = scalar.text.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) { return .email(scalar.text) }
    return refuse(SemanticsDiagnostics.malformedPerson(scalar.text, at: scalar.span))
  }
}
