import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of an XML document, with those inside it.
struct XMLElementTree {
  let name: String
  let attributes: [String: String]
  var children: [XMLElementTree] = []

  /// What kept a text from being read.
  struct Malformed: Error {
    let reason: String
  }

  /// Reads a document.
  static func parse(_ text: String) throws -> XMLElementTree {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    guard parser.parse(), let root = reader.root else {
      throw Malformed(reason: parser.parserError.map { "\($0)" } ?? "no element")
    }
    return root
  }

  /// Collects elements; a class because the parser asks for one.
  private final class Reader: NSObject, XMLParserDelegate {
    var root: XMLElementTree?
    private var open: [XMLElementTree] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(XMLElementTree(name: name, attributes: attributes))
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      guard let closed = open.popLast() else { return }
      if open.isEmpty { root = closed } else { open[open.count - 1].children.append(closed) }
    }
  }
}

/// What readers of JUnit files ask for.
///
/// Which elements stand in which, with which attributes, and that the numbers are right.
enum JUnitRules {
  private static let rules: [String: (required: [String], children: Set<String>)] = [
    "testsuites": ([], ["testsuite"]),
    "testsuite": (["name", "tests", "failures", "errors"], ["testcase", "properties"]),
    "testcase": (["name", "classname"], ["failure", "error", "skipped"]),
    "failure": (["message", "type"], []),
  ]

  /// Returns what an element violates, those inside it included.
  static func violations(_ element: XMLElementTree) -> [String] {
    guard let rule = rules[element.name] else { return [] }
    var found = rule.required.filter { element.attributes[$0] == nil }
      .map { "\(element.name) lacks \($0)" }
    found += element.children.filter { !rule.children.contains($0.name) }
      .map { "\(element.name) holds \($0.name)" }
    if element.name == "testsuite" {
      let failing = element.children.filter { $0.children.contains { $0.name == "failure" } }
      for (name, count) in [("tests", element.children.count), ("failures", failing.count)]
      where element.attributes[name] != String(count) {
        found.append("testsuite counts \(element.attributes[name] ?? "no") \(name), has \(count)")
      }
    }
    return found + element.children.flatMap(violations)
  }
}
