import RuleSource

/// The text that the parser is given: the file without what it must not see.
struct CheckedText {
  /// The bytes to parse, as many as in the file, save that the last line always ends.
  var bytes: [UInt8]
  /// The offset of the first byte after a byte order mark.
  let start: Int
  /// Whether every character takes one byte, so that positions in scalars are offsets.
  let isASCII: Bool
}

/// Finds what makes the bytes of a file unfit for the parser, with exact positions.
struct TextCheck {
  /// The findings.
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile
  private let limits: Limits
  private var isRefused = false
  private var isASCII = true
  private var directives: [Int] = []
  private var lineBreaks: [Range<Int>] = []
  private var markers = MergeMarkers()
  private var invalidBytes: [Int] = []

  /// More findings of one file than these are noise.
  private static let findingsMax = 100

  init(_ file: SourceFile, limits: Limits) {
    self.file = file
    self.limits = limits
  }

  /// Returns the text to parse, or nil when the file is refused.
  mutating func run() -> CheckedText? {
    let bytes = file.bytes
    if bytes.count > limits.fileBytesMax || bytes.count >= Int(UInt32.max) {
      report(YAMLDiagnostics.fileTooLarge(file, limits.fileBytesMax))
      return nil
    }
    if let encoding = WideEncoding(bytes) {
      report(YAMLDiagnostics.wrongEncoding(file, encoding))
      return nil
    }
    let start = bytes.markLength
    scan(from: start)
    if let unfinished = markers.end() { report(unfinished) }
    if let first = invalidBytes.first {
      report(
        YAMLDiagnostics.invalidUTF8(
          span(first, 1), bytes[first], at: first, further: invalidBytes.count - 1))
    }
    return isRefused ? nil : checkedText(from: start)
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.findingsMax { diagnostics.append(diagnostic) }
  }

  /// The directives are taken out as comments, because many of them take quadratic time, as are the
  /// lines of a merge, and the unusual line breaks as letters, because they would end a line for
  /// the parser only.
  private func checkedText(from start: Int) -> CheckedText {
    var bytes = file.bytes
    for offset in directives { bytes[offset] = 0x23 }
    for line in markers.hiddenLines {
      // A part of a character would not be text.
      for offset in line..<bytes.lineEnd(of: line) { bytes[offset] = 0x78 }
      bytes[line] = 0x23
    }
    for range in lineBreaks {
      for offset in range { bytes[offset] = 0x78 }
    }
    if let last = bytes.last, !last.isLineBreak { bytes.append(0x0A) }
    return CheckedText(bytes: bytes, start: start, isASCII: isASCII)
  }

  private mutating func scan(from start: Int) {
    let bytes = file.bytes
    var offset = start
    var isLineStart = true
    while offset < bytes.count {
      if !isLineStart { offset = bytes.skippingPrintable(from: offset) }
      guard offset < bytes.count else { return }
      let byte = bytes[offset]
      if isLineStart, markers.areConcerned(withLineBeginning: byte),
        let finding = markers.read(lineAt: offset, in: file)
      {
        report(finding)
      }
      if byte >= 0x80 {
        isASCII = false
        offset += nonASCII(at: offset)
        isLineStart = false
        let count = diagnostics.count + invalidBytes.count
        if count >= Self.findingsMax, isRefused { return }
        continue
      }
      if byte < 0x20 || byte == 0x7F, !byte.isBlankOrLineBreak {
        isRefused = true
        if byte == 0 {
          diagnostics = [YAMLDiagnostics.notText(span(offset, 1))]
          return
        }
        report(YAMLDiagnostics.forbiddenCharacter(span(offset, 1), UInt32(byte)))
        if diagnostics.count >= Self.findingsMax { return }
      }
      if isLineStart, byte == 0x25 {
        directives.append(offset)
        report(YAMLDiagnostics.directive(span(offset, lineLength(from: offset))))
      }
      isLineStart = byte == 0x0A || byte == 0x0D
      offset += 1
    }
  }

  /// Checks the character of several bytes at an offset and returns its length.
  private mutating func nonASCII(at offset: Int) -> Int {
    guard let (scalar, length) = file.bytes.decodeScalar(at: offset) else {
      isRefused = true
      invalidBytes.append(offset)
      return 1
    }
    switch scalar {
    case 0x85, 0x2028, 0x2029:
      lineBreaks.append(offset..<offset + length)
      report(YAMLDiagnostics.unusualLineBreak(span(offset, length), scalar))
    case 0x80...0x9F, 0xFEFF, 0xFFFE, 0xFFFF:
      isRefused = true
      report(YAMLDiagnostics.forbiddenCharacter(span(offset, length), scalar))
    case 0x200B, 0x2060, 0x202A...0x202E, 0x2066...0x2069:
      report(YAMLDiagnostics.invisibleCharacter(span(offset, length), scalar))
    case 0xA0 where isStructural(offset):
      report(YAMLDiagnostics.invisibleCharacter(span(offset, length), scalar))
    default: break  // any other character is text
    }
    return length
  }

  /// Whether a no-break space stands where an ordinary space would be indentation or separation.
  private func isStructural(_ offset: Int) -> Bool {
    var index = offset
    while index > 0, file.bytes[index - 1] == 0x20 { index -= 1 }
    guard index > 0 else { return true }
    let before = file.bytes[index - 1]
    return before.isLineBreak || (index == offset && (before == 0x3A || before == 0x2D))
  }

  private func lineLength(from offset: Int) -> Int {
    let end = file.bytes[offset...].firstIndex { $0.isLineBreak } ?? file.bytes.count
    return end - offset
  }

  private func span(_ start: Int, _ count: Int) -> Span {
    Span(file: file.id, start: start, end: start + count)
  }
}

/// An encoding with units of more than one byte.
enum WideEncoding: String {
  case utf16BigEndian = "UTF-16BE"
  case utf16LittleEndian = "UTF-16LE"
  case utf32BigEndian = "UTF-32BE"
  case utf32LittleEndian = "UTF-32LE"

  /// Recognises an encoding by its byte order mark, or by where the first NUL bytes are.
  init?(_ bytes: [UInt8]) {
    let head = Array(bytes.prefix(4))
    if head == [0, 0, 0xFE, 0xFF] {
      self = .utf32BigEndian
    } else if head == [0xFF, 0xFE, 0, 0] {
      self = .utf32LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if let encoding = Self.byPattern(bytes) {
      self = encoding
    } else {
      return nil
    }
  }

  private static func byPattern(_ bytes: [UInt8]) -> WideEncoding? {
    guard bytes.count >= 2 else { return nil }
    let isNul = bytes.prefix(4).map { $0 == 0 }
    switch isNul {
    case [true, true, true, false]: return .utf32BigEndian
    case [false, true, true, true]: return .utf32LittleEndian
    case [true, false], [true, false, true, false]: return .utf16BigEndian
    case [false, true], [false, true, false, true]: return .utf16LittleEndian
    default: return nil
    }
  }
}
