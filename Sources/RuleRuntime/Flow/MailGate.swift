import RuleGraph
import SyncState

/// Decides whether a mail would reach a person, and remembers those that would (SC-B1 … B7).
struct MailGate: Sendable {
  private let limits: CommunicationLimits
  private let zone: TimeZoneTable
  private let address: FieldID?
  private let invalid: FieldID?
  private let blocklisted: [FieldID]
  private let optedOut: [(field: FieldID, reason: String)]
  /// The instants of mails that reached each person in the last seven days.
  private var delivered: [PersonID: [Instant]] = [:]

  /// Seven days as elapsed time.
  private static let sevenDays: Int64 = 7 * 86_400_000

  /// Finds the fields that block mail.
  init(graph: ExecutionGraph) {
    let fields = graph.assets.fields
    limits = graph.communicationLimits
    zone = graph.zone
    address = fields.find("Email Address")
    invalid = fields.find("Email Invalid")
    blocklisted = ["Blocklisted", "Black Listed"].compactMap { fields.find($0) }
    optedOut = [
      ("Unsubscribed", "unsubscribed"), ("Marketing Suspended", "marketing suspended"),
    ].compactMap { name, reason in fields.find(name).map { ($0, reason) } }
  }

  /// Returns whether a mail is delivered or blocked, and counts it when it is delivered.
  mutating func send(
    to person: PersonID, isOperational: Bool, obeysLimits: Bool, in state: RunState
  ) -> StepOutcome {
    if let blocked = block(person, isOperational, state.mirror.people) { return blocked }
    let isOptedOut = isOperational && optOut(person, state.mirror.people) != nil
    let outcome: StepOutcome = isOptedOut ? .operationalPassesOptOut : .done
    guard !limits.isEmpty else { return outcome }
    var mails = delivered[person] ?? []
    mails.removeAll { $0 <= state.now.advanced(milliseconds: -Self.sevenDays) }
    let excess = obeysLimits ? excess(mails, at: state.now) : nil
    if let excess, !isOperational { return excess }
    mails.append(state.now)
    delivered[person] = mails
    guard excess != nil else { return outcome }
    return isOptedOut ? .operationalPassesBoth : .operationalPassesLimit
  }

  /// Counts a mail that did not come from this run: one from before it, or from outside (SC-B4).
  mutating func count(_ activity: Activity) {
    guard !limits.isEmpty, activity.type == .sendEmail,
      activity.result ?? .succeeded == .succeeded
    else { return }
    delivered[activity.person, default: []].append(activity.at)
  }

  /// Joins the mails of two people who became one.
  mutating func merge(_ loser: PersonID, into winner: PersonID) {
    guard let moved = delivered.removeValue(forKey: loser) else { return }
    delivered[winner, default: []].append(contentsOf: moved)
  }

  /// Returns why a person gets no mail at all; nil when nothing stands against it.
  private func block(
    _ person: PersonID, _ isOperational: Bool, _ people: PeopleTable
  ) -> StepOutcome? {
    if let address {
      let value = people[person, address]
      if value.isNull || value == .text(.empty) { return blocked("no email address") }
    }
    if let invalid, people[person, invalid] == .boolean(true) {
      return blocked("the email address is invalid")
    }
    if blocklisted.contains(where: { people[person, $0] == .boolean(true) }) {
      return blocked("blocklisted")
    }
    return isOperational ? nil : optOut(person, people).map { blocked($0) }
  }

  /// Returns how a person has said no to mail that is not operational; nil when they have not.
  private func optOut(_ person: PersonID, _ people: PeopleTable) -> String? {
    optedOut.first { people[person, $0.field] == .boolean(true) }?.reason
  }

  private func blocked(_ reason: String) -> StepOutcome {
    StepOutcome(.skipped, "blocked from mail: \(reason)", rules: [.scB1, .scB2, .scB7])
  }

  /// Returns which limit another mail would exceed: a calendar day's or seven days' (SC-B4).
  private func excess(_ mails: [Instant], at now: Instant) -> StepOutcome? {
    let today = zone.local(now).date
    if let limit = limits.perDay, mails.count(where: { zone.local($0).date == today }) >= limit {
      return .dayLimitReached
    }
    if let limit = limits.perSevenDays, mails.count >= limit {
      return .sevenDayLimitReached
    }
    return nil
  }
}
