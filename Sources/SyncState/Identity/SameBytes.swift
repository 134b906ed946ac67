/// Returns whether two names have the same bytes, which is what makes them the same name.
public func sameBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.span.hasSameBytes(as: right.utf8.span)
}

extension Span<UInt8> {
  /// Whether two texts have the same bytes; looks at eight at a time.
  func hasSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index + 8 <= count {
      if word(at: index) != other.word(at: index) { return false }
      index += 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index += 1
    }
    return true
  }

  /// Returns the eight bytes from a position on as one number.
  @inline(__always) func word(at index: Int) -> UInt64 {
    let eight = extracting(index..<index + 8)
    let low =
      UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16
      | UInt64(eight[3]) << 24
    let high =
      UInt64(eight[4]) | UInt64(eight[5]) << 8 | UInt64(eight[6]) << 16
      | UInt64(eight[7]) << 24
    return low | high << 32
  }
}
