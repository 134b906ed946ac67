/// A piece of an output, which grows line by line and is taken away when it is large enough.
struct OutputChunk: Sendable {
  private var storage: [UInt8] = []
  private var count = 0

  private static let firstSize = 1 << 16

  /// Adds what a closure writes; when there is no room for it, it is asked again with more room.
  mutating func write(_ line: (inout ByteCursor) -> Void) {
    while true {
      let start = count
      let end = unsafe storage.withUnsafeMutableBufferPointer { memory -> Int? in
        var cursor = unsafe ByteCursor(memory, at: start)
        line(&cursor)
        return cursor.end
      }
      if let end {
        count = end
        return
      }
      storage += repeatElement(0, count: max(Self.firstSize, storage.count))
    }
  }

  /// Returns what was written since the last call.
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return Array(storage[..<count])
  }
}
