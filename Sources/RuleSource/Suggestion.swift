/// Finds the name that was probably meant.
public enum Suggestion {
  /// Returns the candidate nearest to a word, or nil when none is near enough to be a slip.
  ///
  /// Letter case, spaces, hyphens and underscores do not count. Of equally near candidates the
  /// first one wins, so the answer does not depend on hashing. When none is near, the only one that
  /// contains all parts of the word is returned: `costs` means `period_costs`.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = normalised(word)
    guard !wanted.isEmpty, wanted.count <= lengthMax else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = normalised(candidate)
      guard other.count <= lengthMax else { continue }
      let limit = max(wanted.count, other.count) / 3
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = editDistance(wanted, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name ?? container(of: word, among: candidates)
  }

  /// Returns the candidates that share most parts with a word, such as `opens_email` for
  /// `email_opened`; at most five, in their order.
  public static func related(to word: String, among candidates: some Sequence<String>) -> [String] {
    let wanted = parts(word).filter { $0.utf8.count > 2 }
    var best: (count: Int, names: [String]) = (0, [])
    for candidate in candidates {
      let offered = parts(candidate)
      let count = wanted.count { part in offered.contains { isAkin($0, part) } }
      if count > best.count { best = (count, []) }
      if count > 0, count == best.count { best.names.append(candidate) }
    }
    return Array(best.names.prefix(5))
  }

  /// Returns "; did you mean `name`?" for the nearest candidate, or an empty text.
  public static func phrase(for word: String, among candidates: some Sequence<String>) -> String {
    nearest(to: word, among: candidates).map { "; did you mean `\($0)`?" } ?? ""
  }

  private static let lengthMax = 64

  /// Returns the only candidate that has all parts of a word among its own.
  private static func container(of word: String, among candidates: some Sequence<String>)
    -> String?
  {
    let wanted = parts(word)
    guard wanted.contains(where: { $0.utf8.count > 3 }) else { return nil }
    var found: String?
    for candidate in candidates where Set(parts(candidate)).isSuperset(of: wanted) {
      guard found == nil else { return nil }
      found = candidate
    }
    return found
  }

  private static func parts(_ word: String) -> [String] {
    word.lowercased().split { " -_.".contains($0) }.map(String.init)
  }

  /// Whether two parts are forms of one word, such as `opens` and `opened`.
  private static func isAkin(_ left: String, _ right: String) -> Bool {
    let shared = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
    return shared >= 3 && shared + 3 >= max(left.utf8.count, right.utf8.count)
  }

  private static func normalised(_ word: String) -> [UInt8] {
    word.lowercased().utf8.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F }
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
  private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for (row, leftByte) in left.enumerated() {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for (column, rightByte) in right.enumerated() {
        var distance = min(
          previous[column] + (leftByte == rightByte ? 0 : 1),
          previous[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, leftByte == right[column - 1], left[row - 1] == rightByte {
          distance = min(distance, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = distance
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
