import RuleGraph
import SyncState

extension TimelineEvent.Action {
  /// What happens, in words.
  var text: String {
    switch self {
    case .programStatus: "change program status"
    case .place: "change place"
    case .nurture(_, .join): "add to engagement program"
    case .nurture(_, .move): "change engagement program stream"
    case .nurture(_, .pause): "change engagement program cadence"
    case .setField: "change data value"
    case .setMemberField: "change program member data"
    case .breakMemberField: "change member field in Salesforce"
    case .deleteSFDCCampaign: "delete SFDC campaign"
    case .changeScore: "change score"
    case .listMembership(_, let isMember): isMember ? "add to list" : "remove from list"
    case .request: "request campaign"
    case .createPerson: "create person"
    case .logActivity(let type, _, _): type.name
    case .sfdcMember(.add, _, _): "add to SFDC campaign"
    case .sfdcMember(.changeStatus, _, _): "change status in SFDC campaign"
    case .sfdcMember(.remove, _, _): "remove from SFDC campaign"
    case .createLead: "create lead"
    case .deleteRecord: "delete record"
    case .convertLead: "convert lead"
    case .mergePeople: "merge people"
    case .setActive(_, let active): active ? "activate campaign" : "deactivate campaign"
    case .abort: "abort campaign"
    case .run: "run campaign"
    case .webhookAnswer(_, _, _, let fails): fails ? "webhook fails" : "webhook answers"
    case .connection(let change): change.text
    case .campaignSync(let isOn): isOn ? "switch campaign sync on" : "switch campaign sync off"
    }
  }

  /// Adds what it happens to.
  func addDetails(to details: inout [TraceRecord.Detail]) {
    func add(_ name: String, _ value: TraceValue) { details.append(.init(name, value)) }
    switch self {
    case .place(let field, let place):
      add("field", .field(field))
      add("newValue", .text(place))
    case .programStatus(let program, _), .nurture(let program, _):
      add("program", .program(program))
    case .setField(let change):
      add("field", .field(change.field))
      add("newValue", .value(change.value))
    case .setMemberField(let program, let change):
      add("program", .program(program))
      add("newValue", .value(change.value))
    case .changeScore(let field, _): add("field", .field(field))
    case .listMembership(let list, _): add("list", .list(list))
    case .request(let campaign, let source):
      add("target", .campaign(campaign))
      add("source", .text(source))
    case .logActivity(_, let asset, _): add("asset", .text(asset))
    case .webhookAnswer(let name, let response, _, _):
      add("asset", .text(name))
      if let response { add("response", .text(response)) }
    case .sfdcMember(_, let campaign, let status):
      add("sfdcCampaign", .sfdcCampaign(campaign))
      if let status { add("status", .text(status)) }
    case .deleteSFDCCampaign(let campaign): add("sfdcCampaign", .sfdcCampaign(campaign))
    case .setActive(let campaign, _), .abort(let campaign), .run(let campaign):
      add("target", .campaign(campaign))
    case .mergePeople(let losers):
      for loser in losers { add("loser", .string(loser.text)) }
    case .convertLead(let contact):
      if let contact { add("contactId", .text(contact)) }
    case .connection(let change): details += change.details
    case .createPerson, .createLead, .deleteRecord, .campaignSync, .breakMemberField: break
    }
  }
}

extension ConnectionChange {
  /// What happens, in words.
  fileprivate var text: String {
    switch self {
    case .startValidation: "activate validation rule"
    case .endValidation: "deactivate validation rule"
    case .startDuplicateRule: "activate duplicate rule"
    case .endDuplicateRule: "deactivate duplicate rule"
    case .lock: "lock record"
    case .unlock: "unlock record"
    case .outage(.salesforce, _, _): "outage of Salesforce"
    case .outage(.marketo, _, _): "outage of Marketo's sync"
    case .limitCalls: "limit calls"
    case .loseReplies: "lose replies"
    }
  }

  /// What it happens to, as trace details.
  fileprivate var details: [TraceRecord.Detail] {
    switch self {
    case .startValidation(let rule): [.init("rule", .text(rule.name))]
    case .endValidation(let name): [.init("rule", .text(name))]
    case .startDuplicateRule(let field, _), .endDuplicateRule(let field):
      [.init("field", .field(field))]
    case .outage(_, _, let cycles): cycles.map { [.init("cycles", .count($0))] } ?? []
    case .limitCalls(let perDay, let perCycle):
      (perDay.map { [.init("perDay", .count($0))] } ?? [])
        + (perCycle.map { [.init("perCycle", .count($0))] } ?? [])
    case .loseReplies(let count): [.init("count", .count(count))]
    case .lock, .unlock: []
    }
  }
}

extension TimelineEvent.PersonKey {
  /// The id or the address.
  fileprivate var text: String {
    switch self {
    case .marketoID(let id): String(id)
    case .email(let address): address
    }
  }
}
