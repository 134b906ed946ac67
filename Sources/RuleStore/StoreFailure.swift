/// Why a mirror could not be read or written.
public struct StoreFailure: Error, Hashable, Sendable {
  /// The file.
  public let path: String
  /// What is wrong, and what to do.
  public let message: String

  /// Describes a failure.
  init(_ path: String, _ message: String) {
    self.path = path
    self.message = message
  }
}
