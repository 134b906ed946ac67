public import RuleSource

/// The kinds of finding about campaigns that get into each other's way.
public enum InteractionDiagnostics {
  /// Every kind, by name.
  public static let all: [DiagnosticKind] = [
    boundedLoop, campaignLoop, campaignRace, conflictingWrites, leadCreation, possibleLoop,
  ]

  static let boundedLoop = DiagnosticKind(
    "bounded-campaign-loop", .note, .interaction,
    "Campaigns wake each other in a circle that a qualification rule ends.",
    rules: ["V-22", "SC-F9", "SC-Q2"],
    explanation: """
      A step of each campaign writes an activity that can start the next one, and the last one starts \
      the first again. The qualification rule of one of them ends it, so it is no runaway; the note \
      says how often a person can go round.
      """)

  static let campaignLoop = DiagnosticKind(
    "campaign-loop", .warning, .interaction,
    "Campaigns wake each other in an endless circle.", rules: ["V-22", "SC-F9", "SC-15.5"],
    explanation: """
      A step of each campaign writes an activity that starts the next one, and the last one starts the \
      first again. All of them let a person pass every time, so nothing ends it: scores run away, and \
      people are mailed again and again. rulec reports it only after a dry run with a made-up person \
      went round several times; the note tells the person and the first event.
      """)

  static let campaignRace = DiagnosticKind(
    "campaign-race", .warning, .interaction,
    "One event starts two campaigns, and one looks at what the other writes.",
    rules: ["SC-F7"],
    explanation: """
      One event starts both campaigns. One writes a field, a status or a list before its first wait, and \
      the other looks at it in its filters or choices: whether it sees the old or the new value depends on \
      which one runs first, and the product promises no order between campaigns. rulec reports it only \
      after two dry runs with a made-up person, one with each order, ended differently; the notes tell the \
      person, the event and what differed.
      """)

  static let conflictingWrites = DiagnosticKind(
    "conflicting-writes", .warning, .interaction,
    "Two campaigns set the same field or status to different values on the same event.",
    rules: ["SC-F7"],
    explanation: """
      One event starts both campaigns, and each sets the same field or program status before its first \
      wait. Which one runs last decides what stays, and the product promises no order between campaigns. \
      Put both into one flow with choices, or let one request or execute the other. rulec reports it \
      only after a dry run with a made-up person entered both campaigns.
      """)

  static let leadCreation = DiagnosticKind(
    "lead-creation", .warning, .sync,
    "People of the given state would become Salesforce leads.",
    rules: ["V-18", "CS-L1", "CS-F1"],
    explanation: """
      An SFDC campaign step outside mapped programs, a status in a mapped program and the SFDC steps make \
      a lead of everybody who has none: storage, assignment rules and notifications in Salesforce follow. \
      With `rulec check --state DIR` the people of exported files are counted: for a batch those who pass \
      its filters now, for other campaigns those who would pass if the event came, for a mapped program \
      its members. Nothing is reported without a state, and where everybody has a record.
      """)

  static let possibleLoop = DiagnosticKind(
    "possible-campaign-loop", .note, .interaction,
    "Campaigns may wake each other in a circle.", rules: ["V-22", "SC-F9"],
    explanation: """
      By their triggers and steps the campaigns could wake each other in an endless circle, but no \
      person was found for whom a dry run goes round. A filter probably stops it; if it does so on \
      purpose, nothing needs to be done.
      """)
}
