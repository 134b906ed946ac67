import RuleSource

/// Says of names that were not found when they hold a character that looks like another one.
struct LookAlike {
  private let sources: SourceMap

  init(_ sources: SourceMap) { self.sources = sources }

  /// Returns a finding, with a note when the name that it is about holds a no-break space.
  func explained(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.kind.category == .reference,
      sources[diagnostic.span.file].text(of: diagnostic.span).unicodeScalars.contains("\u{A0}")
    else { return diagnostic }
    var explained = diagnostic
    explained.notes.append("the name holds a no-break space (U+00A0), which looks like a space")
    return explained
  }
}
