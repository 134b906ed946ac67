import RuleExchange
import SystemPackage

/// A folder that gets the files of a command, all or none.
enum OutputFolder {
  /// Refuses a folder that holds something already, unless files may be overwritten.
  static func check(_ folder: String, overwrite: Bool) throws {
    guard !overwrite, Directory.exists(folder) else { return }
    guard try Directory.names(in: folder).isEmpty else {
      throw UsageError("the folder `\(folder)` is not empty; --force overwrites files in it")
    }
  }

  /// Writes files below a folder, which is made when it is missing; they get their names together.
  static func write(_ files: [OutputFile], to folder: String, overwrite: Bool) throws {
    try Directory.make(folder)
    var pending: [AtomicFile] = []
    for file in files {
      let path = FilePath(folder + "/" + file.name)
      try Directory.make(path.removingLastComponent().string)
      let output = try AtomicFile(path.string, overwrite: overwrite)
      try output.write(file.bytes)
      pending.append(output)
    }
    for file in pending { try file.commit() }
  }
}
