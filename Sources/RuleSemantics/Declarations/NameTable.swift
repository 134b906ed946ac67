import SyncState

/// Names as keys: equal when their UTF-8 bytes are equal, whether or not the program in front is
/// kept apart.
struct NameKey: Hashable, Sendable {
  private let program: String?
  private let name: String

  init(_ name: String, in program: String? = nil) {
    self.program = program
    self.name = name
  }

  private var count: Int { (program.map { $0.utf8.count + 1 } ?? 0) + name.utf8.count }

  static func == (left: NameKey, right: NameKey) -> Bool {
    guard left.count == right.count else { return false }
    switch (left.program, right.program) {
    case (nil, nil): return sameBytes(left.name, right.name)
    case (nil, let program?): return left.name.utf8.isName(right.name, in: program)
    case (let program?, nil): return right.name.utf8.isName(left.name, in: program)
    case (let one?, let other?):
      return QualifiedName(one, left.name).full.utf8.isName(right.name, in: other)
    }
  }

  func hash(into hasher: inout Hasher) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    if let program {
      Self.mix(program, into: &hash)
      Self.mix(".", into: &hash)
    }
    Self.mix(name, into: &hash)
    hasher.combine(hash)
  }

  /// Takes in byte after byte, so that it does not matter where a name is divided.
  private static func mix(_ text: String, into hash: inout UInt64) {
    let bytes = text.utf8.span
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
  }
}

extension String.UTF8View {
  /// Whether these are the bytes of a program's name, a dot and a name.
  fileprivate func isName(_ name: String, in program: String) -> Bool {
    let rest = dropFirst(program.utf8.count)
    return starts(with: program.utf8) && rest.first == UInt8(ascii: ".")
      && rest.dropFirst().elementsEqual(name.utf8)
  }
}

/// The names of the assets of one kind, by identifier.
struct NameTable: Sendable {
  /// The qualified names, ascending by Unicode scalars; positions are identifiers.
  private(set) var names: [String] = []
  private var byName: [NameKey: Int] = [:]
  private var byShortName: [NameKey: Int] = [:]
  /// The positions of the assets that share a short name.
  private var namesakes: [NameKey: [Int]] = [:]

  /// What a name leads to.
  enum Match {
    case found(Int)
    case ambiguous([Int])
    case none
  }

  /// Indexes qualified names, which must ascend and differ.
  init(_ qualified: [QualifiedName]) {
    names = qualified.map(\.full)
    byName.reserveCapacity(qualified.count)
    for (position, name) in qualified.enumerated() {
      byName[NameKey(name.full)] = position
      let short = NameKey(name.short)
      if let first = byShortName[short] {
        namesakes[short, default: [first]].append(position)
      } else {
        byShortName[short] = position
      }
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
    if let program, let own = byName[NameKey(name, in: program)] {
      return .found(own)
    }
    if let exact = byName[NameKey(name)] { return .found(exact) }
    guard let first = byShortName[NameKey(name)] else { return .none }
    return namesakes[NameKey(name)].map { .ambiguous($0) } ?? .found(first)
  }
}

/// The name of an asset, with the program that it is local to.
struct QualifiedName: Sendable {
  /// `Program.Name`, or just the name.
  let full: String
  /// The name without the program.
  let short: String

  init(_ program: String?, _ name: String) {
    short = name
    full = program.map { "\($0).\(name)" } ?? name
  }
}
