public import RuleSource

extension SemanticsDiagnostics {
  /// A Salesforce campaign has no default status, or several.
  public static let campaignWithoutDefault = DiagnosticKind(
    "campaign-without-default", .error, .platform,
    "A Salesforce campaign has not exactly one default status.",
    rules: ["SF-S1", "SF-S2"],
    explanation: """
      Salesforce gives the default status to members who are added without one. Every campaign \
      has exactly one. Mark one status with `default: true`, as it is in Salesforce.
      """)

  static func campaignWithoutDefault(
    _ name: String, count: Int, at span: Span, labels: [Diagnostic.Label]
  ) -> Diagnostic {
    let found = count == 0 ? "no default status" : "\(count) default statuses"
    return Diagnostic(
      campaignWithoutDefault,
      "the campaign \(Diagnostic.quoted(name)) has \(found); mark one with `default: true`",
      at: span, labels: labels)
  }

  /// A Salesforce campaign has no responded status.
  public static let campaignWithoutResponded = DiagnosticKind(
    "campaign-without-responded", .error, .platform,
    "A Salesforce campaign has no responded status.",
    rules: ["SF-S2"],
    explanation: """
      Salesforce wants at least one status of a campaign to count as responded. Mark the \
      statuses that count as a response, such as *Attended*, with `responded: true`.
      """)

  static func campaignWithoutResponded(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      campaignWithoutResponded,
      "the campaign \(Diagnostic.quoted(name)) has no status with `responded: true`", at: span)
  }

  /// A program is mapped to a campaign that the sync user cannot see.
  public static let invisibleCampaign = DiagnosticKind(
    "invisible-campaign", .error, .sync, "A campaign is used that the sync user cannot see.",
    rules: ["CS-P5", "CS-P6"],
    explanation: """
      What the sync user cannot see does not exist for Marketo: the campaign is missing in the \
      picker of the program and of the flow steps.
      """)

  static func invisibleCampaign(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      invisibleCampaign, "the sync user cannot see \(Diagnostic.quoted(name))", at: span)
  }

  /// A status label is too long for Salesforce.
  public static let longStatusLabel = DiagnosticKind(
    "long-status-label", .error, .platform, "A member status label is longer than 40 characters.",
    rules: ["V-14"],
    explanation: """
      A campaign may hold a longer label, but the status of a member takes only 40 characters, so \
      no member could have it. In a mapped program this limits the progression statuses too.
      """)

  static func longStatusLabel(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      longStatusLabel, "this label has \(count) characters; Salesforce takes at most 40", at: span)
  }

  /// The statuses of a program and its Salesforce campaign differ.
  public static let mappedStatusesDiffer = DiagnosticKind(
    "mapped-statuses-differ", .error, .sync,
    "A mapped Salesforce campaign has statuses that the program lacks.",
    rules: ["V-32", "CS-S1", "CS-S3", "CS-S4"],
    explanation: """
      Status names are the only thing that program and campaign have in common, and they are \
      compared exactly. As soon as the campaign has members, a label without counterpart makes \
      Marketo refuse the mapping, and neither side is synced. With the setting \
      `status_matching: exact`, progression statuses that the campaign lacks are errors too; \
      otherwise the sync creates them.
      """)

  static func mappedStatusesDiffer(
    _ labels: [String], program: String, nearest: [(String, String)], at span: Span,
    declared: [Diagnostic.Label]
  ) -> Diagnostic {
    let noun = labels.count == 1 ? "status" : "statuses"
    return Diagnostic(
      mappedStatusesDiffer,
      "the program has no counterpart for the \(noun) \(list(labels)) of its Salesforce campaign",
      at: span, labels: declared,
      notes: nearest.map {
        "\(Diagnostic.quoted($0.0)) differs only by letter case or blanks from "
          + Diagnostic.quoted($0.1)
      })
  }

  /// A program member field is mapped to a field of another type.
  public static let memberFieldTypeMismatch = DiagnosticKind(
    "member-field-type-mismatch", .error, .sync,
    "A program member field is mapped to a Salesforce field of another type.",
    rules: ["CS-C2"],
    explanation: """
      Text, picklists, multi-select picklists, phones, emails, lookups and base64 go with `string`, \
      numbers without decimals with `integer`, those with decimals with `float`, check boxes with \
      `boolean`, web addresses with `url`, days with `date`, moments with `datetime`.
      """)

  static func memberFieldTypeMismatch(
    _ name: String, type: String, salesforce: String, expected: String, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      memberFieldTypeMismatch,
      "\(Diagnostic.quoted(name)) is of type `\(type)`; a Salesforce field of type `\(salesforce)` "
        + "needs `\(expected)`", at: span)
  }

  /// Two programs are mapped to one Salesforce campaign.
  public static let mappedTwice = DiagnosticKind(
    "mapped-twice", .error, .sync, "Two programs are mapped to one Salesforce campaign.",
    rules: ["V-31", "CS-M1", "CS-M7"],
    explanation: """
      One program is mapped to one campaign, and one campaign to one program. Map the second one \
      to a campaign of its own.
      """)

  static func mappedTwice(_ campaign: String, other: String, first: Span, at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      mappedTwice,
      "\(Diagnostic.quoted(campaign)) is already mapped to the program \(Diagnostic.quoted(other))",
      at: span, labels: [.init(first, "mapped here")])
  }

  /// A progression status has no counterpart in the mapped campaign.
  public static let statusMissingInSalesforce = DiagnosticKind(
    "status-missing-in-salesforce", .note, .sync,
    "A mapped Salesforce campaign lacks statuses of the program.",
    rules: ["V-32", "CS-S4", "CS-S7"],
    explanation: """
      When the mapping is made, rulec assumes that the sync creates the missing statuses in the \
      campaign. The documentation only says that the statuses must match exactly; the setting \
      `status_matching: exact` makes this an error.
      """)

  static func statusMissingInSalesforce(
    _ statuses: [String], campaign: String, isError: Bool, at span: Span
  ) -> Diagnostic {
    let noun = statuses.count == 1 ? "status" : "statuses"
    var diagnostic = Diagnostic(
      statusMissingInSalesforce,
      "\(Diagnostic.quoted(campaign)) lacks the \(noun) \(list(statuses)) of this program"
        + (isError ? "" : "; the sync creates \(statuses.count == 1 ? "it" : "them")"), at: span)
    if isError { diagnostic.severity = .error }
    return diagnostic
  }

  /// There are more program member fields than the product allows.
  public static let tooManyMemberFields = DiagnosticKind(
    "too-many-member-fields", .error, .platform, "There are more than 20 program member fields.",
    rules: ["CS-C1"],
    explanation: """
      Marketo allows 20 custom fields of program members, for all programs together. Delete \
      those that are not used any more.
      """)

  static func tooManyMemberFields(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      tooManyMemberFields, "there are \(count) program member fields; 20 are allowed", at: span)
  }

  /// A Salesforce campaign has more statuses than the screen allows.
  public static let tooManyStatuses = DiagnosticKind(
    "too-many-statuses", .warning, .platform, "A Salesforce campaign has more than 50 statuses.",
    rules: ["SF-S7"],
    explanation: "Salesforce's screen allows 50 statuses for a campaign.")

  static func tooManyStatuses(_ count: Int, at span: Span) -> Diagnostic {
    Diagnostic(tooManyStatuses, "this campaign has \(count) statuses; 50 are allowed", at: span)
  }
}
