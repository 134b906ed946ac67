import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// Checks each program against the Salesforce campaign that it is mapped to.
  mutating func checkMappings() {
    var first: [SFDCCampaignID: Int] = [:]
    let mapped = program.programs.indices.filter { program.programs[$0].mappingSpan != nil }
      .sorted { program.programs[$0].span < program.programs[$1].span }
    for position in mapped {
      guard let campaign = program.assets.programs[position].sfdcCampaign,
        let span = program.programs[position].mappingSpan
      else { continue }
      if let other = first[campaign] {
        report(
          SemanticsDiagnostics.mappedTwice(
            program.assets.sfdcCampaigns[campaign.index].name,
            other: program.assets.programs[other].name,
            first: program.programs[other].mappingSpan ?? span, at: span))
      } else {
        first[campaign] = position
      }
      check(position, campaign, at: span)
    }
  }

  private mutating func check(_ position: Int, _ campaign: SFDCCampaignID, at span: Span) {
    let mapped = program.assets.sfdcCampaigns[campaign.index]
    if !mapped.isVisible {
      report(SemanticsDiagnostics.invisibleCampaign(mapped.name, at: span))
    }
    guard let channel = channel(of: ProgramID(position)) else { return }
    let statuses = channel.statuses.dropFirst()
    let names = program.settings.statusNames
    let unknown = mapped.statuses.map(\.label).filter { label in
      !statuses.contains { names.areSame($0.name, label) }
    }
    if !unknown.isEmpty { reportDifference(unknown, channel, position, campaign, at: span) }
    let isExact = program.settings.statusMatching == .exact
    let missing = statuses.filter { status in
      !status.isHidden && !unknown.contains { Self.folded($0) == Self.folded(status.name) }
        && !mapped.statuses.contains { names.areSame($0.label, status.name) }
    }
    if !missing.isEmpty {
      report(
        SemanticsDiagnostics.statusMissingInSalesforce(
          missing.map(\.name), campaign: mapped.name, isError: isExact, at: span))
    }
  }

  private mutating func reportDifference(
    _ labels: [String], _ channel: Channel, _ position: Int, _ campaign: SFDCCampaignID,
    at span: Span
  ) {
    let names = channel.statuses.map(\.name)
    let nearest = labels.compactMap { label in
      names.first { Self.folded($0) == Self.folded(label) }.map { (label, $0) }
    }
    let declared = catalogue.sfdcCampaigns.items[campaign.index].statuses.filter {
      labels.contains($0.label.value)
    }
    report(
      SemanticsDiagnostics.mappedStatusesDiffer(
        labels, program: program.assets.programs[position].name, nearest: nearest, at: span,
        declared: declared.map { .init($0.label.span, "the program has no such status") }))
  }

  /// A name without blanks and letter case, for hints (CS-S3).
  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { !$0.isWhitespace })
  }
}
