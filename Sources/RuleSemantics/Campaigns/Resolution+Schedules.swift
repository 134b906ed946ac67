import RuleGraph
import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// Returns when a campaign runs, and how often a person may pass.
  mutating func timing(_ schedule: ScheduleDefinition) -> ResolvedTiming {
    var timing = ResolvedTiming()
    timing.isActive = schedule.isActive?.value ?? false
    timing.qualificationSpan = schedule.qualify?.span
    if let qualify = schedule.qualify { timing.qualification = qualification(qualify) }
    timing.schedule.runs = schedule.runs.compactMap { run in
      checked(run, as: DateTimeNotation.self).flatMap { LocalDateTime($0) }
    }
    timing.schedule.activated = schedule.activated.flatMap { activated in
      checked(activated, as: DateOrDateTimeNotation.self).flatMap { LocalDateTime($0) }
    }
    if let recurrence = schedule.recurrence {
      timing.recurrenceSpan = recurrence.span
      timing.schedule.recurrence = self.recurrence(recurrence)
    }
    timing.peopleMax = schedule.peopleMax?.value
    timing.obeysCommunicationLimits = schedule.blocksNonOperational?.value ?? false
    timing.priority = schedule.priority.flatMap { priority($0.value) }
    return timing
  }

  /// Checks when a campaign runs against how it starts (V-05).
  mutating func check(_ schedule: ScheduleDefinition, _ kind: CampaignNode.Kind) {
    var timings = schedule.runs.prefix(1).map { ("run", $0.span) }
    if let recurrence = schedule.recurrence { timings.append(("repeat", recurrence.every.span)) }
    if let activated = schedule.activated, kind != .trigger || schedule.isActive?.value != true {
      report(
        SemanticsDiagnostics.ignoredSetting(
          "activated", for: "active trigger", at: activated.span))
    }
    switch kind {
    case .trigger:
      for (key, span) in timings {
        report(SemanticsDiagnostics.scheduleOnTriggerCampaign(key, at: span))
      }
      if let peopleMax = schedule.peopleMax {
        report(
          SemanticsDiagnostics.ignoredSetting("people_max", for: "batch", at: peopleMax.span))
      }
    case .executable:
      if let active = schedule.isActive, active.value { timings.append(("active", active.span)) }
      for (key, span) in timings {
        report(SemanticsDiagnostics.scheduleOnExecutable(key, at: span))
      }
      ignorePriority(schedule)
    case .batch:
      if let active = schedule.isActive, active.value {
        report(SemanticsDiagnostics.activationOfBatchCampaign(at: active.span))
      }
      ignorePriority(schedule)
    }
  }

  private mutating func ignorePriority(_ schedule: ScheduleDefinition) {
    guard let priority = schedule.priority else { return }
    report(SemanticsDiagnostics.ignoredSetting("priority", for: "trigger", at: priority.span))
  }

  private mutating func qualification(_ scalar: ScalarLiteral) -> Qualification {
    switch checked(scalar, as: QualifyNotation.self) {
    case .once, .none: return .once
    case .everyTime: return .everyTime
    case .interval(let notation):
      guard let period = Period(notation) else { return .once }
      return .interval(period)
    }
  }

  private func priority(_ word: String) -> Priority? {
    switch word {
    case "high": .high
    case "medium": .medium
    case "low": .low
    default: nil
    }
  }

  // MARK: Recurrence

  private mutating func recurrence(_ item: RecurrenceDefinition) -> Recurrence? {
    guard let interval = checked(item.every, as: RecurrenceIntervalNotation.self) else {
      return nil
    }
    guard let start = start(item), let pattern = pattern(item, interval.unit, start) else {
      return nil
    }
    var end: LocalDateTime?
    if let scalar = item.end {
      guard let notation = checked(scalar, as: DateOrDateTimeNotation.self) else { return nil }
      end = self.end(notation)
      if let end, end < start {
        return refuse(
          SemanticsDiagnostics.recurrenceMismatch(
            "the recurrence ends before it starts", at: scalar.span))
      }
    }
    return Recurrence(start: start, end: end, interval: interval.count, pattern: pattern)
  }

  /// The end of a recurrence; a day counts as a whole.
  private func end(_ notation: DateOrDateTimeNotation) -> LocalDateTime? {
    switch notation {
    case .dateTime(let dateTime): LocalDateTime(dateTime)
    case .date(let day):
      CivilDate(day).map { LocalDateTime($0, TimeOfDay(milliseconds: 86_399_999)) }
    }
  }

  private mutating func start(_ item: RecurrenceDefinition) -> LocalDateTime? {
    guard let scalar = item.start else {
      return refuse(
        SemanticsDiagnostics.recurrenceMismatch(
          "a recurrence needs `start`, its first day", at: item.every.span))
    }
    guard let notation = checked(scalar, as: DateOrDateTimeNotation.self) else { return nil }
    switch (notation, item.at) {
    case (.dateTime(let dateTime), nil):
      return LocalDateTime(dateTime)
    case (.dateTime, let at?):
      return refuse(
        SemanticsDiagnostics.recurrenceMismatch(
          "the time is given by `start` already; leave `at` out", at: at.span))
    case (.date, nil):
      return refuse(
        SemanticsDiagnostics.recurrenceMismatch(
          "a recurrence needs a time of day: `at: \"09:00\"`", at: scalar.span))
    case (.date(let day), let at?):
      guard let date = CivilDate(day),
        let time = checked(at, as: TimeNotation.self).flatMap({ TimeOfDay($0) })
      else { return nil }
      return LocalDateTime(date, time)
    }
  }

  private mutating func pattern(
    _ item: RecurrenceDefinition, _ unit: RecurrenceIntervalNotation.Unit, _ start: LocalDateTime
  ) -> Recurrence.Pattern? {
    let read = item.on.map { checked($0, as: RecurrenceDayNotation.self) }
    guard read.allSatisfy({ $0 != nil }) else { return nil }
    let days = read.compactMap { $0 }
    if let flag = item.weekdaysOnly, unit != .day {
      return mismatch("`weekdays_only` goes with days only", flag.span)
    }
    if let day = item.day, unit != .month {
      return mismatch("`day` goes with months only", day.span)
    }
    switch unit {
    case .day:
      guard item.on.isEmpty else {
        return mismatch("`on` goes with weeks or months only", item.on[0].span)
      }
      return .daily(weekdaysOnly: item.weekdaysOnly?.value ?? false)
    case .week: return weekly(days, item, start)
    case .month: return monthly(days, item, start)
    }
  }

  private mutating func weekly(
    _ days: [RecurrenceDayNotation], _ item: RecurrenceDefinition, _ start: LocalDateTime
  ) -> Recurrence.Pattern? {
    guard !days.isEmpty else { return .weekly(WeekdaySet([start.date.weekday])) }
    var weekdays: [Weekday] = []
    for (position, day) in days.enumerated() {
      switch day {
      case .weekday(let weekday): weekdays.append(weekday)
      case .ordinal:
        return mismatch(
          "a weekday of the month goes with months only", item.on[position].span)
      }
    }
    return .weekly(WeekdaySet(weekdays))
  }

  private mutating func monthly(
    _ days: [RecurrenceDayNotation], _ item: RecurrenceDefinition, _ start: LocalDateTime
  ) -> Recurrence.Pattern? {
    if let day = item.day {
      guard item.on.isEmpty else {
        // The decoder has reported that both stand there.
        program.isComplete = false
        return nil
      }
      return .monthlyOnDay(day.value)
    }
    guard let first = days.first else { return .monthlyOnDay(start.date.components.day) }
    switch first {
    case .ordinal(let ordinal) where days.count == 1:
      return .monthlyOnWeekday(week: ordinal.ordinal, ordinal.weekday)
    case .ordinal, .weekday:
      return mismatch(
        "a monthly recurrence takes one weekday of the month, such as `2nd Tue`", item.on[0].span)
    }
  }

  private mutating func mismatch(_ message: String, _ span: Span) -> Recurrence.Pattern? {
    refuse(SemanticsDiagnostics.recurrenceMismatch(message, at: span))
  }
}
