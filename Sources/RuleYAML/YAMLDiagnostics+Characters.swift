import RuleSource

extension YAMLDiagnostics {
  static let controlCharacter = DiagnosticKind(
    "control-character", .warning, .syntax,
    "A text holds a control character.",
    explanation: """
      An escape sequence such as `"\\0"` or `"\\e"` puts a control character into the text. \
      Terminals obey such characters and other programs drop them, so a name that holds one does \
      not compare as it looks.
      """)

  static func controlCharacter(_ span: Span, _ scalar: UInt32) -> Diagnostic {
    Diagnostic(
      controlCharacter, "the text holds the control character \(notation(scalar))", at: span)
  }

  static let forbiddenCharacter = DiagnosticKind(
    "forbidden-character", .error, .syntax,
    "The file holds a character that YAML does not allow.",
    explanation: """
      YAML files hold no control characters apart from tabs and line breaks. A NUL character \
      usually means that the file is not text, or is damaged. Inside `"` quotes a control \
      character can be written as an escape sequence, such as `\\x1b`.
      """)

  /// A NUL character: the file is a picture, an archive or a document, not a text.
  static func notText(_ span: Span) -> Diagnostic {
    Diagnostic(
      forbiddenCharacter, "this file is not a text: it has a NUL character (U+0000) here", at: span,
      notes: ["files that are no rules can be left out with `exclude:` in `rulec.yaml`"])
  }

  static func forbiddenCharacter(_ span: Span, _ scalar: UInt32) -> Diagnostic {
    let name = scalar == 0 ? "a NUL character (U+0000)" : "the character \(notation(scalar))"
    return Diagnostic(
      forbiddenCharacter, "\(name) is not allowed in a YAML file; expected text", at: span)
  }

  static let invalidUTF8 = DiagnosticKind(
    "invalid-utf8", .error, .syntax,
    "The file is not valid UTF-8.",
    explanation: """
      Files are read as UTF-8. A file in Latin-1, Windows-1252 or another encoding has bytes \
      that are not UTF-8 wherever it has a letter with an accent. Save it as UTF-8 in the editor, \
      or convert it with `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`.
      """)

  /// `further` counts the other bytes of the file that were looked at and are not valid either.
  static func invalidUTF8(
    _ span: Span, _ byte: UInt8, at offset: Int, further: Int
  ) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    let others =
      further == 0
      ? []
      : [further == 1 ? "another byte is not either" : "\(further) further bytes are not either"]
    return Diagnostic(
      invalidUTF8, "the byte 0x\(digits) at offset \(offset) is not valid UTF-8", at: span,
      notes: others + ["save the file as UTF-8, or convert it with `iconv -f ENCODING -t UTF-8`"])
  }

  static let invisibleCharacter = DiagnosticKind(
    "invisible-character", .warning, .syntax,
    "The file holds a character that cannot be seen and changes how text reads.",
    explanation: """
      Zero-width characters make two names differ that look the same, and direction marks show \
      text in another order than it is read. A no-break space in the indentation, or after `:` or \
      `-`, looks like a space but is part of the text. They usually come in by copy and paste.
      """)

  static func invisibleCharacter(_ span: Span, _ scalar: UInt32) -> Diagnostic {
    guard scalar == 0xA0 else {
      return Diagnostic(
        invisibleCharacter, "the character \(notation(scalar)) cannot be seen", at: span,
        fixes: [Fix("delete the character", .unsafe, [Fix.Edit(span, "")])])
    }
    return Diagnostic(
      invisibleCharacter, "a no-break space (U+00A0) stands where a space is expected", at: span,
      fixes: [Fix("replace with a space", .unsafe, [Fix.Edit(span, " ")])])
  }

  static let unusualLineBreak = DiagnosticKind(
    "unusual-line-break", .error, .syntax,
    "The file holds a character that ends a line for some programs only.",
    explanation: """
      U+0085, U+2028 and U+2029 end a line in YAML 1.1 and are ordinary characters in YAML 1.2 \
      and in most editors. A file with one of them reads differently in different programs. Use \
      an ordinary line break, or an escape sequence such as `\\L` in `"` quotes.
      """)

  static func unusualLineBreak(_ span: Span, _ scalar: UInt32) -> Diagnostic {
    Diagnostic(
      unusualLineBreak,
      "the character \(notation(scalar)) ends a line for some programs only; "
        + "expected an ordinary line break",
      at: span)
  }

  static let wrongEncoding = DiagnosticKind(
    "wrong-encoding", .error, .syntax,
    "The file is UTF-16 or UTF-32.",
    explanation: """
      Files are read as UTF-8 only. Save the file as UTF-8 in the editor, or convert it with \
      `iconv -f UTF-16 -t UTF-8 OLD > NEW`.
      """)

  static func wrongEncoding(_ file: SourceFile, _ encoding: WideEncoding) -> Diagnostic {
    Diagnostic(
      wrongEncoding, "the file is encoded as \(encoding.rawValue); expected UTF-8",
      at: Span(file: file.id, start: 0, end: 0),
      notes: [
        "save it as UTF-8, or convert it with `iconv -f \(encoding.rawValue) -t UTF-8 OLD > NEW`"
      ])
  }
}
