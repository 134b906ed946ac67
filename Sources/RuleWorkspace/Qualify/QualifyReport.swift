import RuleExchange
public import RuleGraph
public import RuleRuntime
public import RuleSource
public import SyncState

/// Who matches a smart campaign or a smart list at an instant.
///
/// For a campaign, people whom the qualification rule refuses do not count (SC-Q9); people blocked
/// from mail do. The triggers of a trigger campaign are taken as fired.
public struct QualifyReport: Sendable {
  /// What is matched.
  public let subject: QualifySubject
  /// The instant.
  public let at: Instant
  /// How many people there are, deleted ones aside.
  public let peopleCount: Int
  /// How many match.
  public let qualifiedCount: Int
  /// How many fulfil the filters but are refused by the qualification rule.
  public let refusedCount: Int
  let graph: ExecutionGraph
  let mirror: Mirror
  private let matching: PersonSet
  private let evaluator: Evaluator

  private init(
    _ subject: QualifySubject, _ matches: PersonSet, _ evaluator: Evaluator,
    graph: ExecutionGraph, mirror: Mirror, at: Instant, peopleCount: Int
  ) {
    self.subject = subject
    self.at = at
    self.graph = graph
    self.mirror = mirror
    self.evaluator = evaluator
    self.peopleCount = peopleCount
    matching =
      switch subject {
      case .campaign: matches.filter { Self.refusal($0, subject, graph, mirror, at) == nil }
      case .smartList: matches
      }
    qualifiedCount = matching.count
    refusedCount = matches.count - qualifiedCount
  }

  /// Who matches, by Marketo id.
  public var qualified: [PersonID] {
    var people = matching.people
    if !mirror.people.isInMarketoOrder {
      people.sort { mirror.people.marketoID($0) < mirror.people.marketoID($1) }
    }
    return people
  }

  /// Looks at everybody in a state, for all subjects at once; `history` is what filters that look
  /// back know.
  public static func make(
    _ subjects: [QualifySubject], graph: ExecutionGraph, mirror: Mirror, at: Instant,
    history: [Activity] = []
  ) -> [QualifyReport] {
    var evaluator = Evaluator(graph: graph)
    let filters = subjects.map { evaluator.compile($0.filter(in: graph)) }
    for subject in subjects {
      _ = evaluator.compile(subject.clauses(in: graph), InstructionText(graph))
    }
    for activity in history where activity.at <= at { evaluator.remember(activity, in: mirror) }
    var mirror = mirror
    Segmenter(graph, &evaluator).placeEverybody(in: &mirror, at: at, &evaluator)
    let matches = evaluator.matches(filters, in: mirror, at: at, .processors)
    let peopleCount = mirror.people.count - mirror.people.deletedCount
    return zip(subjects, matches).map { subject, people in
      QualifyReport(
        subject, people, evaluator, graph: graph, mirror: mirror, at: at, peopleCount: peopleCount)
    }
  }

  /// Returns the person with a Marketo id or an email address, letter case aside; nil for nobody.
  public func person(_ key: String) -> PersonID? {
    let person: PersonID?
    if let id = Int64(key) {
      person = mirror.people.find(marketoID: id)
    } else {
      let wanted = key.lowercased()
      person = (0..<mirror.people.count).lazy.map { PersonID($0) }.first {
        address(of: $0)?.lowercased() == wanted && !mirror.people.isDeleted($0)
      }
    }
    guard let person, !mirror.people.isDeleted(person) else { return nil }
    return person
  }

  /// Returns how each filter turns out for a person, and why the person matches or not.
  public func explanation(of person: PersonID) -> QualifyExplanation {
    var evaluator = evaluator
    let filter = evaluator.compile(subject.filter(in: graph))
    return QualifyExplanation(
      report: self, person: person,
      clauses: outcomes(subject.clauses(in: graph), person, &evaluator, depth: 0),
      holds: evaluator.holds(filter, for: person, in: mirror, at: at),
      refusal: Self.refusal(person, subject, graph, mirror, at))
  }

  /// Returns how filters turn out, those of smart lists that they refer to included.
  private func outcomes(
    _ clauses: [CampaignNode.Clause], _ person: PersonID, _ evaluator: inout Evaluator, depth: Int
  ) -> [QualifyExplanation.Clause] {
    let depthMax = 8
    let programs = evaluator.compile(clauses, InstructionText(graph))
    let outcomes = evaluator.explain(programs, for: person, in: mirror, at: at)
    return zip(clauses, outcomes).map { clause, outcome in
      var explained = QualifyExplanation.Clause(outcome: outcome)
      if case .memberOfSmartList(let list, _) = clause.predicate, depth < depthMax {
        explained.within = self.outcomes(
          graph.smartLists[list.index].clauses, person, &evaluator, depth: depth + 1)
      }
      return explained
    }
  }

  private static func refusal(
    _ person: PersonID, _ subject: QualifySubject, _ graph: ExecutionGraph, _ mirror: Mirror,
    _ now: Instant
  ) -> Refusal? {
    guard case .campaign(let id) = subject else { return nil }
    return graph[id].qualification.refusal(last: mirror.history[id.index][person], now: now)
  }

  func address(of person: PersonID) -> String? {
    guard let field = graph.assets.fields.find("Email Address"),
      case .text(let text) = mirror.people[person, field]
    else { return nil }
    return mirror.text[text]
  }
}

// How it is written.
extension QualifyReport {
  /// The report for people, with a final line break.
  public var text: String {
    var text =
      "\(qualifiedCount) of \(peopleCount) people match \(subject.title(in: graph)) "
      + "at \(graph.zone.shown(at))\n"
    guard case .campaign(let id) = subject else { return text }
    let node = graph[id]
    if refusedCount > 0 {
      text += "\(refusedCount) more fulfil its filters, but have been through it before (SC-Q9)\n"
    }
    if node.kind == .trigger { text += "they enter when one of its triggers fires (SC-C3)\n" }
    if let limit = node.peopleMax, qualifiedCount > limit, node.kind == .batch {
      text += "a run would not execute: at most \(limit) people may qualify (SC-B8)\n"
    }
    return text
  }

  /// The people as CSV with their Marketo ids and email addresses; for several subjects, their
  /// names come first.
  ///
  /// When nobody is listed, it is how many there are for each subject.
  public static func csv(_ reports: [QualifyReport], listing: Bool = true) -> String {
    guard listing else { return counts(reports) }
    let isSingle = reports.count == 1
    var writer = CSVWriter(columns: isSingle ? ["id", "email"] : ["subject", "id", "email"])
    for report in reports {
      let name = report.subject.name(in: report.graph)
      for person in report.qualified {
        if !isSingle { writer.append(cell: name) }
        writer.append(cell: String(report.mirror.people.marketoID(person)))
        writer.append(cell: report.address(of: person) ?? "")
        writer.endRow()
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func counts(_ reports: [QualifyReport]) -> String {
    var writer = CSVWriter(columns: ["subject", "people", "qualified", "refused"])
    for report in reports {
      writer.append(cell: report.subject.name(in: report.graph))
      for count in [report.peopleCount, report.qualifiedCount, report.refusedCount] {
        writer.append(cell: String(count))
      }
      writer.endRow()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The reports for machines, with the ids of who matches if they are to be listed; only gains keys
  /// within a schema version.
  ///
  /// One subject is an object, several are objects in the array `subjects`.
  public static func json(_ reports: [QualifyReport], listing: Bool = true) -> JSON {
    if reports.count == 1, let report = reports.first { return report.json(listing: listing) }
    return .object([
      ("schemaVersion", .int(1)),
      ("subjects", .array(reports.map { $0.json(listing: listing) })),
    ])
  }

  private func json(listing: Bool) -> JSON {
    .compact([
      ("schemaVersion", .int(1)), ("kind", .string(subject.kind)),
      ("name", .string(subject.name(in: graph))), ("at", .string(at.text)),
      ("people", .int(peopleCount)), ("qualified", .int(qualifiedCount)),
      ("refused", .int(refusedCount)), ("ids", listing ? ids : nil),
    ])
  }

  private var ids: JSON {
    .ints(mirror.people.ids.read { ids in qualified.map { Int(ids[$0.index]) } })
  }
}
