public import RuleSemantics
public import RuleSource
import SyncState

/// Runs the lints over a program, piece by piece.
///
/// A piece is a lint of the whole workspace, or some smart lists or campaigns that all other lints look
/// at one after the other: what one of them has read, the next finds in the processor's caches.
public struct Linter: Sendable {
  /// The lints, by name.
  public static let lints: [Lint] = Registry.lints.sorted { $0.kind.name < $1.kind.name }

  /// The lints of filters, with their positions.
  private static let lintsOfFilters: [Numbered<FilterFacts>] = lints.enumerated().compactMap {
    number, lint in
    guard case .filters(let check) = lint.check else { return nil }
    return Numbered(number: number, check: check)
  }
  /// The lints of campaigns, with their positions.
  private static let lintsOfCampaigns: [Numbered<CampaignFacts>] = lints.enumerated().compactMap {
    number, lint in
    guard case .campaign(let check) = lint.check else { return nil }
    return Numbered(number: number, check: check)
  }

  /// What a lint does, with its position.
  private struct Numbered<Facts>: Sendable {
    let number: Int
    let check: @Sendable (Facts, inout LintReport) -> Void
  }

  /// The smart lists or campaigns of a piece.
  private static let pieceSize = 128

  private let workspace: LintedWorkspace
  private let pieces: [Piece]

  private enum Piece {
    case workspace(Lint)
    case smartLists(Range<Int>)
    case campaigns(Range<Int>)
  }

  /// Prepares to look at a program.
  ///
  /// A program that could not be resolved completely is looked at as far as it goes.
  public init(_ program: ResolvedWorkspace) {
    workspace = LintedWorkspace(program)
    let whole = Self.lints.filter { if case .workspace = $0.check { true } else { false } }
    pieces =
      whole.map { .workspace($0) }
      + Self.ranges(program.smartLists.count).map { .smartLists($0) }
      + Self.ranges(program.campaigns.count).map { .campaigns($0) }
  }

  private static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: pieceSize).map { $0..<min(count, $0 + pieceSize) }
  }

  /// The number of pieces; each can be looked at by itself.
  public var pieceCount: Int { pieces.count }

  /// Returns what the lints find in a piece, in any order.
  public func findings(inPiece number: Int) -> [Diagnostic] {
    switch pieces[number] {
    case .workspace(let lint): lint.findings(in: workspace.program)
    case .smartLists(let range): findings(inSmartLists: range)
    case .campaigns(let range): findings(inCampaigns: range)
    }
  }

  /// Returns what the lints find, in the order of reports.
  public func findings() -> [Diagnostic] {
    (0..<pieceCount).flatMap { findings(inPiece: $0) }.sorted(by: Diagnostic.reportOrder)
  }

  private func findings(inSmartLists range: Range<Int>) -> [Diagnostic] {
    var reports = Self.lints.map { LintReport(kind: $0.kind) }
    for position in range {
      let facts = FilterFacts(workspace.program.smartLists[position].filters, workspace)
      Self.look(at: facts, &reports)
    }
    return reports.flatMap(\.diagnostics)
  }

  private func findings(inCampaigns range: Range<Int>) -> [Diagnostic] {
    var reports = Self.lints.map { LintReport(kind: $0.kind) }
    for position in range {
      let facts = CampaignFacts(CampaignID(position), workspace)
      Self.look(at: facts.filters, &reports)
      for lint in Self.lintsOfCampaigns { lint.check(facts, &reports[lint.number]) }
    }
    return reports.flatMap(\.diagnostics)
  }

  private static func look(at facts: FilterFacts, _ reports: inout [LintReport]) {
    guard !facts.uses.isEmpty else { return }
    for lint in lintsOfFilters { lint.check(facts, &reports[lint.number]) }
  }
}

extension Lint {
  /// Returns what a lint of the whole workspace finds.
  fileprivate func findings(in program: ResolvedWorkspace) -> [Diagnostic] {
    guard case .workspace(let check) = check else { return [] }
    var report = LintReport(kind: kind)
    check(program, &report)
    return report.diagnostics
  }
}
