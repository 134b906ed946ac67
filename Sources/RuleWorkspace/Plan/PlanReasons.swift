import RuleGraph
import RuleRuntime
import SyncState

/// The rules that the trace of a cycle gives for each of its decisions.
struct PlanReasons {
  /// A person on one side of a mapping.
  private struct Key: Hashable {
    let person: PersonID
    let asset: UInt64
  }

  private var written: [Key: [Rule]] = [:]
  private var conflicts: [Key: [Rule]] = [:]
  private var leads: [PersonID: [Rule]] = [:]
  /// The rules by which people were pulled.
  private(set) var newPeople: [PersonID: [Rule]] = [:]
  /// What was decided about campaigns: the type, the cost, the statuses.
  private(set) var campaigns: [SFDCCampaignID: [Decision]] = [:]
  /// What was refused for campaigns as a whole, by program.
  private(set) var programs: [ProgramID: [Decision]] = [:]

  /// A decision with its reason.
  struct Decision {
    /// What was decided.
    let note: String
    /// The rules that it rests on.
    let rules: [Rule]
    /// The names of the values that it was decided on.
    let details: [String]
  }

  /// Reads the records of one cycle.
  init(_ records: TracePortion) {
    for record in records { read(record) }
  }

  private mutating func read(_ record: TraceRecord) {
    let asset = record.details.lazy.compactMap { Self.asset($0.value) }.first
    guard let person = record.person else { return readCampaign(record) }
    let key = asset.map { Key(person: person, asset: $0) }
    switch record.kind {
    case .activity:
      if record.note == ActivityType.newLead.name { newPeople[person] = record.rules }
      if let key { written[key] = record.rules }
    case .sync:
      if let key { conflicts[key, default: []] += record.rules }
    case .leadCreated: leads[person] = record.rules
    case .recordError, .event, .qualified, .refused, .filtered, .batch, .cleanUp, .invalid, .step,
      .wait, .finished, .cycle, .loop:
      break
    }
  }

  private mutating func readCampaign(_ record: TraceRecord) {
    guard record.kind == .sync || record.kind == .recordError else { return }
    let decision = Decision(
      note: record.note, rules: record.rules, details: record.details.map(\.name))
    for detail in record.details {
      if case .sfdcCampaign(let id) = detail.value { campaigns[id, default: []].append(decision) }
      if record.kind == .recordError, case .program(let id) = detail.value {
        programs[id, default: []].append(decision)
      }
    }
  }

  private static func asset(_ value: TraceValue) -> UInt64? {
    switch value {
    case .program(let id): UInt64(id.rawValue)
    case .sfdcCampaign(let id): UInt64(id.rawValue) | 1 << 32
    case .value, .text, .string, .count, .flag, .instant, .campaign, .list, .field, .record: nil
    }
  }

  /// The rules for a change of a program's membership.
  func rules(_ person: PersonID, _ program: ProgramID) -> [Rule] {
    let key = Key(person: person, asset: UInt64(program.rawValue))
    return Self.unique((conflicts[key] ?? []) + (written[key] ?? []))
  }

  /// The rules for a change of a campaign's membership; conflicts are recorded under the program.
  func rules(_ person: PersonID, _ campaign: SFDCCampaignID, of program: ProgramID) -> [Rule] {
    let conflict = conflicts[Key(person: person, asset: UInt64(program.rawValue))] ?? []
    let key = Key(person: person, asset: UInt64(campaign.rawValue) | 1 << 32)
    // A write that leaves no entry is noted under the campaign (CS-G12).
    let entry = written[key] ?? conflicts[key] ?? []
    return Self.unique(conflict + entry + (leads[person] ?? []))
  }

  /// Whether a lead was created for a person.
  func createsLead(_ person: PersonID) -> Bool { leads[person] != nil }

  private static func unique(_ rules: [Rule]) -> [Rule] {
    var found: [Rule] = []
    for rule in rules where !found.contains(rule) { found.append(rule) }
    return found
  }
}
