import RuleSource

extension YAMLDiagnostics {
  static let aliasCycle = DiagnosticKind(
    "alias-cycle", .error, .syntax,
    "An alias stands for something that contains it.",
    explanation: """
      An alias such as `*a` stands for the node with the anchor `&a`. Inside that node it would \
      stand for something without an end. Write the values out instead.
      """)

  static func aliasCycle(_ span: Span, _ name: String, _ target: Span) -> Diagnostic {
    Diagnostic(
      aliasCycle, "the alias \(quoted("*" + name)) stands for a node that contains it", at: span,
      labels: [Diagnostic.Label(target, "the node with the anchor begins here")])
  }

  static let anchorName = DiagnosticKind(
    "anchor-name", .error, .syntax,
    "The name of an anchor has a character that programs read differently.",
    explanation: """
      The names of anchors and aliases have letters, digits, `-` and `_`. Other characters end \
      the name for some programs and belong to it for others.
      """)

  static func anchorName(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      anchorName,
      "expected a space after the name \(quoted(name)), which has only letters, digits, `-`, `_`",
      at: span)
  }

  static let commentInText = DiagnosticKind(
    "comment-in-text", .warning, .syntax,
    "A text is cut by a comment that may be part of it.",
    explanation: """
      A `#` after a space begins a comment, also in the middle of a name such as `Webinar #3`. \
      Put such a text into quotes, or a space after the `#` of a comment.
      """)

  static func commentInText(_ span: Span) -> Diagnostic {
    Diagnostic(
      commentInText, "the text ends here, because a space and `#` begin a comment", at: span,
      notes: ["put the text in quotes if it goes on; put a space after `#` if it does not"])
  }

  static let commentWithoutSpace = DiagnosticKind(
    "comment-without-space", .error, .syntax,
    "A comment follows something without a space.",
    explanation: "A `#` begins a comment only at the start of a line or after a space.")

  static func commentWithoutSpace(_ span: Span) -> Diagnostic {
    let start = Span(file: span.file, start: span.start, end: span.start)
    return Diagnostic(
      commentWithoutSpace, "expected a space before the comment", at: span,
      fixes: [Fix("insert a space", .safe, [Fix.Edit(start, " ")])])
  }

  static let dashInText = DiagnosticKind(
    "dash-in-text", .warning, .syntax,
    "A line that looks like a list item is part of the text above it.",
    explanation: """
      A text without quotes goes on in lines that are indented more than what it belongs to, \
      whatever they begin with. The items of a list begin in the same column.
      """)

  static func dashInText(_ span: Span) -> Diagnostic {
    Diagnostic(
      dashInText, "this line is part of the text above it; expected `-` in the column of the list",
      at: span)
  }

  static let directive = DiagnosticKind(
    "yaml-directive", .error, .syntax,
    "A line begins with `%`.",
    explanation: """
      A line that begins with `%` is a YAML directive, such as `%YAML 1.2` or `%TAG`. Rule files \
      need none and none is obeyed.
      """)

  static func directive(_ span: Span) -> Diagnostic {
    Diagnostic(
      directive, "a line that begins with `%` is a YAML directive; expected none", at: span)
  }

  static let duplicateKey = DiagnosticKind(
    "duplicate-key", .error, .syntax,
    "A mapping has the same key twice.",
    explanation: """
      Of two entries with the same key only the first is read. Most programs take the last and \
      say nothing, so one of the two values would be lost unnoticed.
      """)

  static func duplicateKey(_ span: Span, _ key: String, first: Span) -> Diagnostic {
    Diagnostic(
      duplicateKey, "the key \(quoted(key)) is given twice", at: span,
      labels: [Diagnostic.Label(first, "first given here")])
  }

  static let emptyKey = DiagnosticKind(
    "empty-key", .error, .syntax,
    "An entry has no key.",
    explanation: """
      A line that begins with `:` is an entry whose key is missing. Write the key, or put a text \
      that begins with a colon in quotes.
      """)

  static func emptyKey(_ span: Span) -> Diagnostic {
    Diagnostic(emptyKey, "expected a key before `:`", at: span)
  }

  static let mergeConflict = DiagnosticKind(
    "merge-conflict", .error, .syntax,
    "The file holds the marks of an unfinished merge.",
    explanation: """
      Where two people changed the same lines, git writes both versions into the file, between \
      lines with `<<<<<<<`, `=======` and `>>>>>>>`. Keep the version that is right, or a mixture of \
      both, and delete the three lines. Until then only the first version is read.
      """)

  /// `end` is where the second version ends; nil when there is only a part of a conflict.
  static func mergeConflict(_ span: Span, end: Span?) -> Diagnostic {
    Diagnostic(
      mergeConflict,
      end == nil
        ? "this line is left over from a merge; delete it"
        : "two versions of these lines wait to be merged; keep one and delete the marks", at: span,
      labels: end.map { [Diagnostic.Label($0, "the second version ends here")] } ?? [])
  }

  static let mergeKey = DiagnosticKind(
    "merge-key", .error, .syntax,
    "A mapping uses the merge key `<<`.",
    explanation: """
      The merge key copies the entries of another mapping. It is no part of YAML 1.2, programs \
      disagree on which value wins, and a reader cannot see what a campaign does. Write the \
      entries out, or give the whole value an anchor and use an alias.
      """)

  static func mergeKey(_ span: Span) -> Diagnostic {
    Diagnostic(
      mergeKey, "the merge key `<<` is not supported; write the entries out", at: span)
  }

  static let nonScalarKey = DiagnosticKind(
    "non-scalar-key", .error, .syntax,
    "A key is a list or a mapping.",
    explanation: "Keys are names. Put a key that begins with `[` or `{` into quotes.")

  static func nonScalarKey(_ span: Span) -> Diagnostic {
    Diagnostic(nonScalarKey, "a key is a list or a mapping; expected a name", at: span)
  }

  static let tag = DiagnosticKind(
    "yaml-tag", .warning, .syntax,
    "A value has a tag.",
    explanation: """
      A word that begins with `!` before a value is a YAML tag. Rule files give every value its \
      type by where it stands, so tags have no effect. Put a text that begins with `!` into quotes.
      """)

  static func tag(_ span: Span, _ text: String, through end: Span) -> Diagnostic {
    Diagnostic(
      tag, "the tag \(quoted(text)) has no effect", at: span,
      fixes: [Fix("delete the tag", .unsafe, [Fix.Edit(end, "")])])
  }

  static let undefinedAlias = DiagnosticKind(
    "undefined-alias", .error, .reference,
    "An alias has no anchor before it in its document.",
    explanation: """
      An alias such as `*defaults` stands for the node with the anchor `&defaults`, which comes \
      before it in the same document. A text that begins with `*` needs quotes.
      """)

  static func undefinedAlias(
    _ span: Span, _ name: String, among names: some Sequence<String>
  ) -> Diagnostic {
    Diagnostic(
      undefinedAlias,
      "no anchor \(quoted("&" + name)) comes before this alias"
        + Suggestion.phrase(for: name, among: names),
      at: span, notes: ["a text that begins with `*` needs quotes"])
  }
}
