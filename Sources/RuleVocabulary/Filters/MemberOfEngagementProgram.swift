import RuleGraph

extension Filter {
  /// Passes people who are members of the engagement program now.
  static let memberOfEngagementProgram = Filter(
    "member_of_engagement_program", "Member of Engagement Program",
    WordNotes(
      "Passes people who are members of an engagement program, in a stream, with a cadence, or with "
        + "all content sent.",
      aliases: ["member_of_nurture"], rules: ["CAT-4", "R-24", "MX-P4"],
      example: "member_of_engagement_program: {program: Onboarding, stream: Warm}")
  ) { word in
    let program = word.required(
      "program", .engagementPrograms, "The engagement program, several, or `any`.", isMain: true)
    let stream = word.optional(
      "stream", .places(of: "program"), "Only members in this stream.")
    let cadence = word.optional("cadence", .cadence, "Only members with this cadence.")
    let exhausted = word.optional(
      "exhausted", .boolean, "Only members who got, or did not get, all content of the stream.")
    return {
      let (test, isNegated) = program($0).positive
      var constraints: [Predicate.MembershipConstraint] = [
        .nurture(
          stream: stream($0).flatMap { $0 }, isPaused: cadence($0).map { $0 == .paused })
      ]
      if let flag = exhausted($0) { constraints.append(.exhausted(flag)) }
      return .memberOfProgram(test, constraints, negated: isNegated)
    }
  }
}
