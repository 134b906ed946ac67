import SyncState
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that lies in memory as long as anybody looks at a part of it.
///
/// A class because it gives the memory back. The file must be one that is replaced and never written again.
@safe final class MappedFile: Sendable {
  private nonisolated(unsafe) let start: UnsafeRawPointer
  /// The size in bytes.
  let size: Int

  /// Maps a file.
  init(_ path: String) throws(FileReader.Failure) {
    let descriptor = try FileReader.open(path)
    defer { try? descriptor.close() }
    size = Int(try FileReader.regularSize(of: descriptor, path))
    guard size > 0,
      let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor.rawValue, 0),
      unsafe start != MAP_FAILED
    else { throw .system(path, .invalidArgument) }
    unsafe self.start = UnsafeRawPointer(start)
  }

  deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: start), size) }

  /// Returns numbers as they lie in the file from an offset on; nil when the file ends before.
  ///
  /// Any bytes are a number of each of the types that this is asked for.
  func items<Item: BitwiseCopyable & Sendable>(
    at offset: Int, count: Int
  ) -> Stretch<Item>? {
    guard offset >= 0, offset <= size, offset % MemoryLayout<Item>.alignment == 0, count >= 0,
      count <= (size - offset) / MemoryLayout<Item>.stride
    else { return nil }
    return Stretch<Item>(count: count) { [self] body in
      let place = unsafe (start + offset).assumingMemoryBound(to: Item.self)
      unsafe body(UnsafeBufferPointer(start: place, count: count).span)
    }
  }
}
