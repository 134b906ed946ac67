import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Returns the one asset that a literal names.
  mutating func asset(
    _ literal: Literal, _ kind: ParameterKind.AssetKind, _ context: ArgumentContext
  ) -> Argument? {
    guard let scalar = plainText(literal, context) else { return nil }
    if context.parameter.presence == .thisCampaign, scalar.text == "this campaign",
      let campaign = context.scope.campaign
    {
      return .campaign(campaign)
    }
    let found = asset(
      scalar.located, in: names(of: kind), Self.noun(of: kind), from: context.scope.programName)
    guard let position = found else { return nil }
    switch kind {
    case .program: return .program(ProgramID(position))
    case .segmentation: return .field(divisions(.segmentation)[position].field)
    case .revenueModel:
      let model = divisions(.revenueModel)[position]
      if context.scope.position == .action, !model.isApproved {
        report(SemanticsDiagnostics.modelNotApproved(model.name, at: scalar.span))
      }
      return .field(model.field)
    case .engagementProgram:
      let id = ProgramID(position)
      return checkEngagement([id], at: scalar.span) ? .program(id) : nil
    case .staticList: return .list(ListID(position))
    case .smartList:
      named.smartLists.insert(SmartListID(position))
      return .smartList(SmartListID(position))
    case .smartCampaign: return .campaign(CampaignID(position))
    case .sfdcCampaign:
      named.sfdcCampaigns.insert(SFDCCampaignID(position))
      checkVisible(SFDCCampaignID(position), at: scalar.span)
      return .sfdcCampaign(.fixed(SFDCCampaignID(position)))
    }
  }

  /// Returns the Salesforce campaign that a literal names, by name or by a token (SC-T6).
  mutating func sfdcCampaignOrToken(_ literal: Literal, _ context: ArgumentContext) -> Argument? {
    guard let scalar = scalar(literal, "the name of a Salesforce campaign, or a token") else {
      return nil
    }
    guard TokenTemplate.hasTokens(scalar.text) else {
      return asset(literal, .sfdcCampaign, context)
    }
    let expected = "one `my.` token of type `sfdc_campaign`"
    guard let (part, _) = onlyMyToken(scalar, .sfdcCampaign, expected, context.scope) else {
      return nil
    }
    return .sfdcCampaign(.named(Template([part])))
  }

  private mutating func checkVisible(_ id: SFDCCampaignID, at span: Span) {
    let campaign = program.assets.sfdcCampaigns[id.index]
    if !campaign.isVisible {
      report(SemanticsDiagnostics.invisibleCampaign(campaign.name, at: span))
    }
  }

  /// Returns the field that a literal names and that can play a role.
  mutating func field(
    _ literal: Literal, _ role: ParameterKind.FieldRole, _ context: ArgumentContext
  ) -> Argument? {
    guard let scalar = plainText(literal, context) else { return nil }
    if role == .programMember { return memberField(scalar, context) }
    guard let id = field(scalar.text, at: scalar.span, isPlain: !scalar.isQuoted) else {
      return nil
    }
    let field = program.assets.fields[id]
    switch role {
    case .readable, .programMember:
      break
    case .writable:
      guard !field.isReadOnly else {
        return refuse(SemanticsDiagnostics.readOnlyField(field.name, at: scalar.span))
      }
    case .score:
      guard field.type == .score else {
        let scores = program.assets.fields.fields.filter { $0.type == .score }.map(\.name)
        return refuse(
          SemanticsDiagnostics.notAScore(
            field.name, type: field.type.rawValue, scores: scores, at: scalar.span))
      }
    }
    if context.scope.actor == .salesforce, field.salesforceName == nil {
      return refuse(SemanticsDiagnostics.unsyncedField(field.name, at: scalar.span))
    }
    return .field(id)
  }

  private mutating func memberField(
    _ scalar: ScalarLiteral, _ context: ArgumentContext
  ) -> Argument? {
    let fields = program.assets.memberFields
    guard let id = fields.find(scalar.text) else {
      return refuse(
        SemanticsDiagnostics.unknownMemberField(
          scalar.text, among: fields.fields.map(\.name), at: scalar.span))
    }
    let field = fields[id]
    if field.name != scalar.text {
      report(
        SemanticsDiagnostics.oldName(
          scalar.text, now: field.name, at: scalar.span, isPlain: !scalar.isQuoted))
    }
    if context.scope.actor == .salesforce, field.salesforceName == nil {
      return refuse(SemanticsDiagnostics.unsyncedField(field.name, at: scalar.span))
    }
    return .field(id)
  }

  /// Returns the field that the argument of a parameter names.
  func field(of parameter: String, _ context: ArgumentContext) -> Field? {
    guard let position = context.word.parameter(named: parameter),
      case .field(let id)? = context.arguments[position]
    else { return nil }
    let isOfMembers = context.word.parameters[position].kind == .field(.programMember)
    return isOfMembers ? program.assets.memberFields[id] : program.assets.fields[id]
  }
}
