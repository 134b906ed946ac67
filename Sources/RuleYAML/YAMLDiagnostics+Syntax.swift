import RuleSource

extension YAMLDiagnostics {
  static let badIndentation = DiagnosticKind(
    "bad-indentation", .error, .syntax,
    "A line is indented in a way that fits nothing around it.",
    explanation: """
      In YAML the indentation says what belongs to what: the entries of one block begin in the \
      same column, and what belongs to an entry is indented more. The lines of a text in quotes \
      or of a list in brackets are indented more than their key.
      """)

  /// `like` is a line above that stands in a column that fits.
  static func badIndentation(
    _ span: Span, _ message: String, like: (span: Span, column: Int)? = nil, note: String?
  ) -> Diagnostic {
    Diagnostic(
      badIndentation, message, at: span,
      labels: like.map { [.init($0.span, "this line is indented by \($0.column)")] } ?? [],
      notes: note.map { [$0] } ?? [])
  }

  static func overIndentedBlankLine(_ span: Span) -> Diagnostic {
    badIndentation(
      span, "this blank line has more spaces than the text below it; expected an empty line",
      note: nil)
  }

  static func underIndented(_ span: Span, _ columns: Int) -> Diagnostic {
    badIndentation(
      span,
      "this line continues a value; expected it to be indented by at least \(columns) "
        + (columns == 1 ? "space" : "spaces"),
      note: nil)
  }

  static let misplacedDash = DiagnosticKind(
    "misplaced-dash", .error, .syntax,
    "A list begins where none can.",
    explanation: """
      The items of a list stand on lines of their own below the key, or in brackets: `key: [a, b]`.
      """)

  static func misplacedDash(_ span: Span, isAtLineText: Bool) -> Diagnostic {
    Diagnostic(
      misplacedDash,
      isAtLineText
        ? "a list item is not expected here"
        : "a list cannot begin on the line of its key; expected `-` on a new line",
      at: span)
  }

  static let missingColon = DiagnosticKind(
    "missing-colon", .error, .syntax,
    "A line is neither an entry nor a list item.",
    explanation: """
      Where a mapping is open, each line begins with `key:`. A text that goes on over several \
      lines is indented more than its key.
      """)

  static func missingColon(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(missingColon, "expected `:` after the key \(quoted(text))", at: span)
  }

  /// The colon belongs between a key and its value on the same line.
  static func missingColon(after key: Span, _ text: String) -> Diagnostic {
    let end = Span(file: key.file, start: key.end, end: key.end)
    return Diagnostic(
      missingColon, "expected `:` after the key \(quoted(text))", at: key,
      fixes: [Fix("insert `:`", .unsafe, [Fix.Edit(end, ":")])])
  }

  static let missingComma = DiagnosticKind(
    "missing-comma", .error, .syntax,
    "Two things in brackets are not separated.",
    explanation: "The items of a list or mapping in brackets are separated by `,`.")

  /// `isAfterQuote` tells whether a text in `'` quotes ends right before.
  static func missingComma(_ span: Span, _ closing: String, isAfterQuote: Bool) -> Diagnostic {
    Diagnostic(
      missingComma, "expected `,` or `\(closing)` here", at: span,
      notes: isAfterQuote
        ? [
          "an apostrophe in a text in `'` quotes is written `''`; in `\"` quotes it is written `'`"
        ]
        : [])
  }

  /// A colon inside brackets on another line than its key.
  static func separateColon(_ span: Span) -> Diagnostic {
    Diagnostic(missingColon, "expected `:` right after its key, on the same line", at: span)
  }

  static let missingDocumentMarker = DiagnosticKind(
    "missing-document-marker", .error, .syntax,
    "A document begins without `---`.",
    explanation: "The documents of a file are separated by lines with `---`.")

  static func missingDocumentMarker(_ span: Span) -> Diagnostic {
    Diagnostic(
      missingDocumentMarker, "expected a line with `---` before another document", at: span)
  }

  static func missingDocumentMarker(
    before place: Span, _ key: String, first: Span
  ) -> Diagnostic {
    Diagnostic(
      missingDocumentMarker,
      "the key \(quoted(key)) begins another definition; expected a line with `---` before it",
      at: place, labels: [Diagnostic.Label(first, "the first definition begins here")],
      fixes: [
        Fix(
          "insert a line with `---`", .unsafe,
          [Fix.Edit(Span(file: place.file, start: place.start, end: place.start), "---\n")])
      ])
  }

  static let missingSpace = DiagnosticKind(
    "missing-space", .error, .syntax,
    "A `:` or `-` has no space after it.",
    explanation: """
      `key:value` is one word to YAML, and so is `-item`. A space after `:` and `-` separates them.
      """)

  static func missingSpace(_ span: Span, _ sign: String, insertAt place: Span) -> Diagnostic {
    Diagnostic(
      missingSpace, "expected a space after `\(sign)`", at: span,
      fixes: [Fix("insert a space", .unsafe, [Fix.Edit(place, " ")])])
  }

  static let mixedBlock = DiagnosticKind(
    "mixed-block", .error, .syntax,
    "List items and entries are mixed in one block.",
    explanation:
      """
      A block is either a list, each item with `-`, or a mapping, each entry with `key:`. Put `- \
      ` before the entry, or indent it so that it belongs to the item above.
      """)

  /// A dash of another kind at the start of a line, as word processors write it.
  static func typographicDash(_ span: Span, _ dash: String, opening: Span) -> Diagnostic {
    Diagnostic(
      mixedBlock, "`\(dash)` is a dash of another kind; a list item begins with `-`", at: span,
      labels: [Diagnostic.Label(opening, "the block begins here")],
      fixes: [Fix("replace with `-`", .unsafe, [Fix.Edit(span, "-")])])
  }

  static func mixedBlock(
    _ span: Span, isList: Bool, hasDash: Bool, opening: Span
  ) -> Diagnostic {
    let message =
      if isList == hasDash {
        "this line does not continue the block above it"
      } else if isList {
        "an entry stands among the items of a list; expected `-`"
      } else {
        "a list item stands among the entries of a mapping; expected a key"
      }
    return Diagnostic(
      mixedBlock, message,
      at: span, labels: [Diagnostic.Label(opening, "the block begins here")])
  }

  static let reservedCharacter = DiagnosticKind(
    "reserved-character", .error, .syntax,
    "A text without quotes begins with a character that YAML keeps for itself.",
    explanation: """
      A text that begins with one of ``@ ` % & * ! | > ? , -`` needs quotes, because YAML gives \
      these characters another meaning at the start of a value. `>= 50` is written `">= 50"`.
      """)

  static func reservedCharacter(
    _ span: Span, _ character: String, value: (span: Span, text: String)?
  ) -> Diagnostic {
    let shown = character == "`" ? "a backtick" : "`\(character)`"
    return Diagnostic(
      reservedCharacter, "a text that begins with \(shown) needs quotes", at: span,
      fixes: value.map { [quote($0.span, $0.text, .safe)] } ?? [])
  }

  static func questionMark(_ span: Span) -> Diagnostic {
    reservedCharacter(span, "?", value: nil)
  }

  static let syntaxError = DiagnosticKind(
    "yaml-syntax", .error, .syntax,
    "The text is not YAML.",
    explanation: """
      The reader could not make sense of the text from this place on. Often the cause is a little \
      before it: a quotation mark or bracket that is not closed, or a line indented differently.
      """)

  static func syntax(_ span: Span, _ problem: String) -> Diagnostic {
    Diagnostic(syntaxError, "the text cannot be read as YAML: \(problem)", at: span)
  }

  static let tabIndentation = DiagnosticKind(
    "tab-indentation", .error, .syntax,
    "A line is indented with a tab.",
    explanation: "YAML indents with spaces only, because a tab has no fixed width.")

  /// `indents` are those of the lines at fault; the first one belongs into a column, and the others keep
  /// their distance from it, two spaces for a tab.
  static func tabIndentation(_ indents: [Span], column: Int, in file: SourceFile) -> Diagnostic {
    let widths = indents.map { indent in
      file.bytes[indent.start..<indent.end].reduce(0) { $0 + ($1 == 0x09 ? 2 : 1) }
    }
    let edits = zip(indents, widths).map { indent, width in
      Fix.Edit(
        indent, String(repeating: " ", count: max(0, column + width - (widths.first ?? 0))))
    }
    return Diagnostic(
      tabIndentation, "a tab is used as indentation; expected spaces", at: indents[0],
      notes: indents.count > 1 ? ["\(indents.count) lines from here on begin with a tab"] : [],
      fixes: [Fix("replace with spaces", .unsafe, edits)])
  }

  static let textAfterQuotes = DiagnosticKind(
    "text-after-quotes", .error, .syntax,
    "Text follows the closing quotation mark.",
    explanation: """
      A value is either in quotes from its first to its last character or has none around it. \
      Quotation marks inside a text are written `\\"` in `"` quotes and `''` in `'` quotes.
      """)

  static func textAfterQuotes(_ span: Span, _ value: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      textAfterQuotes, "text follows the closing quotation mark; expected the end of the value",
      at: span, fixes: [quote(value, withoutOuterQuotes(text), .unsafe)])
  }

  /// Returns the text between quotation marks around all of it, as in `'Don't miss it'`, where the
  /// one in the middle has no partner.
  private static func withoutOuterQuotes(_ text: String) -> String {
    let marks = text.count { $0 == text.first }
    guard text.last == text.first, marks > 1, !marks.isMultiple(of: 2) else { return text }
    return String(text.dropFirst().dropLast())
  }

  static let unclosedBracket = DiagnosticKind(
    "unclosed-bracket", .error, .syntax,
    "A bracket has no partner.",
    explanation: "Each `[` is closed by `]` and each `{` by `}`, before the next key begins.")

  /// `comment` is one that holds the closing bracket.
  static func unclosedBracket(
    _ span: Span, _ message: String, label: Span?, comment: Span? = nil
  ) -> Diagnostic {
    if let comment {
      return Diagnostic(
        unclosedBracket, message, at: span,
        labels: [Diagnostic.Label(comment, "a space and `#` begin a comment, and it is in there")],
        notes: ["put the text in quotes if `#` belongs to it"])
    }
    return Diagnostic(
      unclosedBracket, message, at: span,
      labels: label.map { [Diagnostic.Label($0, "expected before this")] } ?? [])
  }

  static let unclosedQuote = DiagnosticKind(
    "unclosed-quote", .error, .syntax,
    "A quotation mark has no partner.",
    explanation: """
      A text in quotes ends at the next quotation mark of the same kind, even lines below. A `'` \
      inside `'` quotes is written `''`, a `"` inside `"` quotes `\\"`.
      """)

  static func unclosedQuote(_ span: Span, end: Span?) -> Diagnostic {
    Diagnostic(
      unclosedQuote,
      end == nil
        ? "this quotation mark is not closed"
        : "the text that begins at this quotation mark ends lines below; is one missing?",
      at: span, labels: end.map { [Diagnostic.Label($0, "it ends here")] } ?? [])
  }

  static let unexpectedText = DiagnosticKind(
    "unexpected-text", .error, .syntax,
    "Text follows a finished value.",
    explanation: "An entry ends with its value; what follows stands on a new line.")

  static func unexpectedText(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      unexpectedText, "\(quoted(text)) follows a finished value; expected a new line", at: span)
  }

  static let unknownEscape = DiagnosticKind(
    "unknown-escape", .error, .syntax,
    "An escape sequence does not exist.",
    explanation: """
      In `"` quotes a backslash begins an escape sequence, such as `\\n` or `\\u00e9`. A backslash \
      itself is written `\\\\`; in `'` quotes it has no special meaning.
      """)

  static func unknownEscape(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      unknownEscape, "\(quoted(text)) is no escape sequence; expected `\\\\` for a backslash",
      at: span, notes: ["in `'` quotes a backslash has no special meaning"])
  }

  static let unquotedColon = DiagnosticKind(
    "unquoted-colon", .error, .syntax,
    "A text without quotes has `: ` in it.",
    explanation: """
      A colon with a space after it ends a key. A text that has one, such as `Q4: Launch`, needs \
      quotes around it.
      """)

  static func unquotedColon(_ span: Span, _ value: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      unquotedColon, "the text \(quoted(text)) has `: ` in it; put it in quotes", at: span,
      fixes: [quote(value, text, .unsafe)])
  }

  static let unquotedToken = DiagnosticKind(
    "unquoted-token", .error, .syntax,
    "A value that begins with a token is not in quotes.",
    explanation: """
      Without quotes `{{lead.First Name}}` is a mapping in a mapping to YAML. Put a value that \
      begins with a token into quotes: `"{{lead.First Name}}"`.
      """)

  static func unquotedToken(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(
      unquotedToken, "the token in \(quoted(text)) needs quotes around the value", at: span,
      fixes: [quote(span, text, .safe)])
  }
}
