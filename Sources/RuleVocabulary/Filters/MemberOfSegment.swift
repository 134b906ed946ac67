import RuleGraph

extension Filter {
  /// Passes people who are in the segment now.
  static let memberOfSegment = Filter(
    "member_of_segment", "Member of Segment",
    WordNotes(
      "Passes people who are in a segment of a segmentation. People move when their data change, and "
        + "at the beginning of a day when a rule of the segmentation compares with now.",
      aliases: ["segment"], rules: ["CAT-4", "R-24"],
      example: "member_of_segment: {segmentation: Region, segment: Nordic}")
  ) { word in
    let segmentation = word.required("segmentation", .segmentations, "The segmentation.")
    let segment = word.required(
      "segment", .places(of: "segmentation"), "The segment, several, or `any`.")
    return { holdsPlace(of: segmentation($0), segment($0)) }
  }
}
