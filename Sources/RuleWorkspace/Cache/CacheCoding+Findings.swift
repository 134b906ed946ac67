import RuleSource
import SyncState

// Files are written as their position among those of the workspace, because identifiers depend on
// what was read before.

extension CacheWriter {
  mutating func add(_ span: Span, _ firstID: Int) {
    add(Int(span.file.rawValue) - firstID)
    add(span.start)
    add(span.count)
  }

  mutating func add(_ finding: Diagnostic, _ firstID: Int) {
    add(finding.kind.name)
    add(finding.severity.rawValue)
    add(finding.message)
    add(finding.span, firstID)
    add(each: finding.labels) { writer, label in
      writer.add(label.span, firstID)
      writer.add(label.text)
    }
    add(each: finding.notes) { $0.add($1) }
    add(each: finding.fixes) { writer, fix in
      writer.add(fix.message)
      writer.add(fix.applicability.rawValue)
      writer.add(each: fix.edits) { writer, edit in
        writer.add(edit.span, firstID)
        writer.add(edit.replacement)
      }
    }
  }

  mutating func add(_ suppression: Suppression, _ firstID: Int) {
    add(suppression.span, firstID)
    add(suppression.isOnOwnLine)
    add(suppression.line ?? 0)
    add(each: suppression.names) { writer, name in
      writer.add(name.text)
      writer.add(name.span, firstID)
    }
    add(suppression.until.map { String($0.daysSince1970) } ?? "")
    add(suppression.reason)
  }

  mutating func add(_ setting: CheckSetting, _ firstID: Int) {
    add(setting.name)
    add(setting.nameSpan, firstID)
    add(setting.severity?.rawValue ?? "")
  }
}

extension CacheReader {
  mutating func span(_ firstID: Int, fileCount: Int) throws(Damaged) -> Span {
    let file = try number()
    let start = try number()
    let count = try number()
    guard file < fileCount else { throw Damaged() }
    return Span(file: FileID(UInt32(firstID + file)), start: start, end: start + count)
  }

  mutating func finding(_ firstID: Int, fileCount: Int) throws(Damaged) -> Diagnostic {
    guard let kind = DiagnosticCatalogue.named(try text()),
      let severity = Severity(rawValue: try text())
    else { throw Damaged() }
    let message = try text()
    var finding = Diagnostic(
      kind, message, at: try span(firstID, fileCount: fileCount))
    finding.severity = severity
    finding.labels = try each { reader throws(Damaged) in
      let span = try reader.span(firstID, fileCount: fileCount)
      return Diagnostic.Label(span, try reader.text())
    }
    finding.notes = try each { reader throws(Damaged) in try reader.text() }
    finding.fixes = try each { reader throws(Damaged) in
      try reader.fix(firstID, fileCount: fileCount)
    }
    return finding
  }

  private mutating func fix(_ firstID: Int, fileCount: Int) throws(Damaged) -> Fix {
    let message = try text()
    guard let applicability = Fix.Applicability(rawValue: try text()) else { throw Damaged() }
    let edits = try each { reader throws(Damaged) in
      let span = try reader.span(firstID, fileCount: fileCount)
      return Fix.Edit(span, try reader.text())
    }
    return Fix(message, applicability, edits)
  }

  mutating func suppression(_ firstID: Int, fileCount: Int) throws(Damaged) -> Suppression {
    let span = try span(firstID, fileCount: fileCount)
    let isOnOwnLine = try flag()
    let line = try number()
    let names = try each { reader throws(Damaged) in
      let text = try reader.text()
      return Suppression.Name(text: text, span: try reader.span(firstID, fileCount: fileCount))
    }
    let until = try text()
    let day = Int32(until)
    guard !names.isEmpty, until.isEmpty || day != nil else { throw Damaged() }
    return Suppression(
      span: span, isOnOwnLine: isOnOwnLine, line: line == 0 ? nil : line, names: names,
      until: day.map { CivilDate(daysSince1970: $0) }, reason: try text())
  }

  mutating func setting(_ firstID: Int, fileCount: Int) throws(Damaged) -> CheckSetting {
    let name = try text()
    let span = try span(firstID, fileCount: fileCount)
    return CheckSetting(name: name, nameSpan: span, severity: Severity(rawValue: try text()))
  }
}
