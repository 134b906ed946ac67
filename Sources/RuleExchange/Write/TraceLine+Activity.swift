import RuleGraph
import RuleRuntime
import SyncState

// With the same bytes as the record that a portion of the trace returns for a log entry.
extension TraceLine {
  /// Writes one of some log entries, without its rules.
  func write(
    _ activities: Swift.Span<Activity>, _ index: Int, _ texts: borrowing StateTexts,
    _ line: inout ByteCursor
  ) {
    line.append(",\"at\":\"")
    line.append(activities[index].at)
    line.append("\",\"kind\":\"activity\"")
    write(activities[index].person, texts, &line)
    if let cause = activities[index].cause { write(cause, &line) }
    if let result = activities[index].result { write(result, &line) }
    typeTexts.write(types[activities[index].type], to: &line)
    write(activities[index].asset, texts, &line)
    writeValues(activities, index, texts, &line)
    if let success = activities[index].success { write(",\"success\":", success, &line) }
    if let acquired = activities[index].acquiredBy { write(",\"acquiredBy\":", acquired, &line) }
    if let qualified = activities[index].qualified { write(",\"qualified\":", qualified, &line) }
    for text in activities[index].texts {
      line.append(",")
      line.append(quoted: text.attribute.rawValue)
      line.append(":")
      texts.read(text.text) { line.append(quoted: $0) }
    }
    line.append("}")
  }

  private func writeValues(
    _ activities: Swift.Span<Activity>, _ index: Int, _ texts: borrowing StateTexts,
    _ line: inout ByteCursor
  ) {
    if !activities[index].oldValue.isNull {
      line.append(",\"oldValue\":")
      write(activities[index].oldValue, texts, &line)
    }
    if !activities[index].newValue.isNull {
      line.append(",\"newValue\":")
      write(activities[index].newValue, texts, &line)
    }
    if let change = activities[index].change {
      line.append(",\"change\":")
      write(change, &line)
    }
    write(",\"changeText\":", activities[index].changeText, texts, &line)
    write(",\"reason\":", activities[index].reason, texts, &line)
    write(",\"source\":", activities[index].source, texts, &line)
  }

  @inline(__always) private func write(
    _ key: StaticString, _ text: TextID?, _ texts: borrowing StateTexts, _ line: inout ByteCursor
  ) {
    guard let text else { return }
    line.append(key)
    texts.read(text) { line.append(quoted: $0) }
  }

  @inline(__always) private func write(
    _ key: StaticString, _ flag: Bool, _ line: inout ByteCursor
  ) {
    line.append(key)
    line.append(flag)
  }

  private func write(_ cause: Cause, _ line: inout ByteCursor) {
    line.append(",\"campaign\":")
    names.write(cause.campaign, to: &line)
    line.append(",\"run\":")
    line.append(cause.run)
    line.append(",\"step\":")
    line.append(cause.step + 1)
    line.append(",\"choice\":")
    line.append(cause.choice)
  }

  private func write(
    _ asset: ActivityAsset, _ texts: borrowing StateTexts, _ line: inout ByteCursor
  ) {
    switch asset {
    case .none: break
    case .field(let id):
      line.append(",\"field\":")
      names.write(id, to: &line)
    case .program(let id):
      line.append(",\"program\":")
      names.write(id, to: &line)
    case .list(let id):
      line.append(",\"list\":")
      names.write(id, to: &line)
    case .sfdcCampaign(let id):
      line.append(",\"sfdcCampaign\":")
      names.write(id, to: &line)
    case .campaign(let id):
      line.append(",\"target\":")
      names.write(id, to: &line)
    case .named(let name):
      line.append(",\"asset\":")
      texts.read(name) { line.append(quoted: $0) }
    }
  }
}
