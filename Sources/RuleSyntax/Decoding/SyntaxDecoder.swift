public import RuleSource
public import RuleYAML

/// Turns YAML trees into typed syntax trees.
///
/// Every mistake of a file is reported in one run, and everything that was understood is kept. The
/// tables under `Kinds` declare what is read.
public struct SyntaxDecoder: Sendable {
  /// Creates a decoder.
  public init() {}

  /// Returns the definitions of a file, and what is wrong with them in the order of reports.
  public func decode(
    _ tree: YAMLTree, in file: SourceFile
  ) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    var decoding = Decoding()
    if tree.documents.isEmpty, Self.hasNoText(file) {
      decoding.report(SyntaxDiagnostics.emptyFile(file))
    }
    let definitions = tree.documents.compactMap { decoding.definition($0) }
    let diagnostics = decoding.diagnostics.sorted(by: Diagnostic.reportOrder)
    return (SyntaxTree(file: file.id, definitions: definitions), diagnostics)
  }

  /// Whether a file holds only blanks, comments and document markers, and so has nothing that the
  /// reader could have refused.
  private static func hasNoText(_ file: SourceFile) -> Bool {
    (1...file.lines.count).allSatisfy { line in
      let text = file.bytes[file.lines.range(ofLine: line, in: file.bytes)]
      let content = text.drop { $0 == 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
      return content.isEmpty || content.first == 0x23 || content.elementsEqual("---".utf8)
    }
  }
}

extension Decoding {
  /// Reads a document; nil when it is not clear what it defines.
  mutating func definition(_ node: YAMLNode) -> Definition? {
    guard node.kind == .mapping else {
      if node.isNull {
        report(SyntaxDiagnostics.emptyDefinition(node.span))
      } else {
        report(SyntaxDiagnostics.notADefinition(node))
      }
      return nil
    }
    guard let first = node.entries.first else {
      if !node.isTruncated { report(SyntaxDiagnostics.emptyDefinition(node.span)) }
      return nil
    }
    if let (kind, entry) = Kind.displaced(in: node, by: first) {
      report(SyntaxDiagnostics.misplacedKind(entry.key.located))
      return kind.decode(node, entry, &self)
    }
    let kind = first.key.position(among: Kind.names)
    let before = diagnostics.count
    let definition = kind.map { Kind.all[$0].decode(node, first, &self) } ?? misnamed(node, first)
    // What an unknown key or something of the wrong shape holds may be what seems to be missing.
    let isPartial =
      node.isTruncated
      || diagnostics[before...].contains {
        $0.kind == SyntaxDiagnostics.unknownKey || $0.kind == SyntaxDiagnostics.wrongShape
      }
    guard isPartial, case .smartCampaign(let whole)? = definition else { return definition }
    var campaign = whole.content
    campaign.isTruncated = true
    return .smartCampaign(Shared(campaign))
  }

  /// Reads a document whose first key names no kind, as far as can be guessed what it is.
  private mutating func misnamed(_ node: YAMLNode, _ first: YAMLEntry) -> Definition? {
    let names = Kind.all.map(\.declaration.name)
    let meant = Suggestion.nearest(to: first.key.text, among: names)
    if meant == nil, let (kind, entry) = Kind.found(in: node) {
      report(SyntaxDiagnostics.misplacedKind(entry.key.located))
      return kind.decode(node, entry, &self)
    }
    report(
      SyntaxDiagnostics.unknownKind(
        first.key.located, known: Kind.all.map(\.declaration.record)))
    let kind = Kind.all.first { $0.declaration.name == meant }
    return kind?.decode(node, first, &self)
  }
}

extension Kind {
  /// Returns the kind that a later entry names, when the first one names a kind too but is only a key
  /// here: a smart campaign that begins with its `program`.
  fileprivate static func displaced(
    in node: YAMLNode, by first: YAMLEntry
  ) -> (kind: Kind, entry: YAMLEntry)? {
    guard let apparent = first.key.position(among: names) else { return nil }
    for kind in others[apparent] {
      if let entry = node[kind.declaration.name] { return (kind, entry) }
    }
    return nil
  }

  /// Returns the kind that an entry after the first one names.
  ///
  /// `program`, `channel`, `smart_list` and the like are also keys of other kinds, so a name that is
  /// only a kind goes first.
  fileprivate static func found(in node: YAMLNode) -> (kind: Kind, entry: YAMLEntry)? {
    let keys = Set(all.flatMap { $0.declaration.record.keys.dropFirst().map(\.name) })
    let unambiguous = all.filter { !keys.contains($0.declaration.name) }
    let ambiguous = all.filter { keys.contains($0.declaration.name) }
    for kind in unambiguous + ambiguous {
      if let entry = node[kind.declaration.name] { return (kind, entry) }
    }
    return nil
  }
}
