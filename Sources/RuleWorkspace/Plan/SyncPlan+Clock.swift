public import SyncState

extension SyncPlan {
  /// Returns the newest instant at which a person of the exports was made or changed, nil when the
  /// exports do not say; a cycle that is planned without a clock runs then.
  public static func newestInstant(in mirror: Mirror) -> Instant? {
    var newest: Instant?
    for name in clockFields {
      guard let field = mirror.assets.fields.find(name) else { continue }
      for row in 0..<mirror.people.count {
        guard case .datetime(let instant) = mirror.people[PersonID(row), field] else { continue }
        newest = max(newest ?? instant, instant)
      }
    }
    return newest
  }
}
