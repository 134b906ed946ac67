public import RuleGraph
public import SyncState

/// Keeps everybody in the first segment whose rules hold, and in the default one when none does.
public struct Segmenter: Sendable {
  private struct Segmentation: Sendable {
    let field: FieldID
    let segments: [(name: TextID, filter: PredicateProgram)]
    let fallback: TextID
  }

  private let segmentations: [Segmentation]
  private let partitions: (field: FieldID, first: TextID)?

  /// Compiles the rules of the segmentations.
  public init(_ graph: ExecutionGraph, _ evaluator: inout Evaluator) {
    var segmentations: [Segmentation] = []
    for node in graph.segmentations {
      segmentations.append(
        Segmentation(
          field: node.field,
          segments: node.segments.map { ($0.name, evaluator.compile($0.filter)) },
          fallback: node.fallback))
    }
    self.segmentations = segmentations
    partitions = graph.assets.partitions.flatMap { division in
      division.places.first.flatMap { graph.text.find($0) }.map { (division.field, $0) }
    }
  }

  /// Whether there is no segmentation.
  var isEmpty: Bool { segmentations.isEmpty }

  /// How often what was logged is looked at, because a rule may speak of another segmentation.
  var roundsMax: Int { segmentations.count + 1 }

  /// Gives a place to everybody who has none, as Marketo has done before: nothing is logged.
  public func placeEverybody(
    in mirror: inout Mirror, at now: Instant, _ evaluator: inout Evaluator
  ) {
    guard !segmentations.isEmpty || partitions != nil else { return }
    for row in 0..<mirror.people.count {
      let person = PersonID(row)
      if let (field, first) = partitions, mirror.people[person, field].isNull {
        mirror.people[person, field] = .text(first)
      }
      let missing = segmentations.filter { mirror.people[person, $0.field].isNull }
      // Again, because a rule may speak of a segment that was not known before.
      for _ in 0..<roundsMax where !missing.isEmpty {
        for segmentation in missing {
          mirror.people[person, segmentation.field] = .text(
            segment(of: person, segmentation, mirror, now, &evaluator))
        }
      }
    }
  }

  /// Returns the segments that a person belongs to but is not in.
  func moves(
    of person: PersonID, in mirror: Mirror, at now: Instant, _ evaluator: inout Evaluator
  ) -> [(field: FieldID, segment: TextID)] {
    segmentations.compactMap { segmentation in
      let segment = segment(of: person, segmentation, mirror, now, &evaluator)
      return mirror.people[person, segmentation.field] == .text(segment)
        ? nil : (segmentation.field, segment)
    }
  }

  private func segment(
    of person: PersonID, _ segmentation: Segmentation, _ mirror: Mirror, _ now: Instant,
    _ evaluator: inout Evaluator
  ) -> TextID {
    for (name, filter) in segmentation.segments
    where evaluator.holds(filter, for: person, in: mirror, at: now) {
      return name
    }
    return segmentation.fallback
  }
}

extension Simulation {
  /// The people whose data have changed; a step that moved somebody to a segment is respected until
  /// they change.
  func peopleToSegment() -> [PersonID] {
    var seen: Set<PersonID> = []
    return state.journal.compactMap { entry in
      let isMove = entry.type == .changeSegment && entry.cause != nil
      return !isMove && seen.insert(entry.person).inserted ? entry.person : nil
    }
  }

  /// Moves people to the segments that they belong to now, and logs it.
  mutating func segment(_ people: [PersonID]) {
    for person in people where !state.mirror.people.isDeleted(person) {
      for move in segmenter.moves(of: person, in: state.mirror, at: state.now, &evaluator) {
        engine.write(move.segment, in: move.field, of: person, as: .changeSegment, in: &state)
      }
    }
  }
}
