/// Why a mirror could not be read or written.
public struct StoreFailure: Error, Hashable, Sendable {
  /// The file.
  public let path: String
  /// What is wrong, and what to do.
  public let message: String

  /// Whether the file or its folder may not be used in the way that was asked for.
  let isAboutPermission: Bool

  /// Describes a failure.
  init(_ path: String, _ message: String, isAboutPermission: Bool = false) {
    self.path = path
    self.message = message
    self.isAboutPermission = isAboutPermission
  }
}
