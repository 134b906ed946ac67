import Glibc
import SyncKit

/// Walks through all small worlds and a million random steps, in a release build.
///
/// `WorldExplorer` does both. `WorldExplorer hunt WALKS` looks for a violation in at most so many
/// random walks, for engines that are broken on purpose; `mutants` lists what can be broken, and
/// `mutate FOLDER` breaks a copy of the sources. `RULEC_SEED` replays one random walk,
/// `RULEC_STEPS` says how many steps there are in all, `RULEC_DEPTH` how many acts a small world
/// has beyond the usual number.
@main struct Explorer {
  /// The steps of one random walk.
  private static let walkSteps = 60

  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "hunt", let walks = arguments.last.flatMap({ UInt64($0) }) {
      exit(hunt(walks: walks))
    }
    if arguments.first == "mutants" {
      for (number, mutant) in Mutant.all.enumerated() { print("\(number)\t\(mutant.name)") }
      return
    }
    if arguments.first == "mutate", let root = arguments.last {
      exit(mutate(root))
    }
    if let seed = environment("RULEC_SEED") {
      for line in RandomWorlds.story(seed: seed, steps: walkSteps) { print(line) }
      let violation =
        RandomWorlds.run(seed: seed, steps: walkSteps)
        ?? RandomWorlds.compare(seed: seed, steps: walkSteps)
      print(violation ?? "seed \(seed): nothing is wrong")
      printShortest(seed)
      exit(violation == nil ? 0 : 1)
    }
    let areSmallRight = await exploreSmallWorlds()
    let areRandomRight = await walkRandomly()
    exit(areSmallRight && areRandomRight ? 0 : 1)
  }

  private static func environment(_ name: String) -> UInt64? {
    unsafe getenv(name).flatMap { UInt64(unsafe String(cString: $0)) }
  }

  /// The number of acts of each small world, scope by scope.
  private static let depths = [4, 4, 4, 4, 4, 3]

  private static func exploreSmallWorlds() async -> Bool {
    let more = Int(environment("RULEC_DEPTH") ?? 0)
    var total = SmallWorlds.Result()
    for (scope, usual) in zip(SmallWorlds.all, depths) {
      let depth = usual + more
      let clock = ContinuousClock()
      let start = clock.now
      let result = await withTaskGroup { group in
        for first in [nil] + scope.alphabet.indices.map(Optional.some) {
          group.addTask { SmallWorlds.explore(scope, first: first, depth: depth) }
        }
        var result = SmallWorlds.Result()
        for await part in group { result.add(part) }
        return result
      }
      print("\(scope.name), \(depth) acts: \(result.worlds) worlds, \(clock.now - start)")
      total.add(result)
    }
    print("all small worlds: \(total.worlds)")
    if let violation = total.violation { print("violation: \(violation)") }
    return total.violation == nil
  }

  private static func walkRandomly() async -> Bool {
    let steps = environment("RULEC_STEPS") ?? 1_000_000
    let walks = max(1, steps / UInt64(walkSteps))
    let clock = ContinuousClock()
    let start = clock.now
    let workers: UInt64 = 8
    let failures = await withTaskGroup { group in
      for worker in 0..<workers {
        group.addTask { walk(stride(from: 1 + worker, through: walks, by: Int(workers))) }
      }
      var failures: [(seed: UInt64, violation: String)] = []
      for await failure in group { if let failure { failures.append(failure) } }
      return failures.sorted { $0.seed < $1.seed }
    }
    print("random walks: \(walks), \(walks * UInt64(walkSteps)) steps, \(clock.now - start)")
    for failure in failures {
      print("RULEC_SEED=\(failure.seed): \(failure.violation)")
      printShortest(failure.seed)
    }
    return failures.isEmpty
  }

  /// Prints the shortest history that was found for a walk in which something goes wrong.
  private static func printShortest(_ seed: UInt64) {
    guard let short = RandomWorlds.shrink(seed: seed, steps: walkSteps) else { return }
    print("in short: \(short.violation)")
    for line in short.history { print("  \(line)") }
  }

  /// Walks through seeds until something is wrong; every hundredth walk is also compared with
  /// itself in other orders and at other times.
  private static func walk(
    _ seeds: some Sequence<UInt64>
  ) -> (seed: UInt64, violation: String)? {
    for seed in seeds {
      let violation =
        seed.isMultiple(of: 100)
        ? RandomWorlds.compare(seed: seed, steps: walkSteps)
        : RandomWorlds.run(seed: seed, steps: walkSteps)
      if let violation { return (seed, violation) }
    }
    return nil
  }

  private static func mutate(_ root: String) -> Int32 {
    do {
      let failures = try Mutation.apply(below: root)
      for failure in failures { print(failure) }
      return failures.isEmpty ? 0 : 1
    } catch {
      print("\(error)")
      return 1
    }
  }

  /// Returns 0 when a violation was found.
  private static func hunt(walks: UInt64) -> Int32 {
    for seed in 1...max(1, walks) {
      let violation = RandomWorlds.run(seed: seed, steps: walkSteps, endsAfterMerges: true)
      guard let violation else { continue }
      print("caught in walk \(seed): \(violation.prefix(120))")
      return 0
    }
    print("not caught in \(walks) walks")
    return 1
  }
}
