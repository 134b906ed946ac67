import RuleSource
import RuleYAML

/// A key of a record: its declaration together with what happens to its value.
struct Key<Target>: Sendable {
  let declaration: KeyDeclaration
  let decode: @Sendable (YAMLEntry, inout Decoding, inout Target) -> Void

  init<Value>(
    _ name: String, _ form: Form<Value>, required: Bool = false,
    _ documentation: String, _ store: @escaping @Sendable (inout Target, Value) -> Void
  ) {
    declaration = KeyDeclaration(
      name: name, shape: form.shape, isRequired: required, documentation: documentation)
    decode = { entry, decoding, target in
      guard let value = decoding.value(of: entry, form) else { return }
      store(&target, value)
    }
  }

  /// Declares a key whose own place matters too.
  init<Value>(
    _ name: String, _ form: Form<Value>, required: Bool = false,
    _ documentation: String,
    _ store: @escaping @Sendable (inout Target, Located<String>, Value) -> Void
  ) {
    declaration = KeyDeclaration(
      name: name, shape: form.shape, isRequired: required, documentation: documentation)
    decode = { entry, decoding, target in
      guard let value = decoding.value(of: entry, form) else { return }
      store(&target, entry.key.located, value)
    }
  }
}

/// The keys of a record: the one place from which decoding, messages, schema and manual derive.
struct Table<Target>: Sendable {
  let declaration: RecordDeclaration
  private let keys: [Key<Target>]
  private let names: YAMLWords
  private let required: [(position: Int, name: String)]

  init(
    _ subject: String, _ documentation: String, exclusive: [[String]] = [],
    _ keys: [Key<Target>]
  ) {
    self.keys = keys
    names = YAMLWords(keys.map(\.declaration.name))
    required = keys.enumerated().filter { $1.declaration.isRequired }.map {
      ($0, $1.declaration.name)
    }
    declaration = RecordDeclaration(
      subject: subject, documentation: documentation, keys: keys.map(\.declaration),
      exclusive: exclusive)
  }

  /// The key that a text alone is meant for: the first one, when it is a name that must be there.
  var nameKey: Key<Target>? {
    guard let first = keys.first, first.declaration.isRequired,
      case .text(.name) = first.declaration.shape
    else { return nil }
    return first
  }

  /// Reads the entries of a mapping into a target; `head` is the entry that stands for the first
  /// key whatever it is called.
  func decode(
    _ node: YAMLNode, head: YAMLEntry?, into target: inout Target, _ decoding: inout Decoding
  ) {
    var meant: [String] = []
    for entry in node.entries {
      if let head, head.key.span == entry.key.span {
        keys[0].decode(entry, &decoding, &target)
      } else if !decode(entry, into: &target, &decoding) {
        let nearest = decoding.nearestKey(to: entry.key.text, in: declaration)
        decoding.report(
          SyntaxDiagnostics.unknownKey(entry.key.located, in: declaration, nearest: nearest))
        if let nearest { meant.append(nearest) }
      }
    }
    checkPresence(node, head: head, meant: meant, &decoding)
  }

  /// Reads one entry if its key is in the table, and returns whether it is.
  func decode(
    _ entry: YAMLEntry, into target: inout Target, _ decoding: inout Decoding
  ) -> Bool {
    guard let position = entry.key.position(among: names) else { return false }
    keys[position].decode(entry, &decoding, &target)
    return true
  }

  /// Reports keys that exclude each other, and keys that are missing; `meant` are those that are
  /// there in another spelling.
  func checkPresence(
    _ node: YAMLNode, head: YAMLEntry?, meant: [String] = [], _ decoding: inout Decoding
  ) {
    for group in declaration.exclusive {
      let found = node.entries.filter { entry in group.contains { entry.key.hasText($0) } }
      for other in found.dropFirst() {
        decoding.report(
          SyntaxDiagnostics.conflictingKeys(found[0].key.located, other.key.located))
      }
    }
    guard !node.isTruncated else { return }
    for (position, name) in required {
      guard position > 0 || head == nil, node[name] == nil, !meant.contains(name) else { continue }
      decoding.report(
        SyntaxDiagnostics.missingKey(
          name, in: declaration.subject, at: head?.key.span ?? node.headSpan))
    }
  }
}

/// A kind of definition: its keys together with what becomes of a document.
struct Kind: Sendable {
  let declaration: KindDeclaration
  /// Reads a document; the entry is the one that names the kind.
  let decode: @Sendable (YAMLNode, YAMLEntry, inout Decoding) -> Definition?

  init<Target>(
    _ table: Table<Target>, _ start: @escaping @Sendable (Span) -> Target,
    _ finish: @escaping @Sendable (Target) -> Definition?
  ) {
    declaration = KindDeclaration(record: table.declaration)
    decode = { node, head, decoding in
      var target = start(node.span)
      table.decode(node, head: head, into: &target, &decoding)
      return finish(target)
    }
  }

  /// The kinds, in the order of the manual.
  static let all: [Kind] = [
    .workspace, .personFields, .memberFields, .channel, .sfdcCampaign, .program, .staticList,
    .smartList, .segmentation, .revenueModel,
    .smartCampaign, .scenario,
  ]

  /// The names of the kinds.
  static let names = YAMLWords(all.map(\.declaration.name))

  /// The kinds, the last one first, that have the name of a kind as a key, while that kind has no key
  /// with theirs: what a document is when it begins with such a key.
  static let others: [[Kind]] = all.map { apparent in
    let (name, own) = (apparent.declaration.name, apparent.declaration.record)
    return all.reversed().filter {
      own.key(named: $0.declaration.name) == nil && $0.declaration.record.key(named: name) != nil
    }
  }
}
