public import RuleRuntime
public import SyncState

/// One entry of an activity extract, as it stands in the file: nothing is resolved.
///
/// A million of them are kept at once, so that its parts are as small as they can be; attributes and
/// texts are those of the ``ImportedActivities`` to which it belongs.
public struct ImportedActivity: Sendable, Hashable {
  /// An attribute.
  public struct Attribute: Sendable, Hashable {
    /// The name, such as `New Value`.
    public let name: TextID
    /// The value; typed JSON gives numbers and truth values, quoted JSON texts (MX-A8).
    public let value: Value
  }

  /// The Marketo id of the person.
  public let leadID: Int64
  /// When it happened.
  public let at: Instant
  /// The number of the type, known to us or not.
  public let typeID: Int64
  /// The id of the smart campaign that caused it (MX-A4).
  public var campaignID: Int64? { campaign == 0 ? nil : campaign }
  /// The id of the primary attribute.
  public var primaryID: Int64? { primary == 0 ? nil : primary }
  /// The primary attribute, such as the name of a program.
  public var primaryValue: TextID? { name == 0 ? nil : TextID(name - 1) }
  /// How the step ended, for entries of steps (MX-A3).
  public let result: StepResult?
  /// The position of the file in the order of reading.
  public var file: Int { Int(fileNumber) }
  /// The line at which the row begins.
  public var line: Int { Int(lineNumber) }

  /// The positions of its attributes among all.
  var attributes: Range<Int> {
    Int(firstAttribute)..<Int(firstAttribute) + Int(attributeCount)
  }

  /// 0 for none, since ids are above it.
  private let campaign: Int64
  private let primary: Int64
  /// A text plus one; 0 for none.
  private let name: UInt32
  private let firstAttribute: UInt32
  private let attributeCount: UInt32
  private let lineNumber: UInt32
  private let fileNumber: UInt16

  /// Creates an entry; `campaign` and `primary` are ids, 0 for none, and `name` is a text plus one.
  init(
    leadID: Int64, at: Instant, typeID: Int64, campaign: Int64, primary: Int64, name: UInt32,
    attributes: Range<Int>, result: StepResult?, file: Int, line: Int
  ) {
    self.leadID = leadID
    self.at = at
    self.typeID = typeID
    self.campaign = campaign
    self.primary = primary
    self.name = name
    self.result = result
    firstAttribute = UInt32(attributes.lowerBound)
    attributeCount = UInt32(attributes.count)
    lineNumber = UInt32(clamping: line)
    fileNumber = UInt16(clamping: file)
  }

  /// Returns an entry of a piece of a file with its place and the texts and attributes of all:
  /// `texts` has the text for each of the piece's.
  func placed(_ origin: ChunkOrigin, texts: [TextID], firstAttribute: Int) -> ImportedActivity {
    let first = firstAttribute + attributes.lowerBound
    return ImportedActivity(
      leadID: leadID, at: at, typeID: typeID, campaign: campaign, primary: primary,
      name: name == 0 ? 0 : texts[Int(name) - 1].rawValue + 1,
      attributes: first..<first + attributes.count, result: result, file: origin.file,
      line: origin.line + line)
  }
}

/// The entries of activity extracts by instant, those of one instant in the order of reading.
public struct ImportedActivities: Sendable {
  /// The entries.
  public internal(set) var entries: [ImportedActivity] = []
  /// Their texts.
  public internal(set) var texts = TextPool()
  var attributes: [ImportedActivity.Attribute] = []

  /// Returns the attributes of an entry, in the order of the file.
  public func attributes(of entry: ImportedActivity) -> ArraySlice<ImportedActivity.Attribute> {
    attributes[entry.attributes]
  }

  /// Returns the value of an attribute of an entry; null when it is not there.
  public func value(of name: TextID?, in entry: ImportedActivity) -> Value {
    guard let name else { return .null }
    for index in entry.attributes where attributes[index].name == name {
      return attributes[index].value
    }
    return .null
  }

  /// Puts the entries into the order of time; costs little when they came in it.
  mutating func sort() {
    guard !zip(entries, entries.dropFirst()).allSatisfy({ $0.at <= $1.at }) else { return }
    let order = entries.indices.sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
    entries = order.map { entries[$0] }
  }
}
