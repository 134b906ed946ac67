import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person filled out a form.
  static let fillsOutForm = Trigger(
    "fills_out_form", "Fills Out Form",
    WordNotes(
      "Fires when a person fills out a form.",
      rules: ["CAT-3.6"],
      activities: [.fillOutForm],
      example: "fills_out_form: {form: Contact us, web_page: /pricing}"),
    past: PastTense(
      "filled_out_form", "Filled Out Form", "filled out a form")
  ) { word in
    let form = word.required(
      "form", .names, "The form, several, or `any`.", isMain: true)
    let page = word.optional(
      "web_page", .test(.string), "The page on which it happened.")
    let referrer = word.optional(
      "referrer", .test(.string), "The page from which the person came.")
    let query = word.optional(
      "query_string", .test(.string), "The query of the address of the page.")
    let client = word.optional(
      "client_ip", .test(.string), "The address of the person's computer.")
    return {
      .init(
        .fillOutForm, named(form($0)),
        constraints(
          (.webPage, page($0)), (.referrer, referrer($0)), (.queryString, query($0)),
          (.clientIP, client($0))))
    }
  }
}
