import RuleWorkspace

/// Links of derived pages to the rules of the domain.
enum RuleLink {
  /// Returns the link to a rule, at its heading; `root` leads from the page to `docs`.
  static func markdown(to id: String, root: String) -> String {
    guard let rule = RuleStatement.named(id) else { return "\(id) (not stated)" }
    let title = "\(rule.id) · \(rule.title)"
    var anchor = ""
    for scalar in title.lowercased().unicodeScalars {
      let properties = scalar.properties
      if scalar == " " { anchor += "-" }
      if properties.isAlphabetic || properties.numericType != nil || scalar == "-" || scalar == "_"
      {
        anchor.unicodeScalars.append(scalar)
      }
    }
    return "[\(title)](\(root)/semantics/\(rule.page).md#\(anchor))"
  }
}
