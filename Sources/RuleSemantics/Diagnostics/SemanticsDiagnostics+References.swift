public import RuleSource

extension SemanticsDiagnostics {
  /// A short name stands for several local assets.
  public static let ambiguousAsset = DiagnosticKind(
    "ambiguous-asset", .error, .reference, "A name leads to more than one asset.",
    explanation: """
      Campaigns and lists that live in programs may share their short name with those of other \
      programs. Inside the own program the short name is enough; elsewhere write \
      `Program.Name`.
      """)

  static func ambiguousAsset(_ name: String, _ noun: String, _ found: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      ambiguousAsset, "\(Diagnostic.quoted(name)) may be any of \(list(found)); name the program",
      at: span, notes: ["each of these is a \(noun)"])
  }

  /// A formula field is used in a smart campaign.
  public static let formulaField = DiagnosticKind(
    "formula-field", .error, .platform, "A formula field is used in a smart campaign.",
    rules: ["CAT-2.1"],
    explanation: """
      Marketo calculates formula fields when they are shown. Smart lists cannot read them and \
      flow steps cannot set them.
      """)

  static func formulaField(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      formulaField, "\(Diagnostic.quoted(name)) is a formula, which smart campaigns cannot use",
      at: span)
  }

  /// A step sets a hidden status.
  public static let hiddenStatus = DiagnosticKind(
    "hidden-status", .warning, .platform, "A hidden progression status is set.",
    rules: ["SC-M11"],
    explanation: """
      A hidden status stays with the members who hold it, but Marketo does not offer it any more: \
      on screen this step could not be made.
      """)

  static func hiddenStatus(_ status: String, of program: String, at span: Span) -> Diagnostic {
    Diagnostic(
      hiddenStatus,
      "the status \(Diagnostic.quoted(status)) of \(Diagnostic.quoted(program)) is hidden", at: span
    )
  }

  /// Streams or a cadence are wanted of a program that is no engagement program.
  public static let programOfWrongType = DiagnosticKind(
    "program-of-wrong-type", .error, .reference,
    "Only an engagement program has streams and a cadence.", rules: ["CAT-6.4", "SC-M13"],
    explanation: """
      Streams, cadence and exhausted content belong to engagement programs. Give the program \
      `type: engagement`, with a channel that allows it, or name another one.
      """)

  static func programOfWrongType(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      programOfWrongType,
      "\(Diagnostic.quoted(name)) is no engagement program, so it has no streams", at: span)
  }

  /// A step moves people in a revenue model that is not approved.
  public static let modelNotApproved = DiagnosticKind(
    "model-not-approved", .error, .platform,
    "A step moves people in a revenue model that is not approved.", rules: ["CAT-6.3"],
    explanation: """
      Marketo moves nobody in a revenue model before it is approved. Approve the model, and drop \
      `approved: false` here.
      """)

  static func modelNotApproved(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      modelNotApproved, "the revenue model \(Diagnostic.quoted(name)) is not approved", at: span)
  }

  /// A random sample is combined with other filters.
  public static let sampleNotAlone = DiagnosticKind(
    "sample-not-alone", .error, .platform,
    "A random sample is combined with other filters, or used through a smart list.",
    rules: ["CAT-4", "CAT-2.2"],
    explanation: """
      *Random Sample* must be the only filter of its smart list, and does not work through *Member \
      of Smart List*: the sample would be drawn of everybody, not of those who pass the others. Put \
      the sample into a campaign of its own that adds people to a static list, and filter by the \
      list.
      """)

  static func sampleNotAlone(_ problem: String, at span: Span) -> Diagnostic {
    Diagnostic(sampleNotAlone, "a random sample \(problem)", at: span)
  }

  /// A picker with a partial operator selects no asset.
  public static let nothingPicked = DiagnosticKind(
    "nothing-picked", .warning, .logic, "A picker selects none of the assets.",
    rules: ["CAT-2.1", "R-24"],
    explanation: """
      *Starts with* and *contains* compare with the names of the assets in the workspace, letter \
      case aside. When none fits, the condition holds for nobody, or for everybody if it is \
      negated.
      """)

  static func nothingPicked(_ noun: String, at span: Span) -> Diagnostic {
    Diagnostic(nothingPicked, "no \(noun) of the workspace has such a name", at: span)
  }

  /// A field that is no score is used as one.
  public static let notAScore = DiagnosticKind(
    "not-a-score", .error, .type, "Change Score names a field that is not a score.",
    rules: ["CAT-6.3"],
    explanation: """
      *Change Score* works on fields of type score. Other numbers are set with *Change Data \
      Value*.
      """)

  static func notAScore(_ name: String, type: String, scores: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      notAScore, "\(Diagnostic.quoted(name)) is of type `\(type)`; expected a score field",
      at: span,
      notes: ["the score fields are \(list(scores))"])
  }

  /// A field that only the system changes is set.
  public static let readOnlyField = DiagnosticKind(
    "read-only-field", .error, .platform, "A field is set that only the system changes.",
    explanation: """
      Fields such as *SFDC Type*, *Created At* or *Acquisition Program* are kept by Marketo \
      itself. Smart lists may read them.
      """)

  static func readOnlyField(_ name: String, at span: Span) -> Diagnostic {
    Diagnostic(
      readOnlyField, "\(Diagnostic.quoted(name)) is kept by the system and cannot be set", at: span)
  }

  /// An asset does not exist.
  public static let unknownAsset = DiagnosticKind(
    "unknown-asset", .error, .reference, "A name leads to no asset of the workspace.",
    explanation: """
      Programs, channels, lists, smart lists, campaigns and Salesforce campaigns are declared in \
      files of the workspace; whatever a rule names must be among them. Names are compared \
      exactly, letter case included.
      """)

  /// `other` is the kind of asset that has this name.
  static func unknownAsset(
    _ name: String, _ noun: String, among names: [String], otherwise other: String?, at span: Span
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: names)
    var notes = other.map { ["there is a \($0) of this name"] } ?? []
    if nearest == nil {
      notes.append(
        names.isEmpty
          ? "the workspace has no \(noun); one is declared with `\(definition(of: noun)):`"
          : "there are \(list(names))")
    }
    return Diagnostic(
      unknownAsset,
      "unknown \(noun) \(Diagnostic.quoted(name))"
        + (nearest.map { "; did you mean `\($0)`?" } ?? ""), at: span, notes: notes,
      fixes: replacement(span, nearest))
  }

  /// The key that begins the definition of an asset, such as `static_list` of a static list.
  private static func definition(of noun: String) -> String {
    noun.split(separator: " ").map { $0 == "Salesforce" ? "sfdc" : $0.lowercased() }
      .joined(separator: "_")
  }

  /// A field does not exist.
  public static let unknownField = DiagnosticKind(
    "unknown-field", .error, .reference, "A name leads to no field of people.",
    explanation: """
      Marketo's standard fields are built in under their screen names. Custom fields are declared \
      with `person_fields:`, each with its name, its API name and its type.
      """)

  static func unknownField(_ name: String, among names: [String], at span: Span) -> Diagnostic {
    Diagnostic(
      unknownField,
      "unknown field \(Diagnostic.quoted(name))" + Suggestion.phrase(for: name, among: names),
      at: span, notes: ["custom fields are declared with `person_fields:`"],
      fixes: replacement(span, Suggestion.nearest(to: name, among: names)))
  }

  static func unknownMemberField(_ name: String, among names: [String], at span: Span)
    -> Diagnostic
  {
    Diagnostic(
      unknownField,
      "unknown program member field \(Diagnostic.quoted(name))"
        + Suggestion.phrase(for: name, among: names),
      at: span, notes: ["fields of members are declared with `program_member_fields:`"])
  }

  /// A status does not exist where it is used.
  public static let unknownStatus = DiagnosticKind(
    "unknown-status", .error, .reference, "A status does not exist in the program or campaign.",
    rules: ["V-14", "SC-M4", "CS-F9"],
    explanation: """
      A program has the statuses of its channel, a Salesforce campaign its own member statuses. A \
      step with another status would be invalid in Marketo; a condition on one would never hold. \
      Steps compare statuses exactly; conditions do not mind letter case.
      """)

  /// `owner` begins the message: "the program `A` has no", "no program has a".
  static func unknownStatus(
    _ status: String, of owner: String, among names: [String], at span: Span
  )
    -> Diagnostic
  {
    Diagnostic(
      unknownStatus,
      "\(owner) status \(Diagnostic.quoted(status))"
        + Suggestion.phrase(for: status, among: names),
      at: span,
      notes: [names.isEmpty ? "it has no statuses" : "the statuses are \(list(names))"],
      fixes: replacement(span, Suggestion.nearest(to: status, among: names)))
  }
}
