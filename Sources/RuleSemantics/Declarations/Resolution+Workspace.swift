import RuleGraph
import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// Takes over what the workspace definition says.
  mutating func resolveWorkspace(_ zones: (String) -> TimeZoneTable?) {
    guard let workspace = catalogue.workspace else { return }
    program.name = workspace.name?.value ?? ""
    program.communicationLimits.perDay = workspace.mailsPerDay?.value
    program.communicationLimits.perSevenDays = workspace.mailsPerSevenDays?.value
    if let name = workspace.timeZone {
      if let zone = zones(name.value) {
        program.zone = zone
      } else {
        report(SemanticsDiagnostics.unknownTimeZone(name.value, at: name.span))
      }
    }
    resolveConnection(workspace.salesforce)
    for setting in workspace.settings { resolveSetting(setting) }
  }

  private mutating func resolveConnection(_ connection: WorkspaceDefinition.SalesforceConnection) {
    let standard = SyncSettings()
    program.settings.campaignSyncEnabled =
      connection.campaignSyncEnabled?.value ?? standard.campaignSyncEnabled
    program.settings.cycleEnabled = connection.syncEnabled?.value ?? standard.cycleEnabled
    program.settings.syncUserIsMarketingUser =
      connection.syncUserIsMarketingUser?.value ?? standard.syncUserIsMarketingUser
    program.settings.defaultLastName = connection.defaultLastName?.value
    program.settings.defaultCompany = connection.defaultCompany?.value
    program.settings.missingRights = Set(
      connection.missingRights.compactMap { SyncUserRight(rawValue: $0.value) })
    guard let duration = connection.cycleDuration else { return }
    if case .success(let notation) = PeriodNotation.parse(duration.value),
      let period = Period(notation)
    {
      program.settings.cycleDurationMilliseconds = period.milliseconds
    } else {
      program.isComplete = false
    }
  }

  private mutating func resolveSetting(_ setting: WorkspaceDefinition.NamedSetting) {
    let word = setting.value.value
    var settings = program.settings
    let isKnown =
      switch setting.name.value {
      case "member_conflict":
        choose(&settings.memberConflict, SyncSettings.MemberConflict(rawValue: word))
      case "status_regression":
        choose(&settings.statusRegression, SyncSettings.StatusRegression(rawValue: word))
      case "status_matching":
        choose(&settings.statusMatching, SyncSettings.StatusMatching(rawValue: word))
      case "mapped_program_steps":
        choose(&settings.mappedProgramSteps, SyncSettings.MappedProgramSteps(rawValue: word))
      case "segment_moves":
        choose(&settings.segmentMoves, SyncSettings.SegmentMoves(rawValue: word))
      case "trigger_cleanup":
        choose(&settings.triggerCleanup, SyncSettings.TriggerCleanup(rawValue: word))
      case "new_lead_owner":
        choose(&settings.newLeadOwner, SyncSettings.NewLeadOwner(rawValue: word))
      case "import_dates":
        choose(&settings.importDates, DateOrder(rawValue: word))
      default:
        false
      }
    program.settings = settings
    if !isKnown { program.isComplete = false }
  }

  /// Sets a setting and returns whether the word exists; the decoder has reported those that do not.
  private func choose<Choice>(_ setting: inout Choice, _ chosen: Choice?) -> Bool {
    if let chosen { setting = chosen }
    return chosen != nil
  }
}

extension Period {
  /// Creates the period that a text spells.
  init?(_ notation: PeriodNotation) {
    let unit: Unit =
      switch notation.unit {
      case .minute: .minute
      case .hour: .hour
      case .day: .day
      case .week: .week
      case .month: .month
      case .year: .year
      }
    self.init(notation.count, unit)
  }
}
