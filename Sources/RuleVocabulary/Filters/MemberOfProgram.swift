import RuleGraph
import SyncState

extension Filter {
  /// Passes people who are members of the program now.
  static let memberOfProgram = Filter(
    "member_of_program", "Member of Program",
    WordNotes(
      "Passes people who hold a status in the program, other than Not in Program.",
      rules: ["CAT-4", "R-24", "SC-M1", "SC-M9", "SC-M10"],
      example: "member_of_program: {program: Q4 Launch, status: Registered}")
  ) { word in
    let program = word.required(
      "program", .programs, "The program, several, or `any`.", isMain: true)
    let status = word.optional(
      "status", .statusTest(of: "program"), "Only members who hold this status.")
    let success = word.optional(
      "success", .boolean, "Only members who have, or have not, reached success.")
    let acquiredBy = word.optional(
      "acquired_by", .boolean, "Only members whom the program acquired, or did not acquire.")
    let date = word.optional(
      "membership_date", .test(.date), "Only members whose membership began then.")
    let exhausted = word.optional(
      "exhausted", .boolean,
      "Only members who got, or did not get, all content of an engagement program.")
    return {
      let (test, isNegated) = program($0).positive
      var constraints: [Predicate.MembershipConstraint] = []
      if let test = status($0), let test { constraints.append(.status(test)) }
      if let flag = success($0) { constraints.append(.success(flag)) }
      if let flag = acquiredBy($0) { constraints.append(.acquiredBy(flag)) }
      if let test = date($0), let test { constraints.append(.membershipDate(test)) }
      if let flag = exhausted($0) { constraints.append(.exhausted(flag)) }
      return .memberOfProgram(test, constraints, negated: isNegated)
    }
  }
}
