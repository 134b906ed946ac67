import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A choice whose people have all been caught by an earlier one.
  static let unreachableChoice = Lint(
    DiagnosticKind(
      "unreachable-choice", .warning, .logic, "A choice is never reached.",
      rules: ["V-09", "SC-H2"],
      explanation: """
        Of the choices of a step, the first that holds wins. A choice whose condition is covered \
        by an earlier one never applies: put the narrower condition first, or remove it.
        """)
  ) { program, report in
    for step in program.campaigns.flatMap(\.flow) {
      for (position, choice) in step.choices.enumerated() {
        let earlier = step.choices[..<position].first {
          covers($0.condition.predicate, choice.condition.predicate)
        }
        guard let earlier else { continue }
        report.add(
          "this choice is never reached: an earlier one catches the same people",
          at: choice.condition.span, labels: [.init(earlier.condition.span, "the earlier choice")])
      }
    }
  }

  /// Whether everybody who passes `narrow` passes `wide`; false when that is not plain to see.
  private static func covers(_ wide: Predicate, _ narrow: Predicate) -> Bool {
    if wide == narrow { return true }
    switch (wide, narrow) {
    case (.field(let left, let wide), .field(let right, let narrow)):
      return left == right && covers(wide, narrow)
    case (
      .memberOfProgram(.oneOf(let wide), [], negated: false),
      .memberOfProgram(.oneOf(let narrow), _, negated: false)
    ):
      return Set(wide).isSuperset(of: narrow)
    case (
      .memberOfSFDCCampaign(.oneOf(let wide), [], negated: false),
      .memberOfSFDCCampaign(.oneOf(let narrow), _, negated: false)
    ):
      return Set(wide).isSuperset(of: narrow)
    case (
      .memberOfList(.oneOf(let wide), negated: false),
      .memberOfList(.oneOf(let narrow), negated: false)
    ):
      return Set(wide).isSuperset(of: narrow)
    case (.constant, _), (.field, _), (.memberOfProgram, _), (.memberOfSFDCCampaign, _),
      (.memberOfList, _), (.memberOfSmartList, _), (.memberOfCampaign, _), (.activity, _),
      (.all, _), (.any, _):
      return false
    }
  }

  private static func covers(_ wide: ValueTest, _ narrow: ValueTest) -> Bool {
    if case .isEmpty(negated: true) = wide { return !narrow.acceptsEmpty }
    switch (wide, narrow) {
    case (.text(.is, let wide, negated: false), .text(.is, let narrow, negated: false)):
      return Set(wide).isSuperset(of: narrow)
    case (.number(let wide, negated: false), .number(let narrow, negated: false)):
      return Set(wide).isSuperset(of: narrow)
    case (.day(let wide, negated: false), .day(let narrow, negated: false)):
      return Set(wide).isSuperset(of: narrow)
    case (.numberRange(let low, let high), .numberRange(let otherLow, let otherHigh)):
      return reaches(low, otherLow, isLow: true) && reaches(high, otherHigh, isLow: false)
    case (.numberRange(let low, let high), .number(let numbers, negated: false)):
      return numbers.allSatisfy { $0 != 0 && contains($0, low, high) }
    case (.isEmpty, _), (.text, _), (.exactText, _), (.number, _), (.numberRange, _), (.day, _),
      (.dayRange, _), (.relative, _), (.timeFrame, _), (.boolean, _):
      return false
    }
  }

  /// Whether a bound lets everything through that another one does.
  private static func reaches(
    _ wide: ValueTest.Bound?, _ narrow: ValueTest.Bound?, isLow: Bool
  ) -> Bool {
    guard let wide else { return true }
    guard let narrow else { return false }
    if wide.number == narrow.number { return wide.isIncluded || !narrow.isIncluded }
    return isLow ? wide.number < narrow.number : wide.number > narrow.number
  }

  private static func contains(
    _ number: Double, _ low: ValueTest.Bound?, _ high: ValueTest.Bound?
  ) -> Bool {
    let one = ValueTest.Bound(number, included: true)
    return reaches(low, one, isLow: true) && reaches(high, one, isLow: false)
  }
}
