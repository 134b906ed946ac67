/// The spelling of Salesforce record ids: 15 characters, or 18 with a checksum (SF-L8).
public enum SalesforceID {
  /// The prefix of lead ids (SF-L1).
  public static let leadPrefix = "00Q"
  /// The prefix of contact ids (SF-L2).
  public static let contactPrefix = "003"
  /// What follows the prefix in the ids of records that a simulation made.
  static let simulatedMark = "SIM"

  private static let digits = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
  private static let checksumLetters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
  private static let serialDigits = 9

  /// Returns the id of the n-th record that a simulation makes: prefix, mark, serial, checksum.
  public static func simulated(prefix: String, serial: Int) -> String {
    var id = Array(prefix.utf8)
    id.reserveCapacity(18)
    id += simulatedMark.utf8
    let first = id.count
    id += repeatElement(digits[0], count: serialDigits)
    var number = max(0, serial)
    for place in (first..<id.count).reversed() {
      id[place] = digits[number % digits.count]
      number /= digits.count
    }
    id += checksum(of: id)
    return String(decoding: id, as: UTF8.self)
  }

  /// Whether an id was made by a simulation.
  public static func isSimulated(_ id: String) -> Bool {
    id.utf8.dropFirst(3).starts(with: simulatedMark.utf8)
  }

  /// The three letters that turn an id of 15 characters into one of 18: one for each group of
  /// five, whose bits say which of the group are capitals.
  public static func checksum(of id: [UInt8]) -> [UInt8] {
    stride(from: 0, to: id.count, by: 5).map { start in
      var bits = 0
      for (position, byte) in id[start..<min(start + 5, id.count)].enumerated()
      where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") {
        bits |= 1 << position
      }
      return checksumLetters[bits]
    }
  }
}

extension SalesforceID {
  /// Why a text is not the id of a record.
  public enum Fault: Error, Hashable, Sendable {
    /// It has neither 15 nor 18 characters, or others than ASCII letters and digits.
    case form
    /// The last three of 18 characters do not follow from the others; these would.
    case checksum(String)
  }

  /// Whether a text is an id in its form with 18 characters, its checksum included.
  public static func isNormalised(_ id: Span<UInt8>) -> Bool {
    guard id.count == 18 else { return false }
    // Two words have 15 characters, with one of them in both.
    guard let first = capitals(of: id.word(at: 0)), let last = capitals(of: id.word(at: 7)) else {
      return false
    }
    var capitals = first | last << 7
    for place in 15..<18 {
      let group = UInt8(truncatingIfNeeded: capitals & 31)
      let letter = group < 26 ? UInt8(ascii: "A") + group : UInt8(ascii: "0") + group - 26
      guard id[place] == letter else { return false }
      capitals >>= 5
    }
    return true
  }

  /// Says which of eight characters are capitals, a bit for each; nil unless all of them are ASCII
  /// letters and digits.
  @inline(__always) private static func capitals(of word: UInt64) -> UInt64? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    // The high bit of each byte that is at least a character; right for bytes of ASCII.
    func reach(_ character: Unicode.Scalar) -> UInt64 {
      (word &+ ones &* (0x80 - UInt64(character.value))) & highs
    }
    let capitals = reach("A") & ~reach("[")
    let others = reach("a") & ~reach("{") | reach("0") & ~reach(":")
    guard word & highs == 0, capitals | others == highs else { return nil }
    // Moves the bit of each byte into the highest byte, in their order.
    return (capitals >> 7 &* 0x0102_0408_1020_4080) >> 56
  }

  /// Returns an id in its form with 18 characters, in which ids are compared (SF-L8).
  public static func normalised(_ id: Span<UInt8>) throws(Fault) -> [UInt8] {
    guard id.count == 15 || id.count == 18 else { throw .form }
    var short: [UInt8] = []
    for index in id.indices {
      guard id[index].isDigit || (0x61...0x7A).contains(id[index] | 0x20) else { throw .form }
      if index < 15 { short.append(id[index]) }
    }
    let ending = checksum(of: short)
    for index in 15..<max(15, id.count) where id[index] != ending[index - 15] {
      throw .checksum(String(decoding: ending, as: UTF8.self))
    }
    return short + ending
  }

  /// Returns an id with 18 characters for one with 15 or more; other texts stay as they are.
  public static func completed(_ id: String) -> String {
    guard id.utf8.count == 15 || id.utf8.count == 18 else { return id }
    let short = Array(id.utf8.prefix(15))
    return String(decoding: short + checksum(of: short), as: UTF8.self)
  }
}
