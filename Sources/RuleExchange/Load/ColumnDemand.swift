public import SyncState

/// Which values of the files are asked for after loading; the others are checked, but not kept.
public struct ColumnDemand: Sendable, Hashable {
  /// The fields of people; nil means all.
  public var people: Set<FieldID>?
  /// The synced fields of leads and contacts; nil means all.
  public var records: Set<FieldID>?
  /// Whether the state will be written again, so that ids of campaign members and columns without a
  /// meaning are kept, too.
  public var isWritten: Bool

  /// Whether everybody is looked at rather than somebody, so that members need not be found quickly.
  public var isForScans: Bool

  /// Whether the state is for a run, whose sync finds out by itself what Marketo knows of the members of
  /// campaigns.
  public var isForRuns: Bool

  /// Asks for some fields.
  public init(
    people: Set<FieldID>?, records: Set<FieldID>?, isWritten: Bool, isForScans: Bool = false,
    isForRuns: Bool = false
  ) {
    self.people = people
    self.records = records
    self.isWritten = isWritten
    self.isForScans = isForScans
    self.isForRuns = isForRuns
  }

  /// Asks for everything.
  public static let everything = ColumnDemand(people: nil, records: nil, isWritten: true)

  /// Whether a field of people is asked for.
  func wantsPeople(_ field: FieldID) -> Bool { people?.contains(field) ?? true }

  /// Whether a field of leads and contacts is asked for.
  func wantsRecords(_ field: FieldID) -> Bool { records?.contains(field) ?? true }
}
