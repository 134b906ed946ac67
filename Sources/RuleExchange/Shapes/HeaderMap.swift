/// The columns of one file by name, letter case aside.
struct HeaderMap: Sendable {
  /// The names as written.
  let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    var positions: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      positions[name.asciiLowercased] = positions[name.asciiLowercased] ?? position
    }
    self.positions = positions
  }

  /// Returns the position of the first of some names that there is.
  func column(_ candidates: String...) -> Int? { column(among: candidates) }

  /// Returns the position of the first of some names that there is.
  func column(among candidates: [String]) -> Int? {
    for name in candidates {
      if let position = positions[name.asciiLowercased] { return position }
    }
    return nil
  }
}
