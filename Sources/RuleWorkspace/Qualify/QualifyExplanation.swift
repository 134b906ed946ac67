import RuleExchange
public import RuleGraph
import RuleRuntime
public import RuleSource
import SyncState

/// Why a person matches a smart campaign or a smart list, or not.
public struct QualifyExplanation: Sendable {
  private let report: QualifyReport
  private let person: PersonID
  private let clauses: [Clause]
  private let holds: Bool
  private let refusal: Refusal?

  /// How a filter turned out, with those of the smart list that it refers to.
  struct Clause: Sendable {
    let outcome: ClauseOutcome
    var within: [Clause] = []
  }

  init(
    report: QualifyReport, person: PersonID, clauses: [Clause], holds: Bool,
    refusal: Refusal?
  ) {
    self.report = report
    self.person = person
    self.clauses = clauses
    self.holds = holds
    self.refusal = refusal
  }

  /// Whether the person matches.
  public var qualifies: Bool { holds && refusal == nil }

  /// Returns the explanation for people: a line for each filter, which `labels` name, with what it
  /// was decided on.
  public func text(labels: ScreenLabels = .english) -> String {
    let filters = InstructionText(report.graph, labels: labels)
    let names = TraceWriter(graph: report.graph)
    let id = report.mirror.people.marketoID(person)
    let verb = qualifies ? "matches" : "does not match"
    let title = report.subject.title(in: report.graph)
    var text = "person \(id) \(verb) \(title) at \(report.graph.zone.shown(report.at))\n"
    for clause in clauses { append(clause, "", filters, names, to: &text) }
    if clauses.count > 1 { text += "  \(holds ? "yes" : "no ")  together\n" }
    if let refusal {
      let rules = refusal.rules.map(\.id).joined(separator: ", ")
      text += "  no   qualification rule: \(refusal.text)\(last) (\(rules))\n"
    }
    return text
  }

  /// The explanations for machines; several are objects in the array `subjects`.
  public static func json(_ explanations: [QualifyExplanation]) -> JSON {
    if explanations.count == 1, let explanation = explanations.first { return explanation.json }
    return .object([
      ("schemaVersion", .int(1)), ("subjects", .array(explanations.map(\.json))),
    ])
  }

  private var json: JSON {
    let names = TraceWriter(graph: report.graph)
    return JSON.compact([
      ("schemaVersion", .int(1)), ("kind", .string(report.subject.kind)),
      ("name", .string(report.subject.name(in: report.graph))), ("at", .string(report.at.text)),
      ("person", .int(Int(report.mirror.people.marketoID(person)))),
      ("qualifies", .bool(qualifies)), ("filtersHold", .bool(holds)),
      ("filters", .array(clauses.map { json($0, names) })),
      ("refusal", refusal.map { .string($0.text) }),
      ("rules", refusal.map { .strings($0.rules.map(\.id)) }),
    ])
  }

  private func append(
    _ clause: Clause, _ indent: String, _ filters: InstructionText, _ names: TraceWriter,
    to text: inout String
  ) {
    let outcome = clause.outcome
    let filter = filters.text(of: outcome.predicate)
    text += "\(indent)  \(outcome.holds ? "yes" : "no ")  \(outcome.index + 1). \(filter)\n"
    if !outcome.observations.isEmpty {
      let seen = outcome.observations.map { "\($0.name) \(names.text($0.value, report.mirror))" }
      text += "\(indent)         \(seen.joined(separator: ", "))\n"
    }
    for inner in clause.within { append(inner, indent + "     ", filters, names, to: &text) }
  }

  private func json(_ clause: Clause, _ names: TraceWriter) -> JSON {
    let observed = clause.outcome.observations.map { detail in
      JSON.object([(key: detail.name, value: names.json(detail.value, report.mirror))])
    }
    return JSON.compact([
      ("filter", .string(clause.outcome.text)), ("holds", .bool(clause.outcome.holds)),
      ("observed", .array(observed)),
      (
        "within",
        clause.within.isEmpty ? nil : .array(clause.within.map { json($0, names) })
      ),
    ])
  }

  private var last: String {
    guard case .campaign(let id) = report.subject,
      let last = report.mirror.history[id.index][person]
    else { return "" }
    return ", last at \(report.graph.zone.shown(last))"
  }
}
