import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

extension StateBuilder {
  /// Restores what an earlier run left; there is nothing without its position.
  mutating func buildUnfinished() {
    guard let position = stages.unfinished.positions.last else { return }
    var cells = UnfinishedCells(position)
    guard let at = cells.instant(0, &context), let runs = cells.count(2, &context),
      let serial = cells.count(3, &context)
    else { return }
    var rest = UnfinishedRun(
      at: at, nextCycle: cells.instant(1, &context), campaignRuns: runs, recordSerial: serial)
    buildWaits(&rest)
    for row in stages.unfinished.pending {
      if let pending = pending(row) { rest.sync.append(pending) }
    }
    report.unfinished = rest
  }

  private mutating func buildWaits(_ rest: inout UnfinishedRun) {
    var campaigns: [TextID: CampaignID] = [:]
    for (position, name) in assets.smartCampaigns.enumerated() {
      campaigns[context.text.intern(name)] = CampaignID(position)
    }
    var last: Int?
    for row in stages.unfinished.waits {
      var cells = UnfinishedCells(row)
      guard let number = cells.count(0, &context), let name = row.cells[1],
        let run = cells.count(2, &context), let step = cells.count(3, &context),
        let until = cells.instant(4, &context), let lead = cells.number(5, &context)
      else { continue }
      guard let campaign = campaigns[name] else {
        reportUndeclared(name, row.place)
        continue
      }
      guard let person = mirror.people.find(marketoID: lead) else { continue }
      if last != number {
        var flow = WaitingFlow(campaign, run: run, step: max(0, step - 1), until: until)
        flow.trigger = trigger(row)
        flow.tokens = tokens(row)
        rest.flows.append(flow)
        last = number
      }
      rest.flows[rest.flows.count - 1].people.append(person)
    }
  }

  /// Says that data are about a smart campaign that is not declared; they are left out.
  mutating func reportUndeclared(_ campaign: TextID, _ place: RowPlace) {
    let name = context.text[campaign]
    context.report(
      ExchangeDiagnostics.undeclaredSmartCampaign, place, place.columns.0,
      "no smart campaign is declared as \(Diagnostic.quoted(name))"
        + ExchangeDiagnostics.nearest(name, assets.smartCampaigns))
  }

  private mutating func trigger(_ row: UnfinishedStage.Row) -> WaitingFlow.Trigger? {
    var cells = UnfinishedCells(row)
    guard row.cells[6] != nil, let number = cells.count(6, &context),
      let type = UInt16(exactly: number).flatMap({ ActivityType(rawValue: $0) })
    else { return nil }
    guard let id = row.cells[7] else { return .init(type, .none) }
    let name = context.text[id]
    func position(_ names: [String]) -> Int? {
      names.firstIndex { sameBytes($0, name) }
    }
    let asset: ActivityAsset? =
      switch type.facts.subject {
      case .nothing: ActivityAsset.none
      case .field: assets.fields.find(name).map { .field($0) }
      case .program: position(assets.programs.map(\.name)).map { .program(ProgramID($0)) }
      case .list: position(assets.lists.map(\.name)).map { .list(ListID($0)) }
      case .sfdcCampaign:
        position(assets.sfdcCampaigns.map(\.name)).map { .sfdcCampaign(SFDCCampaignID($0)) }
      case .campaign: position(assets.smartCampaigns).map { .campaign(CampaignID($0)) }
      case .name: .named(id)
      }
    return asset.map { .init(type, $0) }
  }

  private mutating func tokens(_ row: UnfinishedStage.Row) -> [MyToken] {
    guard let cell = row.cells[8],
      case .array(let items)? = try? JSONReader.read(Array(context.text[cell].utf8))
    else { return [] }
    return items.compactMap { item in
      guard case .object(let entries) = item else { return nil }
      func text(_ key: String) -> String? {
        for entry in entries where entry.key == key {
          if case .string(let text) = entry.value { return text }
        }
        return nil
      }
      guard let name = text("name"), let value = text("value"),
        let type = text("type").flatMap({ TokenType(rawValue: $0) })
      else { return nil }
      return MyToken(
        name: context.text.intern(name), type: type, value: context.text.intern(value))
    }
  }

  /// Returns a row about the sync; nil when what it is about is not declared any more.
  private mutating func pending(_ row: UnfinishedStage.Row) -> PendingSync? {
    guard let kindName = row.cells[0] else { return nil }
    guard let kind = PendingSync.Kind(rawValue: context.text[kindName]) else {
      let shown = Diagnostic.quoted(context.text[kindName])
      context.report(
        ExchangeDiagnostics.invalidValue, row.place, row.place.columns.0,
        "\(shown) is nothing that the sync leaves; expected one of "
          + PendingSync.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))
      return nil
    }
    var cells = UnfinishedCells(row)
    var pending = PendingSync(kind)
    pending.at = cells.instant(1, &context)
    if let name = row.cells[2] {
      guard let program = named(name, assets.programs.map(\.name)) else { return nil }
      pending.program = ProgramID(program)
    }
    if let name = row.cells[3] {
      guard let campaign = named(name, assets.sfdcCampaigns.map(\.name)) else { return nil }
      pending.campaign = SFDCCampaignID(campaign)
    }
    pending.marketoID = cells.number(4, &context)
    if let id = row.cells[5] {
      guard let record = recordIndex[RecordKey(context.text.utf8(id))] else { return nil }
      pending.record = RecordID(record)
    }
    if let name = row.cells[6] {
      let schema = pending.isAboutMemberField ? assets.memberFields : assets.fields
      guard let field = schema.find(context.text[name]) else { return nil }
      pending.field = field
    }
    pending.detail = row.cells[7].map { context.text[$0] }
    pending.message = row.cells[8].map { context.text[$0] }
    pending.count = cells.count(9, &context)
    return pending
  }

  private func named(_ name: TextID, _ names: [String]) -> Int? {
    let name = context.text[name]
    return names.firstIndex { sameBytes($0, name) }
  }
}

/// The cells of a row as numbers and instants; what does not fit is reported.
private struct UnfinishedCells {
  private let row: UnfinishedStage.Row

  init(_ row: UnfinishedStage.Row) { self.row = row }

  mutating func instant(_ column: Int, _ context: inout LoadContext) -> Instant? {
    read(column, &context, "an instant such as `2026-09-08T16:39:14Z`") {
      Instant(utf8: $0.utf8.span)
    }
  }

  mutating func number(_ column: Int, _ context: inout LoadContext) -> Int64? {
    read(column, &context, "a whole number") { Int64($0) }
  }

  mutating func count(_ column: Int, _ context: inout LoadContext) -> Int? {
    read(column, &context, "a whole number from 0") { Int($0).flatMap { $0 < 0 ? nil : $0 } }
  }

  private func read<Content>(
    _ column: Int, _ context: inout LoadContext, _ expected: String,
    _ parse: (String) -> Content?
  ) -> Content? {
    guard let cell = row.cells[column] else { return nil }
    let text = context.text[cell]
    guard let content = parse(text) else {
      context.report(
        ExchangeDiagnostics.invalidValue, row.place, row.place.columns.0,
        "\(Diagnostic.quoted(text)) is no value of what a run leaves; expected \(expected)")
      return nil
    }
    return content
  }
}
