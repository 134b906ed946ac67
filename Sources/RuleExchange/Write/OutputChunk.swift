/// Pieces of outputs, written line by line.
enum OutputChunk {
  /// Returns what a closure writes; when there is no room for it, it is asked again with more room.
  static func written(expecting size: Int, _ lines: (inout ByteCursor) -> Void) -> [UInt8] {
    var capacity = max(size, 1 << 12)
    while true {
      var isComplete = false
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
        var cursor = unsafe ByteCursor(memory)
        lines(&cursor)
        isComplete = cursor.end != nil
        count = cursor.end ?? 0
      }
      if isComplete { return bytes }
      capacity *= 2
    }
  }
}
