/// A fingerprint of 128 bits, the same in every process and on every machine.
///
/// It tells texts apart that differ by accident; it is no protection against people who look for two
/// texts with the same fingerprint.
public struct Digest: Hashable, Sendable {
  /// The first half.
  public private(set) var first: UInt64
  /// The second half.
  public private(set) var second: UInt64

  /// Creates the fingerprint of nothing.
  public init() {
    first = 0x243F_6A88_85A3_08D3
    second = 0x1319_8A2E_0370_7344
  }

  /// Creates a fingerprint from its halves.
  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Creates the fingerprint of some bytes.
  public init(_ bytes: [UInt8]) {
    self.init()
    mix(bytes.span)
  }

  /// Goes on with a number.
  @inlinable
  public mutating func mix(_ word: UInt64) {
    var (one, other) = (first ^ word, second &+ word)
    one = one &* 0x9FB2_1C65_1E98_DF25
    other = other &* 0xD6E8_FEB8_6659_FD93
    self = Digest(first: one ^ one >> 32, second: other ^ other >> 29)
  }

  /// Goes on with some bytes and their number.
  public mutating func mix(_ bytes: Swift.Span<UInt8>) {
    var index = 0
    while index + 8 <= bytes.count {
      let eight = bytes.extracting(index..<index + 8)
      let low =
        UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16
        | UInt64(eight[3]) << 24
      let high =
        UInt64(eight[4]) | UInt64(eight[5]) << 8 | UInt64(eight[6]) << 16
        | UInt64(eight[7]) << 24
      mix(low | high << 32)
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    mix(rest)
    mix(UInt64(bytes.count))
  }

  /// Goes on with a text.
  public mutating func mix(_ text: String) { mix(text.utf8.span) }
}
