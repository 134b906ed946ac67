import SyncState

/// The texts of a model without their letter case, so that equal-but-for-case is one comparison.
///
/// Each distinct text is folded at most once. Folding is simple lower-casing: one scalar
/// becomes one scalar, whatever the language.
struct FoldedTexts: Sendable {
  private var pool = TextPool()
  /// The folded text of each text seen so far, plus one; 0 where it is not known yet.
  private var folded: [UInt32] = []

  /// Returns the folded form of a text of the model.
  mutating func fold(_ id: TextID, of texts: TextPool) -> TextID {
    let index = id.index
    if index < folded.count, folded[index] != 0 { return TextID(folded[index] - 1) }
    if index >= folded.count {
      let count = max(texts.count, index + 1)
      folded.append(contentsOf: repeatElement(0, count: count - folded.count))
    }
    let form = fold(utf8: texts.utf8(id))
    folded[index] = form.rawValue + 1
    return form
  }

  /// Returns the folded form of a text that does not belong to the model.
  mutating func fold(_ text: String) -> TextID { fold(utf8: Array(text.utf8)[...]) }

  /// Returns the bytes of a folded text.
  func utf8(_ form: TextID) -> ArraySlice<UInt8> { pool.utf8(form) }

  private mutating func fold(utf8 bytes: ArraySlice<UInt8>) -> TextID {
    pool.intern(utf8: Self.form(of: bytes).span)
  }

  /// Returns the bytes of a text in UTF-8 without its letter case.
  static func form(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var form: [UInt8] = []
    form.reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { form.append(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
    } else {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        form.append(contentsOf: String(lowerCase(scalar)).utf8)
      }
    }
    return form
  }

  private static func lowerCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    // Only the capital I with a dot has a longer lower case; its simple mapping is a plain i.
    return mapping.count == 1 ? mapping.first ?? scalar : "i"
  }
}

/// Whether a text contains another, byte by byte, which is the same as scalar by scalar in UTF-8.
func contains(_ text: ArraySlice<UInt8>, _ needle: ArraySlice<UInt8>) -> Bool {
  guard needle.count <= text.count else { return false }
  guard let first = needle.first else { return true }
  for start in text.startIndex...(text.endIndex - needle.count)
  where text[start] == first && text[start...].starts(with: needle) {
    return true
  }
  return false
}
