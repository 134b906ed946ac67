import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Takes over what divides people into places, each with a field that holds a person's place.
  mutating func resolveDivisions() {
    let partitions = catalogue.workspace?.partitions ?? []
    checkNames("partition", partitions)
    if !partitions.isEmpty, let field = program.assets.fields.find("Person Partition Name") {
      program.assets.divisions.append(
        Division(
          name: "Person Partition", kind: .partitions, places: partitions.map(\.value),
          field: field))
    }
    for item in catalogue.segmentations.items {
      let fallback = item.fallback?.value ?? "Default"
      checkNames("segment", item.segments.map(\.name) + (item.fallback.map { [$0] } ?? []))
      add(item.name, .segmentation, item.segments.map(\.name.value) + [fallback])
    }
    for item in catalogue.revenueModels.items {
      checkNames("stage", item.stages)
      add(item.name, .revenueModel, item.stages.map(\.value), isApproved: item.isApproved)
    }
    for place in program.assets.divisions.flatMap(\.places) { _ = intern(place) }
  }

  private mutating func add(
    _ name: Located<String>, _ kind: Division.Kind, _ places: [String], isApproved: Bool = true
  ) {
    let field = Field(
      name.value, api: "\(kind.rawValue).\(name.value)", .string, readOnly: true)
    guard let id = program.assets.fields.addHidden(field) else { return }
    program.assets.divisions.append(
      Division(name: name.value, kind: kind, places: places, field: id, isApproved: isApproved))
  }

  /// Returns the divisions of a kind, in the order of their names.
  func divisions(_ kind: Division.Kind) -> [Division] {
    program.assets.divisions.filter { $0.kind == kind }
  }

  /// Resolves the filters of the segments.
  mutating func resolveSegmentations() {
    for (item, division) in zip(catalogue.segmentations.items, divisions(.segmentation)) {
      var segmentation = ResolvedSegmentation(
        name: division.name, field: division.field, span: item.name.span)
      for segment in item.segments {
        segmentation.segments.append(
          (intern(segment.name.value), filters(segment.rules, Scope(.filter))))
      }
      segmentation.fallback = intern(item.fallback?.value ?? "Default")
      program.segmentations.append(segmentation)
    }
  }
}
