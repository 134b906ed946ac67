import ArgumentParser
import RuleExchange
import RuleSource
import RuleStore

/// `rulec mirror show`.
struct MirrorShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Check a mirror and say what is in it.",
    discussion: """
      Examples: rulec mirror show m.sqlite --statuses
                rulec mirror show m.sqlite --differences
                rulec mirror show m.sqlite --person ada@example.com
      """)

  @Argument(help: "The mirror.", completion: .file())
  var file: String

  @Flag(help: "The statuses of programs and Salesforce campaigns with their numbers of members.")
  var statuses = false

  @Flag(help: "The members of mapped programs whose status is not the same on both sides.")
  var differences = false

  @Option(help: "What is known of one person: a Marketo id or an email address.")
  var person: String?

  @Option(help: "Count the rows of a table by a column, such as program_members.statusName.")
  var by: String?

  @Option(help: "How it is written: text or json.")
  var format: AnswerFormat = .text

  func validate() throws {
    let questions = [statuses, differences, person != nil, by != nil].count { $0 }
    guard questions < 2 else {
      throw ValidationError("give one of --statuses, --differences, --person and --by")
    }
  }

  func run() throws {
    let mirror = try MirrorCommand.openForReading(file)
    let tables = try mirror.tables()
    let updates = try mirror.updates()
    let activities = try mirror.activities()
    let view = MirrorView(tables, log: activities)
    if statuses { return show(view.statusText(), view.statusJSON()) }
    if differences { return show(view.differenceText(), view.differenceJSON()) }
    if let person {
      guard let text = view.personText(person), let json = view.personJSON(person) else {
        throw UsageError("--person: the mirror has nobody with \(Diagnostic.quoted(person))")
      }
      return show(text, json)
    }
    let groups = try by.map { try count(tables + [activities], by: $0) }
    guard format == .text else {
      return Console.print(json(tables, updates, activities, groups).pretty)
    }
    var text = ""
    if let groups {
      for group in groups { text += "\(group.count)\t\(Self.plain(group.value))\n" }
      return Console.print(text)
    }
    let position = updates.last?.position ?? StoredPosition(at: "")
    text += "\(file): whole, at \(position.at)\n"
    text += "  \(position.traceRecords) trace records, \(position.cycles) sync cycles, "
    text += "\(activities.rows.count) log entries\n\nTables\n"
    for table in tables { text += "  \(table.name): \(table.rows.count)\n" }
    text += "\nUpdates\n"
    for update in updates {
      text += "  \(update.number). to \(update.position.at): events: \(update.events)"
      text += update.source.isEmpty ? "\n" : ", from \(Self.plain(update.source))\n"
    }
    Console.print(text)
  }

  private func show(_ text: String, _ json: JSON) {
    guard format == .text else { return Console.print(json.pretty) }
    // Line by line, because names come from outside.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    Console.print(lines.map { Self.plain(String($0)) }.joined(separator: "\n"))
  }

  /// Counts rows by the value of a column, most frequent first, then by value.
  private func count(
    _ tables: [StoredTable], by name: String
  ) throws -> [(value: String, count: Int)] {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let table = tables.first(where: { $0.name == parts[0] }) else {
      let names = tables.map(\.name)
      let isKnown = names.contains(parts.first ?? "")
      let hint = isKnown ? "" : Suggestion.phrase(for: parts.first ?? "", among: names)
      throw UsageError("--by: expected TABLE.COLUMN, got \(Diagnostic.quoted(name))\(hint)")
    }
    guard let column = table.columns.firstIndex(of: parts[1]) else {
      let hint = Suggestion.phrase(for: parts[1], among: table.columns)
      throw UsageError("--by: \(parts[0]) has no column \(Diagnostic.quoted(parts[1]))\(hint)")
    }
    var counts: [[UInt8]: Int] = [:]
    for row in table.rows { counts[Array(row[column].utf8), default: 0] += 1 }
    return counts.sorted { left, right in
      left.value != right.value
        ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
    }.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
  }

  private func json(
    _ tables: [StoredTable], _ updates: [StoredUpdate], _ activities: StoredTable,
    _ groups: [(value: String, count: Int)]?
  ) -> JSON {
    let position = updates.last?.position ?? StoredPosition(at: "")
    return .compact([
      ("schemaVersion", .int(1)), ("at", .string(position.at)),
      ("traceRecords", .int(position.traceRecords)), ("syncCycles", .int(position.cycles)),
      ("logEntries", .int(activities.rows.count)),
      ("tables", .object(tables.map { ($0.name, .int($0.rows.count)) })),
      (
        "updates",
        .array(
          updates.map { update in
            .object([
              ("number", .int(update.number)), ("at", .string(update.position.at)),
              ("events", .int(update.events)), ("source", .string(update.source)),
            ])
          })
      ),
      (
        "counts",
        groups.map { groups in
          .array(
            groups.map { .object([("value", .string($0.value)), ("count", .int($0.count))]) })
        }
      ),
    ])
  }

  /// A text on one line without control characters.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

/// `rulec mirror export`.
struct MirrorExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the state and the activity log of a mirror as CSV.",
    discussion: """
      The files are for people: an apostrophe stops cells from being run as formulas by a \
      spreadsheet, and a column `apostropheMeansText` says so in files that have such cells. With \
      --raw the cells are exactly those of the mirror, for other programs. Both can be given to \
      --state again, and give the same state.
      """)

  @Argument(help: "The mirror.", completion: .file())
  var file: String

  @Option(name: .customLong("out"), help: "The folder for the files.", completion: .directory)
  var output: String

  @Flag(help: "Write the cells as they are, also those that a spreadsheet would run.")
  var raw = false

  @Flag(help: "Overwrite files in --out.")
  var force = false

  func run() throws {
    try OutputFolder.check(output, overwrite: force)
    let mirror = try MirrorCommand.openForReading(file)
    var files = try mirror.tables().map { table in
      let file = StoredState.file(table, forSpreadsheet: !raw)
      return OutputFile(name: "state/" + file.name, bytes: file.bytes)
    }
    files.append(StoredState.file(try mirror.activities(), forSpreadsheet: !raw))
    try OutputFolder.write(files, to: output, overwrite: force)
    Console.print("wrote \(files.count) files to \(output)\n")
  }
}
