import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person went to another segment.
  static let segmentChanges = Trigger(
    "segment_changes", "Segment Changes",
    WordNotes(
      "Fires when a person goes to another segment of a segmentation, because their data changed or "
        + "by a step.",
      rules: ["CAT-3.2"], activities: [.changeSegment],
      example: "segment_changes: {segmentation: Region, new_segment: Nordic}"),
    past: PastTense(
      "segment_changed", "Segment Changed", "went to another segment",
      aliases: ["segment_was_changed"])
  ) { word in
    let segmentation = word.required(
      "segmentation", .segmentations, "The segmentation, several, or `any`.", isMain: true)
    let new = word.optional(
      "new_segment", .places(of: "segmentation"), "The segment after the change.")
    let old = word.optional(
      "old_segment", .places(of: "segmentation"), "The segment before the change.")
    return {
      .init(
        .changeSegment, .field(segmentation($0)),
        constraints((.newValue, new($0)), (.oldValue, old($0))))
    }
  }
}
