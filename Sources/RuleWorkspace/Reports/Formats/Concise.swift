import RuleSource

extension ReportFormat {
  /// `path:line:column: severity[name] message`, one line each.
  static let concise = ReportFormat("concise", forMachines: false) { report, _ in
    let shown = report.diagnostics.prefix(Limits.standard.diagnosticsPrintedMax)
    return shown.map { diagnostic in
      let (path, start, _) = report.region(of: diagnostic.span)
      return "\(DisplayWidth.printable(path)):\(start.line):\(start.column): "
        + "\(diagnostic.severity.rawValue)[\(diagnostic.kind.name)] "
        + "\(DisplayWidth.printable(diagnostic.message))\n"
    }.joined() + hidden(report)
  }

  /// One block a file.
  static let grouped = ReportFormat("grouped", forMachines: false) {
    report, _ in
    var text = ""
    var file: FileID?
    for diagnostic in report.diagnostics.prefix(Limits.standard.diagnosticsPrintedMax) {
      let (path, start, _) = report.region(of: diagnostic.span)
      if file != diagnostic.span.file {
        text += (file == nil ? "" : "\n") + DisplayWidth.printable(path) + "\n"
        file = diagnostic.span.file
      }
      let place = "\(start.line):\(start.column)"
      let pad = String(repeating: " ", count: max(1, 9 - place.count))
      text +=
        "  \(place)\(pad)\(diagnostic.severity.rawValue)[\(diagnostic.kind.name)] "
        + "\(DisplayWidth.printable(diagnostic.message))\n"
    }
    return text + hidden(report)
  }
}
