/// Whether members of an engagement program get content (CAT-6.4).
enum Cadence: String, CaseIterable {
  /// They do.
  case normal = "Normal"
  /// They do not for now; campaigns act on them all the same.
  case paused = "Paused"

  /// The words.
  static let words = allCases.map(\.rawValue)
}
