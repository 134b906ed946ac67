public import SyncState

/// The texts and ids of a state that lines of outputs show.
///
/// A state only ever gets more of them. A copy that catches up from time to time therefore lets
/// another thread write lines, while the run goes on and changes the state.
public struct StateTexts: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends in the bytes of all.
  private var ends: [Int64] = []
  private var marketoIDs: [Int64] = []
  private var records: [SalesforceRecord] = []

  /// How much of a state was copied.
  public struct Extent: Sendable {
    fileprivate var texts = 0
    fileprivate var people = 0
    fileprivate var records = 0

    /// Nothing.
    public init() {}

    /// All that a state has now.
    public init(_ mirror: Mirror) {
      texts = mirror.text.count
      people = mirror.people.count
      records = mirror.records.count
    }
  }

  /// Copies nothing yet.
  public init() {}

  /// Copies what a state has beyond an extent.
  public init(_ mirror: Mirror, after extent: Extent = Extent()) {
    let texts = mirror.text.texts(from: extent.texts)
    bytes = Array(texts.bytes)
    ends = Array(texts.ends)
    marketoIDs = Array(mirror.people.ids[extent.people...])
    records = Array(mirror.records.rows[extent.records...])
  }

  /// Adds what a state had beyond the extent of this copy.
  public mutating func append(_ more: StateTexts) {
    bytes += more.bytes
    ends += more.ends
    marketoIDs += more.marketoIDs
    records += more.records
  }

  func marketoID(_ person: PersonID) -> Int64 { marketoIDs[person.index] }

  func salesforceID(_ record: RecordID) -> TextID { records[record.index].salesforceID }

  /// Calls a function with the UTF-8 bytes of a text.
  func read(_ id: TextID, _ body: (Swift.Span<UInt8>) -> Void) {
    body(bytes.span.extracting(range(of: id)))
  }

  private func range(of id: TextID) -> Range<Int> {
    (id.index == 0 ? 0 : Int(ends[id.index - 1]))..<Int(ends[id.index])
  }

  /// Returns a value as in files.
  func spelled(_ value: Value) -> String {
    guard case .text(let text) = value else { return value.spelled(TextPool(), zone: .utc) }
    return String(decoding: bytes[range(of: text)], as: UTF8.self)
  }
}
