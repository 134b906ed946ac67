import RuleGraph
import SyncState

/// Where a wait leads.
private struct WaitTarget {
  /// When it ends; nil when the person goes on at once.
  let end: Instant?
  /// Why the person goes on at once, or nothing.
  let note: String
  /// The rules that it rests on.
  let rules: [Rule]

  init(_ end: Instant?, _ note: String = "", _ rules: [Rule]) {
    self.end = end
    self.note = note
    self.rules = rules
  }
}

extension Simulation {
  /// Lets a person begin a wait; its end is fixed now (SC-W10).
  mutating func begin(_ wait: Wait, at place: StepPlace) -> AfterStep {
    let target = target(of: wait, at: place)
    if let end = target.end, end > state.now {
      let outcome = StepOutcome(.succeeded, rules: target.rules)
      campaignCounts[place.campaign].steps[place.step].count(outcome)
      if state.trace.isOn {
        record(outcome, at: place, .wait, details: [TraceRecord.Detail("until", .instant(end))])
      }
      return .wait(until: end)
    }
    // A wait that ends now is passed silently, in the same flow.
    let isSilent = target.end == state.now
    let isPast = target.end.map { $0 < state.now } ?? false
    let outcome = StepOutcome(
      isSilent ? .succeeded : .skipped, isPast ? "the end of the wait is past" : target.note,
      rules: isPast ? [.scW12, .r18] : target.rules)
    campaignCounts[place.campaign].steps[place.step].count(outcome)
    if !isSilent, state.trace.isOn {
      let details = target.end.map { [TraceRecord.Detail("until", .instant($0))] } ?? []
      record(outcome, at: place, .wait, details: details)
    }
    return .next
  }

  private mutating func target(of wait: Wait, at place: StepPlace) -> WaitTarget {
    guard campaigns[place.campaign.index].node.kind != .executable else {
      return WaitTarget(nil, "an executable campaign does not wait", [.scW16])
    }
    switch wait {
    case .ignored:
      return WaitTarget(nil, "the unit of the wait is unknown, so it is ignored", [.scW5, .r21])
    case .date(let date, let time):
      return WaitTarget(
        clock.instant(of: date, at: time), "", time == nil ? [.scW2, .scW11] : [.scW2])
    case .duration(let period, let weekdays, let time):
      return WaitTarget(
        clock.end(of: period, weekdays: weekdays, at: time, from: state.now), "",
        state.trace.isOn ? durationRules(period, weekdays, time) : [])
    case .token(let token, let isAnniversary, let offset, let time):
      guard let date = day(of: token, at: place), let days = days(of: offset, at: place) else {
        return WaitTarget(nil, "the token is empty or no date", [.scW15])
      }
      let day = clock.day(of: date, isAnniversary: isAnniversary, offset: days, from: state.now)
      return WaitTarget(
        clock.instant(of: day, at: time), "",
        isAnniversary ? [.scW3, .scW13, .scW14, .r19] : [.scW3])
    }
  }

  private func durationRules(
    _ period: Period, _ weekdays: WeekdaySet?, _ time: TimeOfDay?
  ) -> [Rule] {
    var rules: [Rule] = [.scW1]
    let bare = clock.end(of: period, weekdays: nil, at: nil, from: state.now)
    switch (weekdays, time) {
    case (.some(let days), .some(let time)):
      rules.append(.scW7)
      let local = clock.zone.local(bare)
      if days.contains(local.date.weekday), local.time > time { rules.append(.scW8) }
    case (.some, nil): rules.append(.scW9)
    case (nil, .some): rules.append(.r20)
    case (nil, nil): break
    }
    // Elapsed hours and the time on the wall differ only when the clocks change in between.
    let clocksChange = clock.zone.offset(at: state.now) != clock.zone.offset(at: bare)
    if period.unit.days != nil || clocksChange { rules.append(.scW19) }
    return rules
  }

  /// Returns the day of a date token: of an instant, its local day.
  private mutating func day(of token: Token, at place: StepPlace) -> CivilDate? {
    switch tokens.value(of: token, context, place.person, &state) {
    case .date(let day): return day
    case .datetime(let instant): return clock.zone.local(instant).date
    case .text(let text):
      let bytes = state.mirror.text.utf8(text)
      if let day = CivilDate(utf8: bytes.span) { return day }
      return Instant(utf8: bytes.span).map { clock.zone.local($0).date }
    case .null, .number, .boolean: return nil
    }
  }

  /// Returns the number of days that a wait is shifted by; nil when a token is no whole number.
  private mutating func days(of offset: Wait.DayOffset, at place: StepPlace) -> Int? {
    switch offset {
    case .days(let days): return days
    case .token(let token, let isNegative):
      let number: Double?
      switch tokens.value(of: token, context, place.person, &state) {
      case .number(let value): number = value
      case .text(let text): number = Double(decimal: state.mirror.text.utf8(text).span)
      case .null, .boolean, .date, .datetime: number = nil
      }
      guard let number, let days = Int32(exactly: number) else { return nil }
      return isNegative ? -Int(days) : Int(days)
    }
  }
}
