/// A stretch of a snapshot: equal numbers one after the other, which are used as they lie.
public enum SnapshotSection: Sendable {
  /// Bytes.
  case bytes([UInt8])
  /// Numbers of 32 bits.
  case words([Int32])
  /// Numbers of 64 bits.
  case longs([Int64])
  /// Numbers of 64 bits without a sign.
  case slots([UInt64])
  /// Numbers with a fraction.
  case numbers([Double])
}

extension SnapshotSection {
  var bytes: [UInt8]? { if case .bytes(let items) = self { items } else { nil } }
  var words: [Int32]? { if case .words(let items) = self { items } else { nil } }
  var longs: [Int64]? { if case .longs(let items) = self { items } else { nil } }
  var slots: [UInt64]? { if case .slots(let items) = self { items } else { nil } }
  var numbers: [Double]? { if case .numbers(let items) = self { items } else { nil } }
}
