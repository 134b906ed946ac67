import SyncState

/// A sum over bytes that tells accidents, at nearly the speed of memory.
///
/// Four sums run side by side, so that their multiplications overlap.
struct Checksum {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  private var count: UInt64 = 0

  /// How many bytes are taken at a time; only the last piece may have a rest.
  static let stride = 32

  /// Goes on with some bytes.
  @unsafe mutating func add(_ bytes: UnsafeRawBufferPointer) {
    count &+= UInt64(bytes.count)
    var (one, two, three, four) = lanes
    var offset = 0
    while offset + Self.stride <= bytes.count {
      one = unsafe Self.mixed(one, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      two = unsafe Self.mixed(
        two, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      three = unsafe Self.mixed(
        three, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
      four = unsafe Self.mixed(
        four, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
      offset += Self.stride
    }
    while offset < bytes.count {
      one = unsafe Self.mixed(one, UInt64(bytes[offset]))
      offset += 1
    }
    lanes = (one, two, three, four)
  }

  /// The sum of what has been added.
  var value: UInt64 {
    [lanes.0, lanes.1, lanes.2, lanes.3].reduce(Self.mixed(0, count)) { Self.mixed($0, $1) }
  }

  /// The sum of the bytes of numbers.
  static func of<Item: BitwiseCopyable>(_ items: Stretch<Item>) -> UInt64 {
    items.read { items in
      var sum = Checksum()
      unsafe items.withUnsafeBytes { unsafe sum.add($0) }
      return sum.value
    }
  }

  /// The sum of an array's bytes.
  static func of(_ items: [some BitwiseCopyable]) -> UInt64 {
    var sum = Checksum()
    unsafe items.withUnsafeBytes { unsafe sum.add($0) }
    return sum.value
  }

  @inline(__always) private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product ^ product >> 32
  }
}
