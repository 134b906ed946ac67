import RuleGraph

extension Trigger {
  /// Fires when somebody downloads something in a webinar.
  static let downloadsAnAsset = Trigger(
    "downloads_an_asset", "Downloads an asset", when: "downloads something in a webinar",
    .downloadAsset,
    about: ("event", "The webinar"), example: "Product tour",
    past: PastTense(
      "downloaded_an_asset", "Downloaded an asset", "downloaded something in a webinar"))
}
