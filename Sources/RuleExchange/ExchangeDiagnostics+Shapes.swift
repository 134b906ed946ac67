import RuleSource
import SyncState

extension ExchangeDiagnostics {
  /// Says that a header is of no known shape, which one is nearest, and what that one lacks.
  static func unknownShapeMessage(
    _ nearest: FileShape?, _ missing: [String], header: [String]
  ) -> String {
    guard let nearest else {
      let shown = header.prefix(5).map { Diagnostic.quoted($0) }.joined(separator: ", ")
      return "\(header.count == 1 ? "the column" : "the columns") \(shown) "
        + "\(header.count == 1 ? "is" : "are") in no export that is understood; leave the file out, or "
        + "see `rulec explain unknown-file-shape`"
    }
    if let report = reportMessage(header) { return report }
    let lacks = missing.map { name in
      let similar = Suggestion.nearest(to: name, among: header)
      return "`\(name)`" + (similar.map { " (is it \(Diagnostic.quoted($0))?)" } ?? "")
    }
    return "the header is of no export that is understood; for a \(nearest.title) it lacks "
      + lacks.joined(separator: ", ")
  }

  /// Says that a header has the labels of a report of Salesforce's instead of names of its API.
  private static func reportMessage(_ header: [String]) -> String? {
    let names = header.map { String($0.filter { $0 != " " }) }
    let map = HeaderMap(names)
    let shapes: [FileShape] = [.campaignMember, .campaignMemberStatus, .opportunityContactRole]
    for shape in shapes where shape.requirements.allSatisfy({ map.column(among: $0) != nil }) {
      let columns = shape.requirements.compactMap { map.column(among: $0) }
      let renamed = columns.filter { header[$0] != names[$0] }.map { column in
        let name = shape.requirements.joined().first { name in
          name.asciiLowercased == names[column].asciiLowercased
        }
        return "`\(name ?? names[column])` instead of \(Diagnostic.quoted(header[column]))"
      }
      guard !renamed.isEmpty else { continue }
      return "the columns have the labels of a report; expected API names as in an export of "
        + "\(shape.rawValue): \(renamed.joined(separator: ", "))"
    }
    return nil
  }
}
