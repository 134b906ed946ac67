import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files that git calls changed.
enum GitChanges {
  /// Returns the files below a folder that differ from where the work left a commit, and those
  /// that git does not know; paths begin with the folder.
  static func files(below folder: String, since reference: String) throws -> [String] {
    let (_, status) = try run([
      "-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options",
      reference + "^{commit}",
    ])
    guard status == 0 else {
      throw UsageError(
        status == 1
          ? "`\(reference)` is no commit or branch"
          : "git knows no repository around `\(folder)`; --since and --changed need one")
    }
    let tracked = try list([
      "-C", folder, "diff", "--merge-base", "--name-only", "--relative", "--no-renames",
      "--no-ext-diff", "-z", reference, "--",
    ])
    let untracked = try list(["-C", folder, "ls-files", "--others", "--exclude-standard", "-z"])
    return (tracked + untracked).map { WorkspaceLocation.join(folder, $0) }
  }

  /// Runs git and returns what it prints, split at NUL.
  private static func list(_ arguments: [String]) throws -> [String] {
    let (output, status) = try run(arguments)
    guard status == 0 else { throw UsageError("git cannot say which files changed; see above") }
    return output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Runs git and returns what it prints and its exit code; its messages go to standard error.
  private static func run(_ arguments: [String]) throws -> (output: [UInt8], status: Int32) {
    let pipe = try FileDescriptor.pipe()
    defer { try? pipe.readEnd.close() }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, pipe.writeEnd.rawValue, 1)
    unsafe posix_spawn_file_actions_addclose(&actions, pipe.readEnd.rawValue)
    unsafe posix_spawn_file_actions_addclose(&actions, pipe.writeEnd.rawValue)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe (["git"] + arguments).map {
      unsafe strdup($0)
    }
    unsafe words.append(nil)
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var process = pid_t()
    let failure = unsafe posix_spawnp(&process, "git", &actions, nil, words, environ)
    try pipe.writeEnd.close()
    guard failure == 0 else {
      throw UsageError("git cannot be started: \(Errno(rawValue: failure))")
    }
    let output = try readAll(pipe.readEnd)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) == -1, errno == EINTR {}
    // The exit code, or 128 and the signal that ended it.
    return (output, status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
  }

  private static func readAll(_ descriptor: FileDescriptor) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try unsafe buffer.withUnsafeMutableBytes { space in
        try unsafe descriptor.read(into: space)
      }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
