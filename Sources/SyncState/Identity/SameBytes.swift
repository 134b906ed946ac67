/// Returns whether two names have the same bytes, which is what makes them the same name.
public func sameBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.span.hasSameBytes(as: right.utf8.span)
}

/// Returns whether the bytes of a name are smaller than those of another, which is the order of
/// Unicode scalars; nil when they are the same.
public func precedesByBytes(_ left: String, _ right: String) -> Bool? {
  left.utf8.span.precedes(right.utf8.span)
}

extension Span<UInt8> {
  /// Whether these bytes are smaller than others, nil when they are the same; looks at eight at a time.
  fileprivate func precedes(_ other: Span<UInt8>) -> Bool? {
    let shared = Swift.min(count, other.count)
    var index = 0
    while index + 8 <= shared {
      let (one, two) = (word(at: index).byteSwapped, other.word(at: index).byteSwapped)
      if one != two { return one < two }
      index += 8
    }
    while index < shared {
      if self[index] != other[index] { return self[index] < other[index] }
      index += 1
    }
    return count == other.count ? nil : count < other.count
  }

  /// Whether two texts have the same bytes; looks at eight at a time.
  package func hasSameBytes(as other: Span<UInt8>) -> Bool {
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

  /// Returns the first place from another one on whose byte is not 0, nil when there is none; looks at
  /// eight at a time.
  package func firstNonzero(from start: Int) -> Int? {
    var place = start
    while place + 8 <= count, word(at: place) == 0 { place += 8 }
    while place < count {
      if self[place] != 0 { return place }
      place += 1
    }
    return nil
  }

  /// Whether all bytes are ASCII; looks at eight at a time.
  package var isASCII: Bool {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var index = 0
    while index + 8 <= count {
      if word(at: index) & highBits != 0 { return false }
      index += 8
    }
    while index < count {
      if self[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }

  /// Calls a function with each place at which ASCII has a text whose letters are small; letter case
  /// does not count.
  ///
  /// Looks at eight places at a time: at the first and the last byte that the text would have there.
  package func forEachPlace(ofFolded needle: Span<UInt8>, _ body: (Int) -> Void) {
    guard needle.count > 0, needle.count <= count else { return }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (caseBits, lowBits): (UInt64, UInt64) = (0x20 * ones, 0x7F * ones)
    // Setting a bit makes capitals small and some other characters alike, which is found out later.
    let first = UInt64(needle[0] | 0x20) * ones
    let last = UInt64(needle[needle.count - 1] | 0x20) * ones
    let end = count - needle.count + 1
    var place = 0
    while place + 8 <= end {
      let firsts = (word(at: place) | caseBits) ^ first
      let lasts = (word(at: place + needle.count - 1) | caseBits) ^ last
      let difference = firsts | lasts
      var found = ~(((difference & lowBits) &+ lowBits) | difference | lowBits)
      while found != 0 {
        let candidate = place + found.trailingZeroBitCount >> 3
        found &= found &- 1
        if beginsFolded(with: needle, at: candidate) { body(candidate) }
      }
      place += 8
    }
    while place < end {
      if beginsFolded(with: needle, at: place) { body(place) }
      place += 1
    }
  }

  /// Whether a text in ASCII goes on from a place with another, whose letters are small.
  package func beginsFolded(with needle: Span<UInt8>, at start: Int = 0) -> Bool {
    guard start + needle.count <= count else { return false }
    for index in needle.indices {
      let byte = self[start + index]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != needle[index] { return false }
    }
    return true
  }
}
