import RuleSource
import RuleYAML

/// Validates YAML against the part of JSON Schema (draft-07) that the language's schema uses.
///
/// A keyword that it does not know is a failure, so that nothing is passed over in silence.
struct SchemaValidator {
  private let root: [(key: String, value: JSON)]
  private static let notes: Set<String> = [
    "$schema", "$id", "title", "markdownDescription", "markdownEnumDescriptions", "definitions",
    "errorMessage", "patternErrorMessage", "deprecationMessage", "doNotSuggest", "then", "else",
  ]

  init(_ schema: JSON) { root = schema.entries }

  /// Returns what a document violates, each with the path to it.
  func violations(_ document: JSON) -> [String] { check(document, .object(root), "") }

  private func check(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
    if case .bool(let isAllowed) = schema { return isAllowed ? [] : ["\(path): not allowed"] }
    return schema.entries.flatMap { keyword, argument in
      checkKeyword(value, keyword, argument, schema, path)
    }
  }

  private func checkKeyword(
    _ value: JSON, _ keyword: String, _ argument: JSON, _ schema: JSON, _ path: String
  ) -> [String] {
    func violation(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword)"] }
    switch keyword {
    case "$ref":
      let name = String(argument.text.dropFirst("#/definitions/".count))
      let target = JSON.object(root)["definitions"]?[name]
      return target.map { check(value, $0, path) } ?? ["\(path): unresolved \(argument.text)"]
    case "if":
      let holds = check(value, argument, path).isEmpty
      return schema[holds ? "then" : "else"].map { check(value, $0, path) } ?? []
    case "allOf": return argument.items.flatMap { check(value, $0, path) }
    case "anyOf": return violation(argument.items.contains { check(value, $0, path).isEmpty })
    case "not": return violation(!check(value, argument, path).isEmpty)
    case "type":
      let types = argument.items.isEmpty ? [argument] : argument.items
      return violation(types.contains { value.isOfType($0.text) })
    case "enum": return violation(argument.items.contains { $0.line == value.line })
    case "const": return violation(argument.line == value.line)
    case "pattern": return value.isOfType("string") ? violation(matches(value, argument)) : []
    default: return checkParts(value, keyword, argument, schema, path)
    }
  }

  private func checkParts(
    _ value: JSON, _ keyword: String, _ argument: JSON, _ schema: JSON, _ path: String
  ) -> [String] {
    func violation(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword)"] }
    let isObject = value.isOfType("object")
    switch keyword {
    case "minimum", "maximum":
      guard case .int(let number) = value, case .int(let bound) = argument else { return [] }
      return violation(keyword == "minimum" ? number >= bound : number <= bound)
    case "minItems", "maxItems", "minProperties", "maxProperties":
      let isAboutItems = keyword.hasSuffix("Items")
      guard value.isOfType(isAboutItems ? "array" : "object"), case .int(let bound) = argument
      else { return [] }
      let count = isAboutItems ? value.items.count : value.entries.count
      return violation(keyword.hasPrefix("min") ? count >= bound : count <= bound)
    case "items":
      return value.items.enumerated().flatMap { check($1, argument, "\(path)/\($0)") }
    case "required":
      guard isObject else { return [] }
      return argument.items.filter { value[$0.text] == nil }.map { "\(path): needs \($0.text)" }
    case "properties":
      return argument.entries.flatMap { name, schema in
        value[name].map { check($0, schema, "\(path)/\(name)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"]?.entries.map(\.key) ?? []
      return value.entries.filter { !known.contains($0.key) }.flatMap {
        check($0.value, argument, "\(path)/\($0.key)")
      }
    case "propertyNames":
      return value.entries.flatMap { check(.string($0.key), argument, "\(path)/\($0.key)") }
    default:
      return Self.notes.contains(keyword) ? [] : ["\(path): unknown keyword \(keyword)"]
    }
  }

  private func matches(_ value: JSON, _ pattern: JSON) -> Bool {
    guard let expression = try? Regex(pattern.text) else { return false }
    return value.text.contains(expression)
  }
}

extension JSON {
  var entries: [(key: String, value: JSON)] {
    if case .object(let entries) = self { entries } else { [] }
  }

  var items: [JSON] {
    if case .array(let items) = self { items } else { [] }
  }

  var text: String {
    if case .string(let text) = self { text } else { "" }
  }

  subscript(key: String) -> JSON? { entries.first { $0.key == key }?.value }

  func isOfType(_ name: String) -> Bool {
    switch self {
    case .null: name == "null"
    case .bool: name == "boolean"
    case .int: name == "integer" || name == "number"
    case .number: name == "number"
    case .string: name == "string"
    case .array, .ints: name == "array"
    case .object: name == "object"
    }
  }

  /// Reads a YAML node as editors do, by the core schema of YAML 1.2.
  init(_ node: YAMLNode) {
    switch node.kind {
    case .mapping: self = .object(node.entries.map { (key: $0.key.text, value: JSON($0.value)) })
    case .sequence: self = .array(node.items.map { JSON($0) })
    case .scalar: self = node.style == .plain ? JSON(plain: node) : .string(node.text)
    }
  }

  private init(plain node: YAMLNode) {
    let text = node.text
    let isNumber = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    switch text {
    case _ where node.isNull: self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    case _ where isNumber && Int(text) != nil: self = .int(Int(text) ?? 0)
    case _ where isNumber && Double(text) != nil: self = .number(Double(text) ?? 0)
    default: self = .string(text)
    }
  }
}
