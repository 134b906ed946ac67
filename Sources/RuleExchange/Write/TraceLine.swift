import RuleRuntime
import RuleSource
import SyncState

/// Writes one trace record as a line of JSON.
struct TraceLine: Sendable {
  private let names: QuotedNames
  /// The settings that hold for the rules which leave a question open, as JSON, by the mark of the
  /// rule.
  private let settings: [[(rule: String, text: String)]]

  init(names: QuotedNames, settings: SyncSettings) {
    self.names = names
    var texts = [[(rule: String, text: String)]](repeating: [], count: 64)
    for policy in SyncPolicy.all {
      texts[Self.mark(policy.rule)].append(
        (policy.rule, "\"\(policy.name)\":\"\(policy.word(in: settings))\""))
    }
    self.settings = texts
  }

  /// A number below 64 from the length and the end of a rule's id: most rules have no setting, which
  /// this tells without comparing names.
  private static func mark(_ rule: String) -> Int {
    (rule.utf8.count &* 31 &+ Int(rule.utf8.last ?? 0)) & 63
  }

  /// Writes one of some records and the line break.
  ///
  /// Its properties are read one by one, because a record in a variable of its own would be a copy.
  func write(
    _ records: Swift.Span<TraceRecord>, _ index: Int, _ texts: borrowing StateTexts,
    _ line: inout ByteCursor
  ) {
    line.append("{\"seq\":")
    line.append(records[index].sequence)
    line.append(",\"at\":\"")
    line.append(records[index].at)
    line.append("\",\"kind\":\"")
    line.append(records[index].kind.rawValue)
    line.append("\"")
    writePlace(records, index, texts, &line)
    if let result = records[index].result {
      line.append(",\"result\":\"")
      line.append(result.rawValue)
      line.append("\"")
    }
    let note = records[index].note
    if !note.isEmpty {
      line.append(",\"note\":")
      line.append(quoted: note)
    }
    let details = records[index].details
    if !details.isEmpty { writeDetails(details, texts, &line) }
    let rules = records[index].rules
    if !rules.isEmpty {
      writeRules(rules, &line)
      writeSettings(rules, &line)
    }
    line.append("}\n")
  }

  private func writePlace(
    _ records: Swift.Span<TraceRecord>, _ index: Int, _ texts: borrowing StateTexts,
    _ line: inout ByteCursor
  ) {
    if let person = records[index].person {
      line.append(",\"person\":")
      line.append(Int(texts.marketoID(person)))
    }
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
  }

  private func writeDetails(
    _ details: [TraceRecord.Detail], _ texts: borrowing StateTexts, _ line: inout ByteCursor
  ) {
    line.append(",\"details\":{")
    for index in details.indices {
      if index > 0 { line.append(",") }
      line.append(quoted: details[index].name)
      line.append(":")
      write(details[index].value, texts, &line)
    }
    line.append("}")
  }

  private func writeRules(_ rules: [Rule], _ line: inout ByteCursor) {
    line.append(",\"rules\":[")
    for index in rules.indices {
      line.append(index > 0 ? ",{\"id\":" : "{\"id\":" as StaticString)
      line.append(quoted: rules[index].id)
      if rules[index].confidence != .doc {
        line.append(",\"confidence\":\"")
        line.append(rules[index].confidence.rawValue)
        line.append("\"")
      }
      line.append("}")
    }
    line.append("]")
  }

  /// Names the settings that decided where one of the rules leaves a question open.
  private func writeSettings(_ rules: [Rule], _ line: inout ByteCursor) {
    var count = 0
    for rule in rules {
      for setting in settings[Self.mark(rule.id)] where setting.rule == rule.id {
        line.append(count == 0 ? ",\"settings\":{" : "," as StaticString)
        line.append(setting.text)
        count += 1
      }
    }
    if count > 0 { line.append("}") }
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

  private func write(_ value: Value, _ texts: borrowing StateTexts, _ line: inout ByteCursor) {
    switch value {
    case .null: line.append("null")
    case .text(let id): texts.read(id) { line.append(quoted: $0) }
    case .number(let number): line.append(JSON.number(number).line)
    case .boolean(let flag): line.append(flag)
    case .date(let day): line.append(quoted: day.description)
    case .datetime(let instant): write(instant, &line)
    }
  }

  private func write(_ instant: Instant, _ line: inout ByteCursor) {
    line.append("\"")
    line.append(instant)
    line.append("\"")
  }
}
