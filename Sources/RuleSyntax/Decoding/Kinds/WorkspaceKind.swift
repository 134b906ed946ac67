import RuleSource
import SyncState

extension Kind {
  /// `rulec: 1`.
  static let workspace = Kind(
    Table<WorkspaceDefinition>(
      "a workspace",
      "What holds for all definitions. It stands in `rulec.yaml`, at the root of the workspace.",
      [
        Key(
          "rulec", version, required: true, "The version of the language: `1`."
        ) { _, _ in },
        Key("workspace", .text(.name), "The name of the workspace.") {
          $0.name = $1
        },
        Key(
          "time_zone", .text(.timeZone),
          "The subscription's time zone by its IANA name, `UTC` unless said otherwise. All times "
            + "in the files are local times of this zone (SC-W4)."
        ) { $0.timeZone = $1 },
        Key("salesforce", salesforce, "How Marketo and Salesforce are connected.") {
          $0.salesforce = $1
        },
        Key(
          "settings", settings,
          "Decisions where the documentation of Marketo leaves several readings open."
        ) { $0.settings = $1 },
        Key(
          "communication_limits", limits,
          "How many mails a person gets at most, where a campaign applies the limits (SC-B4)."
        ) {
          $0.mailsPerDay = $1.perDay
          $0.mailsPerSevenDays = $1.perSevenDays
        },
        Key("tokens", .tokens, "`my.` tokens that all programs inherit (SC-T5).") {
          $0.tokens = $1
        },
        Key(
          "partitions", .list(of: .text(.name), "partitions", least: 1),
          "The person partitions; people are in the first one unless their data say "
            + "otherwise."
        ) { $0.partitions = $1 },
        Key(
          "exclude", .list(of: .text(.pathPattern), "path patterns"),
          "Files and folders that do not belong to the workspace, as patterns such as `drafts/**`."
        ) { $0.exclude = $1 },
        Key(
          "checks", checks,
          "How grave findings are, by name or by category. Errors that keep the workspace from being "
            + "run stay errors."
        ) { $0.checks = $1 },
      ]),
    { WorkspaceDefinition(span: $0) }, { .workspace($0) })

  private static let checks = Form<[WorkspaceDefinition.NamedSetting]>.entries(
    key: .checkName,
    of: .choice([
      .init("off", "left out"),
      .init("note", "a hint that needs no action"),
      .init("warning", "probably not meant"),
      .init("error", "wrong; `rulec check` exits with 1"),
    ]),
    "names or categories of findings, each with a severity"
  ) { WorkspaceDefinition.NamedSetting(name: $0, value: $1) }

  private static let version = Form<Located<Int>>(.number(1...1)) { node, decoding in
    guard let version = Form<Located<Int>>.number(1...Int.max).read(node, &decoding) else {
      return nil
    }
    if version.value != 1 { decoding.report(SyntaxDiagnostics.unsupportedVersion(version)) }
    return version
  }

  private struct Limits {
    var perDay: Located<Int>?
    var perSevenDays: Located<Int>?
  }

  private static let limits = Form<Limits>.record(
    Table<Limits>(
      "communication limits", "The most mails that a person gets, operational ones aside (SC-B5).",
      [
        Key("per_day", .number(1...1_000), "The most mails on a calendar day.") { $0.perDay = $1 },
        Key("per_7_days", .number(1...7_000), "The most mails in seven days.") {
          $0.perSevenDays = $1
        },
      ]),
    { _ in Limits() }, { $0 })

  private static let salesforce = Form<WorkspaceDefinition.SalesforceConnection>.record(
    Table<WorkspaceDefinition.SalesforceConnection>(
      "`salesforce`", "How Marketo and Salesforce are connected.",
      [
        Key(
          "campaign_sync", .enabled,
          "Whether an administrator has switched campaign sync on (CS-P2); `enabled` unless said "
            + "otherwise."
        ) { $0.campaignSyncEnabled = $1 },
        Key(
          "sync", .enabled,
          "Whether the periodic sync runs at all (CS-P8); `enabled` unless said otherwise. Flow "
            + "steps reach Salesforce without it."
        ) { $0.syncEnabled = $1 },
        Key("sync_user", syncUser, "The Salesforce user that Marketo works as.") {
          $0.syncUser = $1.name
          $0.syncUserIsMarketingUser = $1.isMarketingUser
          $0.missingRights = $1.missingRights
        },
        Key(
          "cycle_duration", .text(.period),
          "How long a sync cycle takes, such as `2 minutes`; the next one begins five minutes "
            + "after its end (CS-T1)."
        ) { $0.cycleDuration = $1 },
        Key(
          "default_last_name", .text(.name),
          "Written to Salesforce as last name of a new lead that has none (CS-L4)."
        ) { $0.defaultLastName = $1 },
        Key(
          "default_company", .text(.name),
          "Written to Salesforce as company of a new lead that has none (CS-L4)."
        ) { $0.defaultCompany = $1 },
      ]),
    { _ in WorkspaceDefinition.SalesforceConnection() }, { $0 })

  private struct SyncUser {
    var name: Located<String>?
    var isMarketingUser: Located<Bool>?
    var missingRights: [Located<String>] = []
  }

  private static let syncUser = Form<SyncUser>.record(
    Table<SyncUser>(
      "the sync user", "The Salesforce user that Marketo works as.",
      [
        Key("name", .text(.name), "The user name.") { $0.name = $1 },
        Key(
          "marketing_user", .boolean,
          "Whether the user has the *Marketing User* permission, without which Marketo sees no "
            + "campaigns (CS-P3); `true` unless said otherwise."
        ) { $0.isMarketingUser = $1 },
        Key(
          "lacks", .list(of: .choice(rights), "rights", least: 1),
          "What the user may not do in Salesforce (CS-P4); everything is allowed when left out."
        ) { $0.missingRights = $1 },
      ]),
    { _ in SyncUser() }, { $0 })

  private static let rights: [Shape.Choice] = [
    .init("create_leads", "no leads are created"),
    .init("edit_leads", "fields of leads are not written, nor are leads added to campaigns"),
    .init("delete_leads", "leads are not deleted"),
    .init("edit_contacts", "fields of contacts are not written, nor are they added to campaigns"),
    .init("delete_contacts", "contacts are not deleted"),
    .init("edit_campaigns", "type, cost and member statuses of campaigns are not written"),
  ]

  private static let settings = Form<[WorkspaceDefinition.NamedSetting]>.record(
    Table<[WorkspaceDefinition.NamedSetting]>(
      "the settings", "Decisions where several readings of the documentation are plausible.",
      SyncPolicy.all.map { setting($0) }),
    { _ in [] }, { $0 })

  private static func setting(
    _ policy: SyncPolicy
  ) -> Key<[WorkspaceDefinition.NamedSetting]> {
    let choices = policy.choices.map { Shape.Choice($0.word, $0.meaning) }
    return Key(
      policy.name, Form.choice(choices), "\(policy.question.dropLast()) (\(policy.rule))."
    ) { settings, key, value in
      settings.append(WorkspaceDefinition.NamedSetting(name: key, value: value))
    }
  }
}
