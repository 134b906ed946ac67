import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person visited a page.
  static let visitsWebPage = Trigger(
    "visits_web_page", "Visits Web Page",
    WordNotes(
      "Fires when a person visits a web page that Marketo tracks.",
      rules: ["CAT-3.6"],
      activities: [.visitWebpage],
      example: "visits_web_page: {page: {starts_with: /pricing}}"),
    past: PastTense(
      "visited_web_page", "Visited Web Page", "visited a web page")
  ) { word in
    let page = word.required(
      "page", .names, "The page, several, or `any`.", isMain: true)
    let referrer = word.optional(
      "referrer", .test(.string), "The page from which the person came.")
    let query = word.optional(
      "query_string", .test(.string), "The query of the address of the page.")
    let client = word.optional(
      "client_ip", .test(.string), "The address of the person's computer.")
    return {
      .init(
        .visitWebpage, named(page($0)),
        constraints((.referrer, referrer($0)), (.queryString, query($0)), (.clientIP, client($0))))
    }
  }
}
