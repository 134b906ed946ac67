import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person clicked a link on a page.
  static let clicksLink = Trigger(
    "clicks_link", "Clicks Link",
    WordNotes(
      "Fires when a person clicks a link on a web page that Marketo tracks.",
      aliases: ["clicks_link_on_web_page"], rules: ["CAT-3.6"],
      activities: [.clickLink],
      example: "clicks_link: any"),
    past: PastTense(
      "clicked_link", "Clicked Link", "clicked a link on a web page",
      aliases: ["click_link"])
  ) { word in
    let link = word.required(
      "link", .names, "The link, several, or `any`.", isMain: true)
    let page = word.optional(
      "web_page", .test(.string), "The page on which it happened.")
    let referrer = word.optional(
      "referrer", .test(.string), "The page from which the person came.")
    let client = word.optional(
      "client_ip", .test(.string), "The address of the person's computer.")
    return {
      .init(
        .clickLink, named(link($0)),
        constraints((.webPage, page($0)), (.referrer, referrer($0)), (.clientIP, client($0))))
    }
  }
}
