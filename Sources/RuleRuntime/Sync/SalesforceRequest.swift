import RuleGraph
import SyncState

/// Something that Marketo, or a person in Salesforce, wants Salesforce to do with one record.
struct SalesforceRequest {
  /// What is to be done.
  let operation: Operation
  /// What it is done with.
  let object: Object
  /// The lead or contact that it concerns; nil for one that is to be created, and for campaigns.
  var record: RecordID?
  /// The campaign, and the member status that is wanted.
  var campaign: SFDCCampaignID?
  var status: StatusIndex?
  /// The values that fields of the lead or contact are to have.
  var values: [TimelineEvent.FieldValue] = []

  enum Operation {
    case create
    case update
    case delete
  }

  enum Object {
    case lead
    case contact
    case campaign
    case campaignMember
  }

  init(_ operation: Operation, _ object: Object) {
    self.operation = operation
    self.object = object
  }

  /// A request about a lead or contact that exists.
  init(_ operation: Operation, _ record: RecordID, _ kind: RecordKind) {
    self.init(operation, kind == .lead ? .lead : .contact)
    self.record = record
  }

  /// A request about a campaign member.
  init(
    _ operation: Operation, memberOf campaign: SFDCCampaignID, _ record: RecordID,
    status: StatusIndex? = nil
  ) {
    self.init(operation, .campaignMember)
    self.record = record
    self.campaign = campaign
    self.status = status
  }
}

/// How Salesforce answers a request.
enum SalesforceReply {
  /// It is to be done, and Marketo learns of it.
  case done
  /// It is to be done, but Marketo does not learn of it.
  case lost
  /// It must not be done.
  case refused(SalesforceRefusal)
}

/// Why something did not reach Salesforce, or Marketo does not know that it did.
struct SalesforceRefusal: Error, Hashable {
  /// The kind of reason.
  let problem: SyncProblem
  /// What Salesforce says; nil when the kind says it all.
  var message: String?

  init(_ problem: SyncProblem, _ message: String? = nil) {
    self.problem = problem
    self.message = message
  }

  /// The reason in words.
  var text: String { message.map { "\(problem.text): \($0)" } ?? problem.text }

  /// The result of a flow step that met the refusal.
  var outcome: StepOutcome { StepOutcome(.failed, text, rules: problem.rules) }
}
