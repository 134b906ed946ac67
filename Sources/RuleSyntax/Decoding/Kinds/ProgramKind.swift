import RuleSource

extension Kind {
  /// `program:`.
  static let program = Kind(
    Table<ProgramDefinition>(
      "a program", "A marketing initiative with members, statuses, tokens and campaigns.",
      [
        Key("program", .text(.name), required: true, "The name of the program.") { $0.name = $1 },
        Key("id", .marketoID, "The Marketo id.") { $0.id = $1 },
        Key(
          "type", .choice(programTypes),
          "The type; needed only when the channel allows several."
        ) { $0.type = $1 },
        Key(
          "channel", .text(.name), required: true, "The channel, which gives the statuses (SC-M4)."
        ) {
          $0.channel = $1
        },
        Key("description", .text(.free), "What the program is for.") { $0.description = $1 },
        Key(
          "sfdc_campaign", .text(.name),
          "The Salesforce campaign that the program is synced with, one to one (CS-M1)."
        ) { $0.sfdcCampaign = $1 },
        Key(
          "period_costs", periodCosts,
          "What the program costs in each month, such as `2026-10: 1200`."
        ) { $0.periodCosts = $1 },
        Key(
          "streams", .list(of: .text(.name), "streams", least: 1),
          "The streams of an engagement program, in order; people begin in the first (SC-M13)."
        ) { $0.streams = $1 },
        Key(
          "tokens", .tokens,
          "The `my.` tokens of the program; they go before those of the workspace (SC-T5)."
        ) { $0.tokens = $1 },
      ]),
    { ProgramDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .program($0) })

  private static let periodCosts = Form<[ProgramDefinition.PeriodCost]>.entries(
    key: .month, of: .number(0...999_999_999), "months with amounts, such as `2026-10: 1200`"
  ) { key, amount in
    guard case .success(let month) = MonthNotation.parse(key.value) else { return nil }
    return ProgramDefinition.PeriodCost(
      year: month.year, month: month.month, amount: amount, span: key.span)
  }
}

extension Form where Value == Located<Int> {
  /// The id of an asset or person in Marketo.
  static var marketoID: Form { .number(1...Int(Int32.max)) }
}
