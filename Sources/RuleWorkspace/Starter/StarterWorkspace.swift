/// The commented workspace that `rulec init` writes: it passes `check` and runs in `simulate`.
public struct StarterWorkspace: Sendable {
  /// A file to be written.
  public struct File: Sendable {
    /// The path below the workspace.
    public let path: String
    /// The content.
    public let text: String
  }

  private let name: String
  private let timeZone: String

  /// Creates a starter for a workspace of a name, in an IANA time zone.
  public init(name: String, timeZone: String) {
    self.name = name
    self.timeZone = timeZone
  }

  /// The files, in the order in which a newcomer should read them.
  public var files: [File] {
    [
      File(path: "rulec.yaml", text: workspace),
      File(path: "programs/spring-webinar.program.yaml", text: Self.program),
      File(path: "campaigns/01-register.campaign.yaml", text: Self.register),
      File(path: "campaigns/02-thank-you.campaign.yaml", text: Self.thankYou),
      File(path: "scenarios/first-run.scenario.yaml", text: Self.scenario),
      File(path: "state/people.csv", text: Self.people),
      File(path: "README.md", text: readme),
    ]
  }

  private var workspace: String {
    """
    # The workspace: what holds for every file below this folder.
    rulec: 1
    workspace: \(Self.quoted(name))
    time_zone: \(timeZone)

    salesforce:
      # Both must hold, or Marketo cannot see any Salesforce campaign (CS-P2, CS-P3).
      campaign_sync: enabled
      sync_user: {name: sync@example.com, marketing_user: true}
      # A new lead in Salesforce needs these; people without them get the defaults (CS-L4).
      default_last_name: "[unknown]"
      default_company: "[unknown]"

    """
  }

  private static let program = """
    # A channel says which statuses a program's members go through, by step.
    channel: Webinar
    program_types: [event]
    statuses:
      - {name: Invited, step: 10}
      - {name: Registered, step: 20}
      - {name: No Show, step: 30}
      - {name: Attended, step: 40, success: true}
    ---
    # The Salesforce campaign. Its labels must be the statuses above, letter for letter (CS-S1).
    sfdc_campaign: Spring Webinar
    statuses:
      - {label: Invited, default: true}
      - {label: Registered}
      - {label: No Show}
      - {label: Attended, responded: true}
    ---
    # One program maps to one Salesforce campaign (CS-M1). Every member becomes a campaign member,
    # and whoever is not in Salesforce yet becomes a lead there (CS-L1).
    program: Spring Webinar
    type: event
    channel: Webinar
    sfdc_campaign: Spring Webinar
    period_costs: {2026-03: 1500}
    tokens:
      Attended score: {type: score, value: "+15"}
    ---
    static_list: Spring Webinar registrations

    """

  private static let register = """
    # Whoever is added to the list registers for the webinar.
    smart_campaign: 01 Register
    program: Spring Webinar
    smart_list:
      triggers:
        - added_to_list: {list: Spring Webinar registrations}
      filters:
        - person: {Email Address: {is_not_empty: true}}
    schedule: {active: true, qualify: once}
    flow:
      - change_program_status: {program: Spring Webinar, status: Registered}
      - send_email: {email: Registration confirmed, operational: true}

    """

  private static let thankYou = """
    # Reacts to the status that sales sets in Salesforce after the webinar. The change is seen at
    # the next sync cycle, not at once (CS-T7).
    smart_campaign: 02 Thank you
    program: Spring Webinar
    smart_list:
      triggers:
        - status_is_changed_in_sfdc_campaign: {campaign: Spring Webinar, new_status: Attended}
    schedule: {active: true, qualify: once}
    flow:
      - change_score: {score: Person Score, change: "{{my.Attended score}}"}
      - wait: {for: 1 day, until: {weekdays: [Mon, Tue, Wed, Thu, Fri], at: "09:00"}}
      - send_email:
          choices:
            - if: {person: {Country: France}}
              email: Merci
          default: {email: Thank you}

    """

  private static let scenario = """
    # A dry run: what happens, and when. Run it with
    #   rulec simulate --state state --events scenarios/first-run.scenario.yaml --out out
    scenario: First run
    start: 2026-03-02 08:00
    until: 2026-03-10 08:00
    events:
      - at: 2026-03-02 09:00
        by: marketo
        people: [ada@example.com, blaise@example.com]
        add_to_list: {list: Spring Webinar registrations}
      - at: 2026-03-05 17:00
        by: salesforce
        person: ada@example.com
        change_status_in_sfdc_campaign: {campaign: Spring Webinar, status: Attended}

    """

  private static let people = """
    id,firstName,lastName,email,company,country,leadScore,unsubscribed
    1,Ada,Byron,ada@example.com,Analytical Ltd,Sweden,10,false
    2,Blaise,null,blaise@example.com,null,France,null,false

    """

  private var readme: String {
    """
    # \(name)

    Campaigns as code for Marketo and the Salesforce campaign sync, checked and dry-run by `rulec`.

    ```
    rulec check
    rulec graph
    rulec simulate --state state --events scenarios/first-run.scenario.yaml --out out
    ```

    """
  }

  /// Returns a name as a YAML scalar, quoted when it could be read as something else.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-"
    }
    let startsPlain = name.unicodeScalars.first?.properties.isAlphabetic ?? false
    let isWord = ["true", "false", "yes", "no", "on", "off", "null"].contains(name.lowercased())
    if isPlain, startsPlain, !isWord, name.last != " " { return name }
    var text = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\" + String(scalar)
      case "\u{20}"...: text.unicodeScalars.append(scalar)
      default: text += " "
      }
    }
    return "\"\(text)\""
  }
}
