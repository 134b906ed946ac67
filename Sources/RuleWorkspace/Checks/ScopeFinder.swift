import RuleSource
import RuleYAML

/// Says which part of which definition a finding is about, whatever stands above it in the file.
///
/// The scope of a step is such as `smart_campaign/Q4 Launch.Invite/flow/3`, that of a key such as
/// `program/Q4 Launch/channel`. What is in no definition has the scope of its file.
struct ScopeFinder {
  private let root: String
  private var trees: [FileID: YAMLTree] = [:]

  /// Creates a finder; `root` is the folder of the workspace as paths show it.
  init(root: String) { self.root = root == "." || root.isEmpty ? "" : root + "/" }

  /// Returns the scope of a place.
  mutating func scope(of span: Span, in sources: SourceMap) -> String {
    let file = sources[span.file]
    let tree = trees[span.file] ?? YAMLReader().read(file).tree
    trees[span.file] = tree
    for document in tree.documents {
      guard document.span.contains(span), let head = document.entries.first else { continue }
      var parts = [head.key.text, Self.name(of: document, head)]
      guard let entry = document.entries.first(where: { $0.covers(span) }),
        entry.key.span != head.key.span
      else { return parts.joined(separator: "/") }
      parts += Self.path(to: span, in: entry)
      return parts.joined(separator: "/")
    }
    let path = file.path.hasPrefix(root) ? String(file.path.dropFirst(root.count)) : file.path
    return "file/\(path)"
  }

  /// The name of a definition, with its program in front when it is a local asset.
  private static func name(of document: YAMLNode, _ head: YAMLEntry) -> String {
    guard let program = document["program"], program.key.span != head.key.span else {
      return head.value.text
    }
    return "\(program.value.text).\(head.value.text)"
  }

  /// The keys down to the first list, and the position in that.
  private static func path(to span: Span, in entry: YAMLEntry) -> [String] {
    var parts = [entry.key.text]
    var node = entry.value
    while node.span.contains(span) {
      switch node.kind {
      case .scalar:
        return parts
      case .mapping:
        guard let next = node.entries.first(where: { $0.covers(span) }) else { return parts }
        parts.append(next.key.text)
        node = next.value
      case .sequence:
        if let position = node.items.firstIndex(where: { $0.span.contains(span) }) {
          parts.append(String(position + 1))
        }
        return parts
      }
    }
    return parts
  }
}

extension YAMLEntry {
  fileprivate func covers(_ span: Span) -> Bool {
    key.span.contains(span) || value.span.contains(span)
  }
}

extension Span {
  /// Whether another span of the same file lies within this one.
  fileprivate func contains(_ other: Span) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
