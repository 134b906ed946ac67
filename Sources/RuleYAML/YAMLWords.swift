/// Words that scalars are compared with, such as the keys that a place knows.
///
/// They stand behind each other in one array, so that no reference is counted for each.
public struct YAMLWords: Sendable {
  private let bytes: [UInt8]
  /// The offset after each word.
  private let ends: [Int]

  /// Lists words; none is empty.
  public init(_ words: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for word in words {
      precondition(!word.isEmpty, "a word has letters")
      bytes += word.utf8
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// Returns the position of the first word that is exactly a range of a text.
  func position(of range: Range<Int>, in text: [UInt8]) -> Int? {
    guard !range.isEmpty else { return nil }
    let first = text[range.lowerBound]
    var start = 0
    for (position, end) in ends.enumerated() {
      // Length and first letter tell most words apart.
      if end - start == range.count, bytes[start] == first,
        text.hold(bytes.span.extracting(start..<end), at: range.lowerBound, before: text.count)
      {
        return position
      }
      start = end
    }
    return nil
  }
}
