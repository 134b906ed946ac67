import RuleGraph
import SyncState

extension SyncEngine {
  /// Moves a person to a place of a division: a stage, a partition, or a segment, where the rules
  /// move them back when their data change.
  mutating func move(
    _ person: PersonID, to place: TextID, of field: FieldID, origin: ChangeOrigin,
    in state: inout RunState
  ) -> StepOutcome {
    guard let division = state.graph.assets.division(of: field) else { return .placeStays }
    guard state.mirror.people[person, field] != .text(place) else { return .placeStays }
    let types = division.moves
    let type = origin.cause == nil ? types.last : types.first
    if let type { write(place, in: field, of: person, as: type, origin: origin, in: &state) }
    return .placeChanged
  }

  /// Writes a place and its entry; without an origin the rules of a segmentation have decided.
  mutating func write(
    _ place: TextID, in field: FieldID, of person: PersonID, as type: ActivityType,
    origin: ChangeOrigin? = nil, rules: [Rule] = [.cat63], in state: inout RunState
  ) {
    var entry = Activity(type, of: person, .field(field), at: state.now)
    entry.oldValue = state.mirror.people[person, field]
    entry.newValue = .text(place)
    state.mirror.people[person, field] = .text(place)
    if let origin { complete(&entry, origin, in: &state) }
    state.log(entry, rules: rules)
  }
}

extension StepOutcome {
  fileprivate static let placeStays = StepOutcome(
    .skipped, "already there", rules: [.cat63])
  fileprivate static let placeChanged = StepOutcome(.succeeded, rules: [.cat63])
}
