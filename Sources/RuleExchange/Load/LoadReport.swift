public import RuleRuntime
import RuleSource

/// What came of loading files of data.
public struct LoadReport: Sendable {
  /// What came of one file.
  public struct File: Sendable {
    /// The name that the caller gave it.
    public let name: String
    /// What it holds; nil when it was not recognised or could not be read at all.
    public var shape: FileShape?
    /// The number of rows after the header.
    public var rowCount = 0
    /// The number of rows that could not be used when they were read.
    public var badRowCount = 0
    /// The columns that no field is declared for, ordinary ones such as `SystemModstamp` aside.
    public var unknownColumns: [String] = []
  }

  /// The files in the order of loading.
  public internal(set) var files: [File] = []
  /// The first findings of each kind, by file and place; those about the whole come last.
  public internal(set) var findings: [DataDiagnostic] = []
  /// How often each kind of finding occurred, by name.
  public internal(set) var counts: [FindingCount] = []
  /// Whether the state can be used: no file was refused, and no bad row ended the loading.
  public internal(set) var isUsable = true
  /// Whether a whole file could not be read, which no policy about rows can help.
  public internal(set) var hasFaultyFile = false
  /// Whether somebody has the id of a record and is not linked to one.
  public internal(set) var hasUnlinkedPeople = false
  /// Columns without a field of people, by person.
  public internal(set) var keptPeople = KeptColumns()
  /// Columns without a field of leads and contacts, by record.
  var keptRecords = KeptColumns()
  /// Columns without a meaning of opportunities, by opportunity.
  var keptOpportunities = KeptColumns()
  /// Columns without a meaning of campaigns, by declared campaign.
  var keptCampaigns = KeptColumns()
  /// What an earlier run left to go on from; nil when the files do not say.
  public internal(set) var unfinished: UnfinishedRun?

  /// The number of findings of the severity of errors.
  public var errorCount: Int {
    counts.reduce(0) { $0 + ($1.kind.severity == .error ? $1.count : 0) }
  }
}
