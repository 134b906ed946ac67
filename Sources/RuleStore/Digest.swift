/// A running hash of texts (FNV-1a with 64 bits): it notices damage, it does not stop forgery.
struct Digest: Hashable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Begins anew, or with another digest.
  init(after text: String = "") {
    if !text.isEmpty { add(text) }
  }

  /// Adds a text and an end mark.
  mutating func add(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  /// The hash as 16 hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
