public import RuleSource

extension SemanticsDiagnostics {
  /// A batch campaign is marked active.
  public static let activationOfBatchCampaign = DiagnosticKind(
    "activation-of-batch-campaign", .error, .platform, "A batch campaign is activated.",
    rules: ["V-05", "SC-K1"],
    explanation: """
      Only trigger campaigns are activated. A campaign without triggers is a batch campaign: it \
      runs when it is scheduled (`run:`, `repeat:`). Whether a campaign is one or the other \
      follows from its smart list (SC-K5). Schedule this one, or give it a trigger.
      """)

  static func activationOfBatchCampaign(at span: Span) -> Diagnostic {
    Diagnostic(
      activationOfBatchCampaign,
      "a campaign without triggers is not activated; schedule it with `run` or `repeat`", at: span)
  }

  /// The parts of a wait contradict each other.
  public static let conflictingWait = DiagnosticKind(
    "conflicting-wait", .error, .type, "The parameters of a wait do not go together.",
    rules: ["SC-W1", "SC-W2", "SC-W3"],
    explanation: """
      A wait has one of three forms: a duration (`for:`, perhaps with `weekdays` and `at` under \
      `until:`), a date (`until: {date: …}`), or a date token (`until: {token: …}`, perhaps with \
      `anniversary` and `offset`).
      """)

  static func conflictingWait(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(conflictingWait, message, at: span)
  }

  /// The condition of a choice looks back.
  public static let activityInChoice = DiagnosticKind(
    "activity-in-choice", .error, .platform,
    "The condition of a choice looks back at activities.", rules: ["SC-H7", "SC-H8"],
    explanation: """
      A choice looks at the person as they are: attributes and memberships. Filters about what \
      somebody did, or did not do, belong into a smart list, and *Member of Smart List* into the \
      choice.
      """)

  static func activityInChoice(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(
      activityInChoice, "a choice cannot use the activity filter `\(word)`", at: span,
      notes: ["put the condition into a smart list and use `member_of_smart_list`"])
  }

  /// The condition of a choice has a constraint.
  public static let constraintInChoice = DiagnosticKind(
    "constraint-in-choice", .warning, .platform, "The condition of a choice has a constraint.",
    rules: ["SC-H7", "SC-H8"],
    explanation: """
      A choice in Marketo has one condition with one operator; which filters offer constraints \
      there is not documented, and rulec assumes none. It evaluates the constraint all the same. A \
      smart list with the full condition, and *Member of Smart List* in the choice, surely works.
      """)

  static func constraintInChoice(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      constraintInChoice, "Marketo may not offer the constraint `\(name)` in a choice", at: span,
      notes: ["put the condition into a smart list and use `member_of_smart_list`"])
  }

  /// A batch campaign waits for a date token.
  public static let dateTokenWaitInBatch = DiagnosticKind(
    "date-token-wait-in-batch", .error, .platform, "A batch campaign waits for a date token.",
    rules: ["V-06", "SC-W3"],
    explanation: """
      Marketo offers the token form of *Wait* only in trigger campaigns. Let the batch campaign \
      request a trigger campaign that waits.
      """)

  static func dateTokenWaitInBatch(at span: Span) -> Diagnostic {
    Diagnostic(
      dateTokenWaitInBatch, "a batch campaign cannot wait for a date token", at: span)
  }

  /// A campaign has no flow steps.
  public static let emptyFlow = DiagnosticKind(
    "empty-flow", .error, .platform, "A campaign has no flow steps.",
    rules: ["V-02", "SC-S7"],
    explanation: """
      A trigger campaign without steps cannot be activated. A batch or executable campaign \
      without steps does nothing. Add the steps, or delete the campaign.
      """)

  static func emptyFlow(_ name: String, isTrigger: Bool, at span: Span) -> Diagnostic {
    var diagnostic = Diagnostic(
      emptyFlow, "the campaign \(Diagnostic.quoted(name)) has no flow steps", at: span)
    if !isTrigger { diagnostic.severity = .warning }
    return diagnostic
  }

  /// A campaign has neither triggers nor filters.
  public static let emptySmartList = DiagnosticKind(
    "empty-smart-list", .error, .platform, "A campaign has neither triggers nor filters.",
    rules: ["V-02", "SC-K4", "SC-K9"],
    explanation: """
      A campaign without any rule never runs: Marketo does not count it as a batch campaign. Only \
      an executable campaign may do without, since its caller chooses the people.
      """)

  static func emptySmartList(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      emptySmartList,
      "the campaign \(Diagnostic.quoted(name)) has neither triggers nor filters", at: span)
  }

  /// A formula combines fewer than three filters.
  public static let formulaWithFewFilters = DiagnosticKind(
    "formula-with-few-filters", .error, .platform, "A formula combines fewer than three filters.",
    rules: ["V-04", "SC-C5"],
    explanation: """
      Marketo offers advanced logic from three filters on. With two, `match: all` and `match: any` \
      say everything.
      """)

  static func formulaWithFewFilters(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      formulaWithFewFilters,
      "a formula needs at least three filters, not \(count); write `all` or `any`", at: span)
  }

  /// A setting has no effect on a campaign of this kind.
  public static let ignoredSetting = DiagnosticKind(
    "ignored-setting", .warning, .platform, "A setting has no effect on this kind of campaign.",
    rules: ["SC-B8", "SC-P5", "SC-S11"],
    explanation: """
      `people_max` limits batch runs only. `priority` is an override for trigger campaigns only. \
      `activated` says since when an active trigger campaign is active. \
      Delete the setting.
      """)

  static func ignoredSetting(_ name: String, for kind: String, at span: Span) -> Diagnostic {
    Diagnostic(
      ignoredSetting, "`\(name)` has no effect here; it is for \(kind) campaigns", at: span)
  }

  /// The parts of a recurrence contradict each other.
  public static let recurrenceMismatch = DiagnosticKind(
    "recurrence-mismatch", .error, .platform, "The parts of a recurrence do not go together.",
    rules: ["SC-S2"],
    explanation: """
      Daily recurrences may be limited to weekdays, weekly ones name their days (`on: [Mon, Wed]`), \
      monthly ones name a day of the month (`day: 15`) or a weekday of the month (`on: 2nd Tue`). \
      A recurrence needs a start and a time, and ends after it begins.
      """)

  static func recurrenceMismatch(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(recurrenceMismatch, message, at: span)
  }

  /// An executable campaign is scheduled or activated.
  public static let scheduleOnExecutable = DiagnosticKind(
    "schedule-on-executable", .error, .platform, "An executable campaign is scheduled or active.",
    rules: ["V-05", "SC-K3"],
    explanation: """
      An executable campaign runs only when another campaign executes it. Delete the schedule.
      """)

  static func scheduleOnExecutable(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(
      scheduleOnExecutable, "an executable campaign has no `\(key)`; other campaigns call it",
      at: span)
  }

  /// A trigger campaign is scheduled.
  public static let scheduleOnTriggerCampaign = DiagnosticKind(
    "schedule-on-trigger-campaign", .error, .platform, "A trigger campaign is scheduled.",
    rules: ["V-05", "SC-S10"],
    explanation: """
      A campaign with a trigger starts when the event happens; it is active or inactive and has \
      neither runs nor a recurrence. Delete `run:` or `repeat:`, or the triggers if a batch is \
      meant.
      """)

  static func scheduleOnTriggerCampaign(_ key: String, at span: Span) -> Diagnostic {
    Diagnostic(
      scheduleOnTriggerCampaign,
      "a campaign with triggers has no `\(key)`; it is only active or inactive", at: span)
  }

  /// An executable campaign waits.
  public static let stepInExecutable = DiagnosticKind(
    "step-in-executable", .error, .platform, "An executable campaign holds a forbidden step.",
    rules: ["V-01", "SC-K3", "SC-W16"],
    explanation: """
      The caller's flow stands still until the executed campaign has ended, so waits and webhooks \
      are forbidden there. Put the wait into the calling campaign.
      """)

  static func stepInExecutable(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(stepInExecutable, "an executable campaign cannot hold `\(word)`", at: span)
  }

  /// A step that needs a trigger campaign stands in a batch campaign.
  public static let stepInBatch = DiagnosticKind(
    "step-in-batch", .error, .platform, "A batch campaign holds a step that needs a trigger.",
    rules: ["V-06", "SC-K1"],
    explanation: """
      Marketo calls webhooks from trigger campaigns only. Let the batch campaign request a trigger \
      campaign that has the step.
      """)

  static func stepInBatch(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(stepInBatch, "a batch campaign cannot hold `\(word)`", at: span)
  }

  /// An executable campaign has a trigger.
  public static let triggerInExecutable = DiagnosticKind(
    "trigger-in-executable", .error, .platform, "An executable campaign has a trigger.",
    rules: ["V-01", "SC-K3"],
    explanation: """
      An executable campaign is started by *Execute Campaign* and by nothing else. Filters are \
      allowed: who is called but does not match is passed over.
      """)

  static func triggerInExecutable(_ word: String, at span: Span) -> Diagnostic {
    Diagnostic(triggerInExecutable, "an executable campaign cannot have a trigger", at: span)
  }

  /// A formula mentions a filter that does not exist.
  public static let unknownFilterInFormula = DiagnosticKind(
    "unknown-filter-in-formula", .error, .reference,
    "A formula mentions a filter that does not exist.",
    rules: ["V-04", "SC-C6"],
    explanation: "Filters count from 1 in the order in which they stand; named ones by their `id`.")

  static func unknownFilterInFormula(_ name: String, count: Int, ids: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      unknownFilterInFormula,
      "there is no filter \(Diagnostic.quoted(name))" + Suggestion.phrase(for: name, among: ids),
      at: span,
      notes: [
        "the filters are 1 to \(count)" + (ids.isEmpty ? "" : ", named \(list(ids))")
      ], fixes: replacement(span, Suggestion.nearest(to: name, among: ids)))
  }

  /// What is meant is not the name of a filter, but one of the two words.
  static func misspelledMatch(_ name: String, meant: String, at span: Span) -> Diagnostic {
    Diagnostic(
      unknownFilterInFormula,
      "there is no filter \(Diagnostic.quoted(name)); did you mean `\(meant)`?", at: span,
      fixes: replacement(span, meant))
  }

  /// A formula leaves a filter out.
  public static let unusedFilter = DiagnosticKind(
    "unused-filter", .error, .logic, "A formula leaves a filter out.",
    rules: ["V-04", "SC-C7"],
    explanation: """
      A filter that the formula does not mention restricts nobody. Mention it, or remove it.
      """)

  static func unusedFilter(_ number: Int, match: Span, at span: Span) -> Diagnostic {
    Diagnostic(
      unusedFilter, "the formula leaves out filter \(number)", at: span,
      labels: [.init(match, "this formula")])
  }
}
