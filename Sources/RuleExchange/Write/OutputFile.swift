/// A file to be written by somebody else.
public struct OutputFile: Sendable, Hashable {
  /// The name, relative to the output folder, with `/`.
  public let name: String
  /// The content.
  public let bytes: [UInt8]

  /// Creates a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
