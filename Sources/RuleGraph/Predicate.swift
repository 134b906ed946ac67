public import SyncState

/// A filter expression as the interpreter knows it.
public indirect enum Predicate: Hashable, Sendable {
  /// True or false for everybody.
  case constant(Bool)
  /// A condition on a field of the person.
  case field(FieldID, ValueTest)
  /// Member of a program that passes, with all constraints on that membership.
  case memberOfProgram(AssetTest<ProgramID>, [MembershipConstraint], negated: Bool)
  /// Member of a Salesforce campaign that passes, as Marketo has pulled it.
  case memberOfSFDCCampaign(AssetTest<SFDCCampaignID>, [SFDCMembershipConstraint], negated: Bool)
  /// In a static list that passes.
  case memberOfList(AssetTest<ListID>, negated: Bool)
  /// The expression of a smart list holds now.
  case memberOfSmartList(SmartListID, negated: Bool)
  /// Has entered a smart campaign.
  case memberOfCampaign(AssetTest<CampaignID>, negated: Bool)
  /// At least so many log entries of the person match the pattern, with a date in the window
  /// (CAT-5); nil means any date. Negated, fewer do.
  case activity(EventPattern, window: ValueTest?, minimumCount: Int, negated: Bool)
  /// Another person has the same value in a field; nobody shares an empty one.
  case sharesValue(FieldID)
  /// Belongs to a part of all people, in percent, that is drawn by chance but always the same for a
  /// seed.
  case sample(percent: Int, seed: Int)
  /// A number drawn from the person's opportunities that fulfil all constraints passes a test.
  case opportunities(OpportunityMeasure, [OpportunityConstraint], ValueTest)
  /// Every part holds; true when there is none.
  case all([Predicate])
  /// At least one part holds; false when there is none.
  case any([Predicate])

  /// What is drawn from opportunities.
  public enum OpportunityMeasure: Hashable, Sendable {
    /// How many there are.
    case number
    /// The sum of a field, in which empty values count as 0.
    case total(OpportunityField)
  }

  /// A condition on an opportunity and the person's role in it; all of one filter must hold for the
  /// same (SC-C8).
  public struct OpportunityConstraint: Hashable, Sendable {
    /// The field.
    public let field: OpportunityField
    /// The condition on its value.
    public let test: ValueTest

    /// Creates a condition.
    public init(_ field: OpportunityField, _ test: ValueTest) {
      self.field = field
      self.test = test
    }
  }

  /// A condition on a program membership.
  public enum MembershipConstraint: Hashable, Sendable {
    /// On the status name.
    case status(ValueTest)
    /// Whether success was reached.
    case success(Bool)
    /// Whether the program acquired the person.
    case acquiredBy(Bool)
    /// On the day the membership began.
    case membershipDate(ValueTest)
    /// In an engagement program, in a stream of such a name, with a cadence that is paused or not;
    /// nil means any.
    case nurture(stream: ValueTest?, isPaused: Bool?)
    /// On a custom field of the member.
    case memberField(FieldID, ValueTest)
    /// Whether the member got all content of an engagement program.
    case exhausted(Bool)
  }

  /// A condition on a Salesforce campaign membership.
  public enum SFDCMembershipConstraint: Hashable, Sendable {
    /// On the status label.
    case status(ValueTest)
    /// Whether the status counts as responded.
    case responded(Bool)
  }
}
