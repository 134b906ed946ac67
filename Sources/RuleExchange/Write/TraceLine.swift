import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Writes one trace record as a line of JSON, but its number and its end.
struct TraceLine: Sendable {
  let names: QuotedNames
  /// What every line about a log entry of a type says, by the type.
  var types = ActivityTypeTable(repeating: 0)
  var typeTexts = WrittenTexts()
  /// How a line ends.
  let endings: TraceEndings

  init(names: QuotedNames, settings: SyncSettings) {
    self.names = names
    endings = TraceEndings(settings)
    for type in ActivityType.allCases {
      types[type] = typeTexts.append(
        ",\"note\":\(JSON.string(type.name).line),\"details\":{\"activityTypeId\":\(type.rawValue)")
    }
  }

  /// Writes one of some decisions, without details and rules.
  ///
  /// Its properties are read one by one, because a record in a variable of its own would be a copy.
  func write(
    _ records: Swift.Span<TraceRecord>, _ index: Int, _ texts: borrowing StateTexts,
    _ line: inout ByteCursor
  ) {
    line.append(",\"at\":\"")
    line.append(records[index].at)
    line.append("\",\"kind\":\"")
    line.append(records[index].kind.rawValue)
    line.append("\"")
    if let person = records[index].person { write(person, texts, &line) }
    if let campaign = records[index].campaign {
      line.append(",\"campaign\":")
      names.write(campaign, to: &line)
    }
    if let run = records[index].run {
      line.append(",\"run\":")
      line.append(run)
    }
    if let step = records[index].step {
      line.append(",\"step\":")
      line.append(step + 1)
    }
    if let choice = records[index].choice {
      line.append(",\"choice\":")
      line.append(choice)
    }
    if let result = records[index].result { write(result, &line) }
    let note = records[index].note
    if !note.isEmpty {
      line.append(",\"note\":")
      line.append(quoted: note)
    }
  }

  /// Writes the details of a decision.
  func write(
    _ details: Swift.Span<TraceRecord.Detail>, _ range: Range<UInt32>,
    _ texts: borrowing StateTexts, _ line: inout ByteCursor
  ) {
    guard !range.isEmpty else { return }
    line.append(",\"details\":")
    for index in Int(range.lowerBound)..<Int(range.upperBound) {
      line.append(index == Int(range.lowerBound) ? "{" : "," as StaticString)
      line.append(quoted: details[index].name)
      line.append(":")
      write(details[index].value, texts, &line)
    }
    line.append("}")
  }

  func write(_ person: PersonID, _ texts: borrowing StateTexts, _ line: inout ByteCursor) {
    line.append(",\"person\":")
    line.append(Int(texts.marketoID(person)))
  }

  func write(_ result: StepResult, _ line: inout ByteCursor) {
    line.append(",\"result\":\"")
    line.append(result.rawValue)
    line.append("\"")
  }

  private func write(
    _ value: TraceValue, _ texts: borrowing StateTexts, _ line: inout ByteCursor
  ) {
    switch value {
    case .value(let value): write(value, texts, &line)
    case .text(let id): texts.read(id) { line.append(quoted: $0) }
    case .string(let text): line.append(quoted: text)
    case .count(let number): line.append(number)
    case .flag(let flag): line.append(flag)
    case .instant(let instant): write(instant, &line)
    case .program(let id): names.write(id, to: &line)
    case .sfdcCampaign(let id): names.write(id, to: &line)
    case .campaign(let id): names.write(id, to: &line)
    case .list(let id): names.write(id, to: &line)
    case .field(let id): names.write(id, to: &line)
    case .record(let id):
      texts.read(texts.salesforceID(id)) { line.append(quoted: $0) }
    }
  }

  func write(_ value: Value, _ texts: borrowing StateTexts, _ line: inout ByteCursor) {
    switch value {
    case .null: line.append("null")
    case .text(let id): texts.read(id) { line.append(quoted: $0) }
    case .number(let number): write(number, &line)
    case .boolean(let flag): line.append(flag)
    case .date(let day): line.append(quoted: day.description)
    case .datetime(let instant): write(instant, &line)
    }
  }

  func write(_ number: Double, _ line: inout ByteCursor) {
    // With the same bytes, but without a text; most are scores.
    if let whole = Int32(exactly: number) { return line.append(Int(whole)) }
    line.append(JSON.number(number).line)
  }

  private func write(_ instant: Instant, _ line: inout ByteCursor) {
    line.append("\"")
    line.append(instant)
    line.append("\"")
  }
}
