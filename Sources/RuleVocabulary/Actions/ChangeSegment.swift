import RuleGraph

extension Action {
  /// Moves the person to another segment.
  static let changeSegment = Action(
    "change_segment", "Change Segment",
    WordNotes(
      "Moves the person to a segment, until their data change: then the rules of the segmentation "
        + "decide again. What Marketo does is not documented.",
      rules: ["CAT-6.3"], activities: [.changeSegment],
      example: "change_segment: {segmentation: Region, segment: Overseas}")
  ) { word in
    let segmentation = word.required("segmentation", .segmentation, "The segmentation.")
    let segment = word.required("segment", .place(of: "segmentation"), "The segment.")
    return { .place(segmentation($0), segment($0)) }
  }
}
