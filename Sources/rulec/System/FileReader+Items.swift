import SystemPackage

extension FileReader.RandomAccess {
  /// How many bytes are read before they are summed, while they are in the processor's caches.
  private static let blockSize = 256 * 1024

  /// Returns numbers as they lie in the file from an offset on, and the checksum of their bytes; fewer
  /// when the file ends before.
  ///
  /// Any bytes are a number of each of the types that this is asked for.
  func items<Item: BitwiseCopyable>(
    at offset: Int, count: Int
  ) throws(FileReader.Failure) -> (items: [Item], sum: UInt64) {
    let size = MemoryLayout<Item>.stride
    var failure: FileReader.Failure?
    var sum = Checksum()
    let items = unsafe [Item](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var start = 0
      while start < count * size {
        let end = min(start + Self.blockSize, count * size)
        let block = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start..<end])
        do throws(FileReader.Failure) {
          guard try unsafe fill(block, from: offset + start) == block.count else { break }
        } catch {
          failure = error
          break
        }
        unsafe sum.add(UnsafeRawBufferPointer(block))
        start = end
      }
      filled = start / size
    }
    if let failure { throw failure }
    return (items, sum.value)
  }
}
