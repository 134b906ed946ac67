package import RuleGraph

/// Something that can happen in a checked world.
package enum Operation: Sendable, CustomStringConvertible {
  /// A user sets a program status; nil removes.
  case marketo(Int, program: Int, String?)
  /// Somebody in Salesforce sets a member status, adding when needed; nil removes.
  case salesforce(Int, campaign: Int, String?)
  /// A flow step outside mapped programs.
  case step(Effect.SFDCMemberChange, Int, campaign: Int, String?)
  /// The record is deleted in Salesforce.
  case deleteRecord(Int)
  /// The lead is converted in Salesforce.
  case convert(Int)
  /// The first person's record is merged into the second one's in Salesforce.
  case mergeInSalesforce(Int, into: Int)
  /// The first person is merged into the second one in Marketo.
  case mergeInMarketo(Int, into: Int)
  /// A user sets the last name.
  case lastName(Int, String?)
  /// A user sets a custom field of a program member.
  case memberField(Int, program: Int, String?)
  /// Somebody in Salesforce sets a custom field of a campaign member.
  case salesforceField(Int, campaign: Int, String?)
  /// Something begins to stand between the two sides.
  case trouble(Trouble)
  /// Nothing stands between the two sides any more.
  case recover
  /// Time passes.
  case wait
  /// The first half of a cycle.
  case pull
  /// The second half.
  case push
  /// The engine ends and begins again from the state: what it held itself is lost.
  case restart
  /// What both sides last agreed on is lost, and the engine begins again.
  case loseBase

  var isMerge: Bool {
    switch self {
    case .mergeInSalesforce, .mergeInMarketo: true
    case .marketo, .salesforce, .step, .deleteRecord, .convert, .lastName, .memberField,
      .salesforceField, .trouble, .recover, .wait, .pull, .push, .restart, .loseBase:
      false
    }
  }

  package var description: String {
    switch self {
    case .marketo(let person, let program, let status): "M p\(person) P\(program) \(status ?? "-")"
    case .salesforce(let person, let campaign, let status):
      "S p\(person) C\(campaign) \(status ?? "-")"
    case .step(let change, let person, let campaign, let status):
      "F \(change) p\(person) C\(campaign) \(status ?? "-")"
    case .deleteRecord(let person): "delete p\(person)"
    case .convert(let person): "convert p\(person)"
    case .mergeInSalesforce(let loser, let winner): "S merge p\(loser) into p\(winner)"
    case .mergeInMarketo(let loser, let winner): "M merge p\(loser) into p\(winner)"
    case .lastName(let person, let name): "name p\(person) \(name ?? "-")"
    case .memberField(let person, let program, let value):
      "M field p\(person) P\(program) \(value ?? "-")"
    case .salesforceField(let person, let campaign, let value):
      "S field p\(person) C\(campaign) \(value ?? "-")"
    case .trouble(let trouble): "\(trouble)"
    case .recover: "recover"
    case .wait: "wait"
    case .pull: "pull"
    case .push: "push"
    case .restart: "restart"
    case .loseBase: "lose base"
    }
  }
}
