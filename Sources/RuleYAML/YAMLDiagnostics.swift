public import RuleSource

/// The kinds of finding about the text of a file, as opposed to what it says.
public enum YAMLDiagnostics {
  /// Every kind, in the order of the names.
  public static let all: [DiagnosticKind] = (structure + syntax + characters + bounds).sorted {
    $0.name < $1.name
  }

  private static let structure = [
    aliasCycle, anchorName, commentInText, commentWithoutSpace, dashInText, directive, duplicateKey,
    emptyKey, mergeConflict, mergeKey, nonScalarKey, tag, undefinedAlias,
  ]

  private static let syntax = [
    badIndentation, misplacedDash, missingColon, missingComma, missingDocumentMarker, missingSpace,
    mixedBlock,
    reservedCharacter, syntaxError, tabIndentation, textAfterQuotes, unclosedBracket,
    unclosedQuote, unexpectedText, unknownEscape, unquotedColon, unquotedToken,
  ]

  private static let characters = [
    controlCharacter, forbiddenCharacter, invalidUTF8, invisibleCharacter, unusualLineBreak,
    wrongEncoding,
  ]

  private static let bounds = [
    aliasExpansion, fileTooLarge, keyTooLong, nestingTooDeep, scalarTooLong, tooManyAliases,
    tooManyAnchors, tooManyDocuments, tooManyNodes,
  ]

  /// The longest part of a user's text that a message repeats, in characters.
  private static let quotedMax = 60

  /// Returns a user's text in backticks, on one line and not too long.
  static func quoted(_ text: String) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == quotedMax {
        shown += "…"
        break
      }
      let isBreak = scalar.properties.isWhitespace && scalar != " "
      let isControl = scalar.properties.generalCategory == .control
      shown.unicodeScalars.append(isBreak || isControl || scalar == "`" ? " " : scalar)
      count += 1
    }
    return "`\(shown)`"
  }

  /// Returns the usual notation of a character, such as `U+00A0`.
  static func notation(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  /// Returns the edit that puts a text into quotes.
  static func quote(_ span: Span, _ text: String, _ applicability: Fix.Applicability) -> Fix {
    let replacement = UnquotedText.quoted(text)
    return Fix("put the text in quotes", applicability, [Fix.Edit(span, replacement)])
  }
}
