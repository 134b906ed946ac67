import RuleGraph

extension Trigger {
  /// Fires when somebody clicks a link in a webinar.
  static let clicksOnALink = Trigger(
    "clicks_on_a_link", "Clicks on a Link", when: "clicks a link in a webinar", .clickEventLink,
    about: ("event", "The webinar"), example: "Product tour",
    past: PastTense(
      "clicked_on_a_link", "Clicked on a Link", "clicked a link in a webinar"))
}
