import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension Resolution {
  /// Returns the condition on a status that a literal spells.
  mutating func statusTest(_ literal: Literal, of owner: String, _ context: ArgumentContext)
    -> Argument?
  {
    let subject = TestSubject(name: context.parameter.name, type: .string)
    guard let test = test(literal, subject, context.scope) else { return nil }
    guard case .text(.is, let texts, _) = test, let known = knownStatuses(of: owner, context) else {
      return .valueTest(test)
    }
    for text in texts.map({ program.text[$0] }) where !known.contains(where: { $0 == text }) {
      let folded = text.lowercased()
      guard !known.contains(where: { $0.lowercased() == folded }) else { continue }
      report(
        SemanticsDiagnostics.unknownStatus(
          text, of: title(of: owner, context), among: known,
          at: literal.span(of: text) ?? literal.span))
    }
    return .valueTest(test)
  }

  /// Returns whose statuses are not found, as a message begins: "the program `Q4 Launch` has no".
  private func title(of owner: String, _ context: ArgumentContext) -> String {
    switch context.argument(named: owner) {
    case .programTest(let test):
      title(test.named?.map { program.assets.programs[$0.index].name }, "program")
    case .sfdcCampaignTest(let test):
      title(
        test.named?.map { program.assets.sfdcCampaigns[$0.index].name }, "Salesforce campaign")
    default: title(nil, owner)
    }
  }

  /// Returns the statuses that the assets of a picker have; nil when too little is known.
  private func knownStatuses(of owner: String, _ context: ArgumentContext) -> [String]? {
    switch context.argument(named: owner) {
    case .programTest(let test):
      let ids = test.named ?? program.assets.programs.indices.map { ProgramID($0) }
      let channels = ids.compactMap { channel(of: $0) }
      guard !ids.isEmpty, channels.count == ids.count else { return nil }
      return union(channels.map { $0.statuses.map(\.name) })
    case .sfdcCampaignTest(let test):
      let ids = test.named ?? program.assets.sfdcCampaigns.indices.map { SFDCCampaignID($0) }
      guard !ids.isEmpty else { return nil }
      return union(ids.map { memberStatuses(of: $0) })
    default:
      return nil
    }
  }

  /// The labels that members of a campaign can hold, those that a mapping will create included.
  private func memberStatuses(of id: SFDCCampaignID) -> [String] {
    var labels = program.assets.sfdcCampaigns[id.index].statuses.map(\.label)
    guard program.settings.statusMatching == .salesforceLabelsKnown else { return labels }
    for mapped in mappedPrograms[id] ?? [] {
      for status in channel(of: mapped)?.statuses.dropFirst() ?? []
      where !status.isHidden
        && !labels.contains(where: { program.settings.statusNames.areSame($0, status.name) })
      {
        labels.append(status.name)
      }
    }
    return labels
  }

  private func title(_ names: [String]?, _ noun: String) -> String {
    guard let names else { return "no \(noun) has a" }
    guard names.count == 1 else { return "none of these \(noun)s has a" }
    return "the \(noun) \(Diagnostic.quoted(names[0])) has no"
  }

  private func union(_ lists: [[String]]) -> [String] {
    if lists.count == 1 { return lists[0] }
    var names: [String] = []
    for name in lists.joined() where !names.contains(name) { names.append(name) }
    return names
  }

  /// Returns the progression status that a literal names.
  mutating func programStatus(_ literal: Literal, of owner: String, _ context: ArgumentContext)
    -> Argument?
  {
    guard let scalar = plainText(literal, context) else { return nil }
    guard case .program(let id) = context.argument(named: owner), let channel = channel(of: id)
    else {
      // A program that is missing or unknown has been reported, unless it may be left out.
      guard context.isLeftOut(owner) else { return nil }
      return refuse(
        SemanticsDiagnostics.missingParameter(owner, of: context.word, at: scalar.span))
    }
    let name = program.assets.programs[id.index].name
    guard let status = channel.status(named: scalar.text) else {
      return refuse(
        SemanticsDiagnostics.unknownStatus(
          scalar.text, of: "the program \(Diagnostic.quoted(name)) has no",
          among: channel.statuses.map(\.name), at: scalar.span))
    }
    if channel.statuses[status.index].isHidden {
      report(SemanticsDiagnostics.hiddenStatus(scalar.text, of: name, at: scalar.span))
    }
    return .status(status)
  }

  /// Returns the member status that a literal names, with tokens if allowed.
  mutating func memberStatus(
    _ literal: Literal, of owner: String, tokens: Bool, _ context: ArgumentContext
  ) -> Argument? {
    guard let scalar = scalar(literal, "a member status") else { return nil }
    if TokenTemplate.hasTokens(scalar.text) {
      guard tokens else { return refuse(SemanticsDiagnostics.tokenNotAllowed(at: scalar.span)) }
      return template(scalar, context.scope).map { .template($0) }
    }
    guard let scalar = plainText(literal, context) else { return nil }
    if let id = campaign(of: context.argument(named: owner), context.scope) {
      let labels = memberStatuses(of: id)
      guard labels.contains(where: { sameBytes($0, scalar.text) }) else {
        let name = program.assets.sfdcCampaigns[id.index].name
        return refuse(
          SemanticsDiagnostics.unknownStatus(
            scalar.text, of: "the Salesforce campaign \(Diagnostic.quoted(name)) has no",
            among: labels,
            at: scalar.span))
      }
    }
    let text = intern(scalar.text)
    return tokens ? .template(Template([.literal(text)])) : .text(text)
  }

  /// Returns the campaign of a step, also when a token of the own program names it.
  private func campaign(of argument: Argument?, _ scope: Scope) -> SFDCCampaignID? {
    switch argument {
    case .sfdcCampaign(.fixed(let id)): return id
    case .sfdcCampaign(.named(let template)):
      guard case .token(.my(let name), _)? = template.parts.first,
        let token = myToken(program.text[name], in: scope.program),
        case .found(let position) = catalogue.sfdcCampaigns.names.find(program.text[token.value])
      else { return nil }
      return SFDCCampaignID(position)
    default: return nil
    }
  }
}

extension AssetTest {
  /// The assets that the test names as passing; nil when it does not restrict to a few.
  var named: [ID]? {
    switch self {
    case .oneOf(let ids): ids
    case .any, .noneOf: nil
    }
  }
}
