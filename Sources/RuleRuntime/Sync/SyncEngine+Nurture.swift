import RuleGraph
import SyncState

extension SyncEngine {
  /// Changes the stream or cadence of a member of an engagement program (CAT-6.4).
  ///
  /// Who is no member becomes one, with the first status of the channel: in the stream that is
  /// named, or else in the first one.
  mutating func changeNurture(
    _ change: Effect.NurtureChange, in program: ProgramID, of person: PersonID,
    origin: ChangeOrigin, state: inout RunState
  ) -> StepOutcome {
    guard var member = state.mirror.programs[program.index][person] else {
      return join(program, change, person, origin: origin, in: &state)
    }
    var nurture = member.nurture ?? NurtureState(stream: nil)
    let old = nurture
    switch change {
    case .join(let stream):
      guard nurture.stream == nil else { return .alreadyInStream }
      nurture.stream = stream
    case .move(let stream):
      guard nurture.stream != stream else { return .sameStream }
      nurture.stream = stream
      nurture.isExhausted = false
    case .pause(let isPaused):
      guard nurture.isPaused != isPaused else { return .sameCadence }
      nurture.isPaused = isPaused
    }
    member.nurture = nurture
    state.mirror.programs[program.index][person] = member
    log(change, in: program, of: person, from: old, origin: origin, in: &state)
    return .nurtureChanged
  }

  private mutating func join(
    _ program: ProgramID, _ change: Effect.NurtureChange, _ person: PersonID,
    origin: ChangeOrigin, in state: inout RunState
  ) -> StepOutcome {
    guard let status = state.graph.assets.channel(of: program).firstStatus else {
      return .noFirstStatus
    }
    var nurture = NurtureState(stream: StreamIndex(0))
    switch change {
    case .join(let stream), .move(let stream): nurture.stream = stream
    case .pause(let isPaused): nurture.isPaused = isPaused
    }
    _ = setProgramStatus(
      program, status, of: person, origin: origin, nurture: nurture, in: &state)
    if nurture.isPaused {
      log(
        .pause(true), in: program, of: person, from: NurtureState(stream: nurture.stream),
        origin: origin, in: &state)
    }
    return .joinedStream
  }

  /// Writes entry 113, 114 or 115.
  mutating func log(
    _ change: Effect.NurtureChange, in program: ProgramID, of person: PersonID,
    from old: NurtureState, origin: ChangeOrigin, in state: inout RunState
  ) {
    let streams = state.graph.assets.programs[program.index].streams
    func name(_ stream: StreamIndex?, _ state: inout RunState) -> Value {
      guard let stream, streams.indices.contains(stream.index) else { return .null }
      return .text(state.mirror.text.intern(streams[stream.index]))
    }
    var entry: Activity
    switch change {
    case .join(let stream):
      entry = Activity(.addToNurture, of: person, .program(program), at: state.now)
      entry.newValue = name(stream, &state)
    case .move(let stream):
      entry = Activity(.changeNurtureTrack, of: person, .program(program), at: state.now)
      entry.newValue = name(stream, &state)
      entry.oldValue = name(old.stream, &state)
    case .pause(let isPaused):
      entry = Activity(.changeNurtureCadence, of: person, .program(program), at: state.now)
      entry.newValue = .text(state.mirror.text.intern(isPaused ? "Paused" : "Normal"))
    }
    complete(&entry, origin, in: &state)
    state.log(entry, rules: [.cat64])
  }
}

extension StepOutcome {
  fileprivate static let alreadyInStream = StepOutcome(
    .skipped, "already in a stream of the program", rules: [.cat64])
  fileprivate static let sameStream = StepOutcome(
    .skipped, "already in this stream", rules: [.cat64])
  fileprivate static let sameCadence = StepOutcome(
    .skipped, "the cadence is the same", rules: [.cat64])
  fileprivate static let nurtureChanged = StepOutcome(.succeeded, rules: [.cat64])
  fileprivate static let joinedStream = StepOutcome(
    .succeeded, "was no member; joined", rules: [.cat64, .scM8])
  fileprivate static let noFirstStatus = StepOutcome(
    .failed, "the channel has no status to begin with", rules: [.cat64])
}
