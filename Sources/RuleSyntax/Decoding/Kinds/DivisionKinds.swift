import RuleSource

extension Kind {
  /// `segmentation:`.
  static let segmentation = Kind(
    Table<SegmentationDefinition>(
      "a segmentation",
      "A division of all people into segments; everybody is in exactly one of them.",
      [
        Key("segmentation", .text(.name), required: true, "The name of the segmentation.") {
          $0.name = $1
        },
        Key(
          "segments", .list(of: segment, "segments", least: 1), required: true,
          "The segments in order: people are in the first one whose filters they pass."
        ) { $0.segments = $1 },
        Key(
          "default", .text(.name),
          "The name of the segment of all others; `Default` unless said otherwise."
        ) { $0.fallback = $1 },
      ]),
    { SegmentationDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .segmentation($0) })

  private struct Segment {
    var name: Located<String>?
    var rules = SmartListRules()
  }

  private static let segment = Form<SegmentationDefinition.Segment>.record(
    Table<Segment>(
      "a segment", "A segment, with the filters that say who belongs to it.",
      [
        Key("segment", .text(.name), required: true, "The name of the segment.") { $0.name = $1 },
        Key("filters", SmartListRules.filtersForm, required: true, SmartListRules.filtersNote) {
          $0.rules.filters = $1
        },
        Key("match", .scalar(.match), SmartListRules.matchNote) { $0.rules.match = $1 },
      ]),
    { _ in Segment() },
    { segment in
      segment.name.map { SegmentationDefinition.Segment(name: $0, rules: segment.rules) }
    })

  /// `revenue_model:`.
  static let revenueModel = Kind(
    Table<RevenueModelDefinition>(
      "a revenue model", "The stages that people go through on the way to a purchase.",
      [
        Key("revenue_model", .text(.name), required: true, "The name of the model.") {
          $0.name = $1
        },
        Key(
          "stages", .list(of: .text(.name), "stages", least: 1), required: true,
          "The stages, in order."
        ) { $0.stages = $1 },
        Key(
          "approved", .boolean,
          "Whether the model is approved, without which no step moves people in it (CAT-6.3); "
            + "`true` unless said otherwise."
        ) { $0.isApproved = $1.value },
      ]),
    { RevenueModelDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .revenueModel($0) })
}
