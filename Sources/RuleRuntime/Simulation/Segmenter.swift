public import RuleGraph
public import SyncState

/// Keeps everybody in the first segment whose rules hold, and in the default one when none does.
public struct Segmenter: Sendable {
  private struct Segmentation: Sendable {
    let field: FieldID
    let segments: [(name: TextID, filter: PredicateProgram)]
    let fallback: TextID
    /// Whether its rules compare with now.
    let looksAtClock: Bool
  }

  private let segmentations: [Segmentation]
  /// Whether people may belong to another segment because a day has begun.
  let movesDaily: Bool
  private let partitions: (field: FieldID, first: TextID)?

  /// Compiles the rules of the segmentations.
  public init(_ graph: ExecutionGraph, _ evaluator: inout Evaluator) {
    var segmentations: [Segmentation] = []
    for node in graph.segmentations {
      segmentations.append(
        Segmentation(
          field: node.field,
          segments: node.segments.map { ($0.name, evaluator.compile($0.filter)) },
          fallback: node.fallback,
          looksAtClock: node.segments.contains { $0.filter.looksAtClock(in: graph) }))
    }
    self.segmentations = segmentations
    movesDaily =
      graph.settings.segmentMoves == .daily && segmentations.contains(where: \.looksAtClock)
    partitions = graph.assets.partitions.flatMap { division in
      division.places.first.flatMap { graph.text.find($0) }.map { (division.field, $0) }
    }
  }

  /// Whether there is no segmentation.
  var isEmpty: Bool { segmentations.isEmpty }

  /// The rules of a move; a segmentation that looks at the clock leaves open when it comes.
  var rules: [Rule] {
    segmentations.contains(where: \.looksAtClock) ? [.cat63, .cat32] : [.cat63]
  }

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

  /// Returns the segments that people belong to but are not in, of the segmentations whose rules
  /// compare with now: one look at all people for each of their segments.
  func movesByDate(
    in mirror: Mirror, at now: Instant, _ evaluator: inout Evaluator
  ) -> [(person: PersonID, field: FieldID, segment: TextID)] {
    segmentations.filter(\.looksAtClock).flatMap { segmentation in
      var segments = Array(repeating: segmentation.fallback, count: mirror.people.count)
      let members = evaluator.matches(segmentation.segments.map(\.filter), in: mirror, at: now)
      // Of several segments the first counts.
      for (people, segment) in zip(members, segmentation.segments).reversed() {
        for person in people.people { segments[person.index] = segment.name }
      }
      let column = mirror.people.column(segmentation.field)
      return segments.indices.compactMap { row in
        column[row] == .text(segments[row])
          ? nil : (PersonID(row), segmentation.field, segments[row])
      }
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
  mutating func peopleToSegment() -> [PersonID] {
    var (seen, changed): (Set<PersonID>, [PersonID]) = ([], [])
    for entry in state.journal {
      guard entry.type != .changeSegment || entry.cause == nil else {
        if segmenter.movesDaily { peopleHeld.insert(entry.person) }
        continue
      }
      peopleHeld.remove(entry.person)
      if seen.insert(entry.person).inserted { changed.append(entry.person) }
    }
    return changed
  }

  /// Plans the beginning of the next local day.
  mutating func planDay(after instant: Instant) {
    let zone = state.graph.zone
    let tomorrow = zone.local(instant).date.advanced(days: 1)
    queue.plan(QueueEntry(at: zone.instant(LocalDateTime(tomorrow, .midnight)), .dayBegin))
  }

  /// Moves people who belong to another segment because a day has passed, and logs it.
  mutating func segmentByDate() {
    let moves = segmenter.movesByDate(in: state.mirror, at: state.now, &evaluator)
    for (person, field, segment) in moves
    where !peopleHeld.contains(person) && !state.mirror.people.isDeleted(person) {
      engine.write(
        segment, in: field, of: person, as: .changeSegment, rules: segmenter.rules, in: &state)
    }
  }

  /// Moves people to the segments that they belong to now, and logs it.
  mutating func segment(_ people: [PersonID]) {
    for person in people where !state.mirror.people.isDeleted(person) {
      for move in segmenter.moves(of: person, in: state.mirror, at: state.now, &evaluator) {
        engine.write(
          move.segment, in: move.field, of: person, as: .changeSegment, rules: segmenter.rules,
          in: &state)
      }
    }
  }
}
