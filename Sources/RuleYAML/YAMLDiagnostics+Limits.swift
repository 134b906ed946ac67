import RuleSource

extension YAMLDiagnostics {
  static let aliasExpansion = DiagnosticKind(
    "alias-expansion-too-large", .error, .syntax,
    "The aliases of a file stand for too many nodes.",
    explanation: """
      An alias such as `*defaults` stands for everything below its anchor. Aliases of aliases \
      multiply, so a few lines can stand for billions of nodes; reading stops before that. Write \
      the values out where they are used, or keep aliases to single values.
      """)

  static func aliasExpansion(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(
      aliasExpansion, "the aliases of this file stand for more than \(limit) nodes", at: span)
  }

  static let fileTooLarge = DiagnosticKind(
    "file-too-large", .error, .syntax,
    "A file is larger than what is read.",
    explanation: """
      Rule files are written by people, and a file of this size is usually data that got into \
      the workspace by mistake. Split it if it really holds definitions.
      """)

  static func fileTooLarge(_ file: SourceFile, _ limit: Int) -> Diagnostic {
    Diagnostic(
      fileTooLarge,
      "the file is larger than \(limit) bytes, which is the limit",
      at: Span(file: file.id, start: 0, end: 0))
  }

  static let keyTooLong = DiagnosticKind(
    "key-too-long", .error, .syntax,
    "A key is longer than what is read.",
    explanation: """
      A key of a mapping is a name. One of this length usually comes from a missing line break \
      or a text with `: ` in it that needs quotes.
      """)

  static func keyTooLong(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(
      keyTooLong, "the key is too long; expected at most \(limit) bytes", at: span)
  }

  static let nestingTooDeep = DiagnosticKind(
    "nesting-too-deep", .error, .syntax,
    "Lists and mappings lie too deep in each other.",
    explanation: """
      The language needs about ten levels. Reading stops at a bound, because deeply nested input \
      takes time that grows with the square of its length.
      """)

  static func nestingTooDeep(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(
      nestingTooDeep, "lists and mappings are nested more than \(limit) levels deep", at: span)
  }

  static let scalarTooLong = DiagnosticKind(
    "scalar-too-long", .error, .syntax,
    "A text is longer than what is read.",
    explanation: """
      No field of a campaign takes a text of this length. It usually comes from a quotation mark \
      or block that is not closed.
      """)

  static func scalarTooLong(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(
      scalarTooLong, "the text is too long; expected at most \(limit) bytes", at: span)
  }

  static let tooManyAliases = DiagnosticKind(
    "too-many-aliases", .error, .syntax,
    "A file has too many aliases.",
    explanation: "Aliases are counted, because they make a small file stand for a large one.")

  static func tooManyAliases(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(tooManyAliases, "the file has more than \(limit) aliases", at: span)
  }

  static let tooManyAnchors = DiagnosticKind(
    "too-many-anchors", .error, .syntax,
    "A file has too many anchors.",
    explanation: "Anchors are counted, because each one is remembered to the end of its document.")

  static func tooManyAnchors(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(tooManyAnchors, "the file has more than \(limit) anchors", at: span)
  }

  static let tooManyDocuments = DiagnosticKind(
    "too-many-documents", .error, .syntax,
    "A file has too many documents.",
    explanation: "Spread the definitions over several files; the path of a file has no meaning.")

  static func tooManyDocuments(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(
      tooManyDocuments, "the file has more than \(limit) documents; the rest is not read",
      at: span)
  }

  static let tooManyNodes = DiagnosticKind(
    "too-many-nodes", .error, .syntax,
    "A file has too many lists, mappings and texts.",
    explanation: "Spread the definitions over several files; the path of a file has no meaning.")

  static func tooManyNodes(_ span: Span, _ limit: Int) -> Diagnostic {
    Diagnostic(
      tooManyNodes, "the file has more than \(limit) nodes; the rest is not read", at: span)
  }
}
