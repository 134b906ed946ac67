import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person clicked a link in an email.
  static let clicksLinkInEmail = Trigger(
    "clicks_link_in_email", "Clicks Link in Email",
    WordNotes(
      "Fires when a person clicks a link in an email.",
      rules: ["CAT-3.6"],
      activities: [.clickEmail],
      example: "clicks_link_in_email: Invitation"),
    past: PastTense(
      "clicked_link_in_email", "Clicked Link in Email", "clicked a link in an email")
  ) { word in
    let email = word.required(
      "email", .names, "The email, several, or `any`.", isMain: true)
    let link = word.optional(
      "link", .test(.string), "The link in the email.")
    return { .init(.clickEmail, named(email($0)), constraints((.link, link($0)))) }
  }
}
