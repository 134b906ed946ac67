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

  /// Takes over a setting; the decoder has reported names and words that do not exist.
  private mutating func resolveSetting(_ setting: WorkspaceDefinition.NamedSetting) {
    let policy = SyncPolicy.named(setting.name.value)
    let isKnown = policy?.choose(setting.value.value, in: &program.settings) ?? false
    if !isKnown { program.isComplete = false }
  }
}

extension Period {
  /// Creates the period that a text spells.
  init?(_ notation: PeriodNotation) { self.init(notation.count, notation.unit) }
}
