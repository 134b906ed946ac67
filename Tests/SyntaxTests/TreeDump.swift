import RuleSource
import RuleSyntax

/// Writes syntax trees as text, with the place of every value, for comparison with goldens.
///
/// It goes by reflection so that it shows every field, also those that are added later.
struct TreeDump {
  private let file: SourceFile
  private var lines: [String] = []

  static func text(of tree: SyntaxTree, in file: SourceFile) -> String {
    var dump = TreeDump(file: file)
    for definition in tree.definitions { dump.add(definition, "", depth: 0) }
    return dump.lines.map { $0 + "\n" }.joined()
  }

  private init(file: SourceFile) { self.file = file }

  private mutating func add(_ value: Any, _ label: String, depth: Int) {
    switch value {
    case let span as Span:
      line("\(label)", place(span), depth)
    case let scalar as ScalarLiteral:
      line(
        label, "\(scalar.isQuoted ? "quoted " : "")`\(scalar.text)` \(place(scalar.span))", depth)
    case let shared as Shared<SmartCampaignDefinition>:
      add(shared.content, label, depth: depth)
    case let located as Located<String>:
      line(label, "`\(located.value)` \(place(located.span))", depth)
    case let located as Located<Int>:
      line(label, "\(located.value) \(place(located.span))", depth)
    case let located as Located<Bool>:
      line(label, "\(located.value) \(place(located.span))", depth)
    case let text as String:
      line(label, "`\(text)`", depth)
    case let flag as Bool:
      line(label, "\(flag)", depth)
    case let number as Int:
      line(label, "\(number)", depth)
    default:
      addComposite(value, label, depth)
    }
  }

  private mutating func addComposite(_ value: Any, _ label: String, _ depth: Int) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let child = mirror.children.first { add(child.value, label, depth: depth) }
    case .collection:
      guard !mirror.children.isEmpty else { return }
      line(label, "", depth)
      for child in mirror.children { add(child.value, "-", depth: depth + 1) }
    case .enum:
      guard let child = mirror.children.first else { return line(label, "\(value)", depth) }
      add(
        child.value, label.isEmpty ? child.label ?? "" : "\(label) \(child.label ?? "")",
        depth: depth)
    default:
      line(label, "", depth)
      for child in mirror.children { add(child.value, child.label ?? "", depth: depth + 1) }
    }
  }

  private mutating func line(_ label: String, _ value: String, _ depth: Int) {
    let indentation = String(repeating: "  ", count: depth)
    lines.append(indentation + [label, value].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// Lines and columns, which are easier to check by eye than byte offsets.
  private func place(_ span: Span) -> String {
    let start = file.position(of: span.start)
    let end = file.position(of: span.end)
    let last = start.line == end.line ? "\(end.column)" : "\(end.line):\(end.column)"
    return "\(start.line):\(start.column)-\(last)"
  }
}
