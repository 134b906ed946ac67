import FoundationEssentials
import SyncKit

/// Puts every mistake into a copy of the sources, behind a switch that the environment sets.
enum Mutation {
  /// Changes the copy below a folder; returns what could not be changed.
  static func apply(below root: String) throws -> [String] {
    var failures: [String] = []
    for (number, mutant) in Mutant.all.enumerated() {
      let path = "\(root)/\(mutant.path)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      guard text.ranges(of: mutant.original).count == 1 else {
        failures.append("\(mutant.name): its place is not in \(mutant.path)")
        continue
      }
      let mutated = mutant.mutated.replacing("MUTANT", with: "isMutant(\(number))")
      try text.replacing(mutant.original, with: mutated)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    try switchSource.write(
      toFile: "\(root)/Sources/SyncState/Mutation.swift", atomically: true, encoding: .utf8)
    return failures
  }

  private static let switchSource = """
    import Glibc

    private let active = unsafe getenv("RULEC_MUTANT").flatMap { Int(unsafe String(cString: $0)) }

    /// Whether a mistake is switched on.
    public func isMutant(_ number: Int) -> Bool { number == active }

    """
}
