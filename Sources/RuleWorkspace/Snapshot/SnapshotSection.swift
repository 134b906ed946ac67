public import SyncState

/// A stretch of a snapshot: equal numbers one after the other, which are used where they lie.
public enum SnapshotSection: Sendable {
  /// Bytes.
  case bytes(Stretch<UInt8>)
  /// Numbers of 32 bits.
  case words(Stretch<Int32>)
  /// Numbers of 64 bits.
  case longs(Stretch<Int64>)
  /// Numbers of 64 bits without a sign.
  case pairs(Stretch<UInt64>)
  /// Numbers with a fraction.
  case numbers(Stretch<Double>)
  /// Memberships of programs.
  case members(Stretch<ProgramMember>)
}

extension SnapshotSection {
  var bytes: Stretch<UInt8>? { if case .bytes(let items) = self { items } else { nil } }
  var words: Stretch<Int32>? { if case .words(let items) = self { items } else { nil } }
  var longs: Stretch<Int64>? { if case .longs(let items) = self { items } else { nil } }
  var pairs: Stretch<UInt64>? { if case .pairs(let items) = self { items } else { nil } }
  var numbers: Stretch<Double>? { if case .numbers(let items) = self { items } else { nil } }
  var members: Stretch<ProgramMember>? { if case .members(let items) = self { items } else { nil } }
}
