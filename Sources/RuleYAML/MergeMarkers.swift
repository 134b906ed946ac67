import RuleSource

/// Follows the lines that version control writes where two changes of a file meet.
///
/// Of a conflict the first side is read and the second is not, so that it is one finding.
struct MergeMarkers {
  /// The lines that the parser must not see, by their offsets.
  private(set) var hiddenLines: [Int] = []

  private enum Part { case none, ours, theirs }
  private var part = Part.none
  private var opening: Span?

  private static let length = 7

  /// Whether a line that begins with a byte matters; nearly none does.
  func areConcerned(withLineBeginning byte: UInt8) -> Bool {
    part == .theirs || Self.isSign(byte)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == 0x3C || byte == 0x3D || byte == 0x3E || byte == 0x7C
  }

  /// Reads the beginning of a line; returns a finding about a conflict that ends here.
  mutating func read(lineAt start: Int, in file: SourceFile) -> Diagnostic? {
    let bytes = file.bytes
    guard let sign = Self.marker(at: start, in: bytes) else {
      if part == .theirs, !bytes[start].isLineBreak { hiddenLines.append(start) }
      return nil
    }
    hiddenLines.append(start)
    let place = Span(file: file.id, start: start, end: start + Self.length)
    switch (sign, part) {
    case (UInt8(ascii: "<"), _):
      let unfinished = end()
      (part, opening) = (.ours, place)
      return unfinished
    case (UInt8(ascii: ">"), .none), (UInt8(ascii: "="), .none), (UInt8(ascii: "|"), .none):
      return YAMLDiagnostics.mergeConflict(place, end: nil)
    case (UInt8(ascii: ">"), _):
      defer { (part, opening) = (.none, nil) }
      return opening.map { YAMLDiagnostics.mergeConflict($0, end: place) }
    case (_, _):
      part = .theirs
      return nil
    }
  }

  /// Returns a finding about a conflict that the file does not end.
  mutating func end() -> Diagnostic? {
    defer { (part, opening) = (.none, nil) }
    return opening.map { YAMLDiagnostics.mergeConflict($0, end: nil) }
  }

  /// The sign of which a line begins with seven, followed by a blank or nothing.
  private static func marker(at start: Int, in bytes: [UInt8]) -> UInt8? {
    let sign = bytes[start]
    guard isSign(sign),
      bytes[start...].prefix(length).elementsEqual(repeatElement(sign, count: length)),
      bytes.byte(at: start + length)?.isBlankOrLineBreak ?? true
    else { return nil }
    return sign
  }
}
