/// Names as keys: equal when their UTF-8 bytes are equal.
struct NameKey: Hashable {
  private let bytes: [UInt8]

  init(_ name: String) { bytes = Array(name.utf8) }
}

/// The names of the assets of one kind, by identifier.
struct NameTable {
  /// The qualified names, ascending by Unicode scalars; positions are identifiers.
  private(set) var names: [String] = []
  private var byName: [NameKey: Int] = [:]
  private var byShortName: [NameKey: [Int]] = [:]

  /// What a name leads to.
  enum Match {
    case found(Int)
    case ambiguous([Int])
    case none
  }

  /// Indexes qualified names, which must ascend and differ.
  init(_ qualified: [QualifiedName]) {
    for (position, name) in qualified.enumerated() {
      names.append(name.full)
      byName[NameKey(name.full)] = position
      byShortName[NameKey(name.short), default: []].append(position)
    }
  }

  /// Creates a table without names.
  init() {}

  /// Returns the names under which assets can be called from a program: its own ones by their short
  /// names, all by their full names.
  func names(from program: String?) -> [String] {
    guard let program else { return names }
    let own = names.filter { $0.hasPrefix(program + ".") }
    return own.map { String($0.dropFirst(program.count + 1)) } + names
  }

  /// Returns what a name leads to, seen from a program: its own assets first, then qualified
  /// names, then short names that only one asset has.
  func find(_ name: String, from program: String? = nil) -> Match {
    if let program, let own = byName[NameKey(QualifiedName(program, name).full)] {
      return .found(own)
    }
    if let exact = byName[NameKey(name)] { return .found(exact) }
    let others = byShortName[NameKey(name)] ?? []
    if others.count == 1 { return .found(others[0]) }
    return others.isEmpty ? .none : .ambiguous(others)
  }
}

/// The name of an asset, with the program that it is local to.
struct QualifiedName {
  /// `Program.Name`, or just the name.
  let full: String
  /// The name without the program.
  let short: String

  init(_ program: String?, _ name: String) {
    short = name
    full = program.map { "\($0).\(name)" } ?? name
  }

  /// Whether the UTF-8 bytes of the full name are smaller, which is the order of Unicode scalars.
  static func precedes(_ left: QualifiedName, _ right: QualifiedName) -> Bool {
    left.full.utf8.lexicographicallyPrecedes(right.full.utf8)
  }
}
