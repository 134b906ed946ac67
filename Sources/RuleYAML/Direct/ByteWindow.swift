/// The bytes of a file while they are read; outside of them lie nothing but line feeds.
///
/// A copy of an array's buffer pointer, because an array in a structure that is passed on and on
/// is counted at each step. Every access is checked; a window is used within the call that opens it.
@safe struct ByteWindow {
  /// The number of bytes.
  let count: Int
  private let start: UnsafePointer<UInt8>?

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe start = buffer.baseAddress
    count = buffer.count
  }

  /// Returns the byte at an offset.
  subscript(_ offset: Int) -> UInt8 {
    @inline(__always) get {
      guard UInt(bitPattern: offset) < UInt(bitPattern: count), let start = unsafe start else {
        return 0x0A
      }
      return unsafe start[offset]
    }
  }

  /// Returns eight bytes from an offset on, the first one lowest; nil when there are fewer.
  @inline(__always) func word(at offset: Int) -> UInt64? {
    guard offset >= 0, count - offset >= 8, let start = unsafe start else { return nil }
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Whether two ranges of the same length hold the same bytes.
  func areEqual(_ first: Int, _ second: Int, count: Int) -> Bool {
    for index in 0..<count where self[first + index] != self[second + index] { return false }
    return true
  }

  /// Returns the offset of the line feed that ends the line of an offset, or of the end.
  func lineEnd(of offset: Int) -> Int {
    var end = offset
    while end < count, self[end] != 0x0A { end += 1 }
    return end
  }
}
