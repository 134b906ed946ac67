import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person came into being.
  static let personIsCreated = Trigger(
    "person_is_created", "Person is Created",
    WordNotes(
      "Fires when a person comes into being in Marketo: by a form, an import, the API, or "
        + "from Salesforce.",
      aliases: ["lead_is_created"], rules: ["CAT-3.2"],
      activities: [.newLead],
      example: "person_is_created: {source_type: Web service API}"),
    past: PastTense(
      "person_was_created", "Person was Created", "came into being",
      aliases: ["lead_was_created"])
  ) { word in
    let source = word.optional(
      "source_type", .test(.string), "Where the person came from, such as `Web service API`.")
    let form = word.optional(
      "form_name", .test(.string), "The form.")
    let list = word.optional(
      "list_name", .test(.string), "The list of the import.")
    let type = word.optional(
      "sfdc_type", .test(.string), "Whether the person came as a lead or contact of Salesforce.")
    let lead = word.optional(
      "lead_source", .test(.string), "The field Person Source at that time.")
    let date = word.optional(
      "created_date", .test(.datetime), "When the person came into being.")
    return {
      .init(
        .newLead, .any,
        constraints(
          (.source, source($0)), (.formName, form($0)), (.listName, list($0)),
          (.sfdcType, type($0)), (.leadSource, lead($0)), (.createdDate, date($0))))
    }
  }
}
