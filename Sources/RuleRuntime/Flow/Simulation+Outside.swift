import RuleGraph
import SyncState

/// What a scripted webhook answers.
struct WebhookAnswer: Sendable {
  /// The text of the answer.
  let response: TextID?
  /// The values that the webhook's mapping stores.
  let values: [TimelineEvent.FieldValue]
  /// Whether the call fails; then nothing is stored (CAT-6.5).
  let fails: Bool
}

extension Simulation {
  /// Logs a step whose effect lies outside the model: nothing is sent and nobody is called.
  ///
  /// A webhook answers as the scenario says, else with nothing.
  mutating func logOutside(
    _ type: ActivityType, about name: TextID, _ texts: [Effect.AttributeTemplate],
    at place: StepPlace
  ) -> StepOutcome {
    var activity = Activity(type, of: place.person, .named(name), at: state.now)
    activity.cause = place.cause
    activity.result = .succeeded
    for part in texts {
      let text = tokens.text(of: part.template, context, place.person, &state)
      if text != .empty { activity.texts.append(AttributeText(part.attribute, text)) }
    }
    guard type == .callWebhook else {
      state.log(activity)
      return type == .interestingMoment ? .momentLogged : .alertLogged
    }
    let answer = webhookAnswers[name]
    if let response = answer?.response {
      activity.texts.append(AttributeText(.response, response))
    }
    guard answer?.fails != true else {
      activity.result = .failed
      state.log(activity, rules: [.cat65])
      return .webhookFailed
    }
    state.log(activity)
    for value in answer?.values ?? [] {
      _ = engine.setField(
        value.field, value.value, of: place.person, origin: origin(of: place), in: &state)
    }
    return .webhookCalled
  }

  /// Does something to the person's lead or contact (CAT-6.2).
  mutating func perform(_ step: Effect.RecordStep, at place: StepPlace) -> StepOutcome {
    if case .createTask(let task) = step,
      tokens.text(of: task.subject, context, place.person, &state) == .empty
    {
      return .taskWithoutSubject
    }
    return engine.perform(step, of: place.person, cause: place.cause, in: &state)
  }
}
