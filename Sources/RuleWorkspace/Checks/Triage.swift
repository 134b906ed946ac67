public import RuleSource
public import SyncState

/// A finding that is not counted because somebody said why.
public struct SuppressedDiagnostic: Sendable {
  /// The finding.
  public let diagnostic: Diagnostic
  /// The reason that was given.
  public let justification: String
  /// Where it was given.
  public let place: Place

  /// Where a finding was suppressed.
  public enum Place: String, Sendable {
    /// In a comment of the file.
    case inSource
    /// In a baseline.
    case external
  }
}

/// Decides what becomes of the findings of a workspace: severities of `checks`, suppressions in the
/// files, then the baseline.
public struct Triage: Sendable {
  private let today: CivilDate
  private let root: String
  private let selection: CheckSelection

  /// Creates a triage; suppressions end after `today`, and `root` is the folder of the workspace.
  ///
  /// The findings that the selection names count even when they are only there for those who ask.
  public init(today: CivilDate, root: String, selection: CheckSelection = CheckSelection()) {
    self.today = today
    self.root = root
    self.selection = selection
  }

  /// What became of the findings of a workspace.
  public struct Outcome: Sendable {
    /// The findings that count, in any order.
    public internal(set) var diagnostics: [Diagnostic] = []
    /// The findings that do not, in any order.
    public internal(set) var suppressed: [SuppressedDiagnostic] = []
    /// A baseline of the findings that are there now; empty when none was asked for.
    public internal(set) var newBaseline = ""
    /// The number of findings in it.
    public internal(set) var newBaselineCount = 0
  }

  /// Decides about the findings of an analysis; the next baseline is only made when it is wanted,
  /// because looking for scopes takes time.
  public func decide(
    _ analysis: WorkspaceAnalysis, baseline: Baseline? = nil, makesBaseline: Bool = false
  ) -> Outcome {
    let levels = CheckLevels(analysis.checks, selection)
    let found = analysis.diagnostics + analysis.suppressionMistakes + levels.diagnostics
    var outcome = Outcome()
    var suppressor = Suppressor(analysis.suppressions, in: analysis.sources, today: today)
    for diagnostic in adjusted(found, levels) {
      if let reason = suppressor.justification(for: diagnostic) {
        outcome.suppressed.append(
          SuppressedDiagnostic(diagnostic: diagnostic, justification: reason, place: .inSource))
      } else {
        outcome.diagnostics.append(diagnostic)
      }
    }
    let unused = suppressor.findings(isComplete: analysis.isComplete, isOff: levels.isOff)
    outcome.diagnostics += adjusted(unused, levels)
    outcome.diagnostics.sort(by: Diagnostic.reportOrder)
    if baseline != nil || makesBaseline { compare(&outcome, with: baseline, in: analysis, levels) }
    return outcome
  }

  private func adjusted(_ diagnostics: [Diagnostic], _ levels: CheckLevels) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      var diagnostic = diagnostic
      guard let severity = levels.severity(of: diagnostic.kind, usual: diagnostic.severity)
      else { return nil }
      diagnostic.severity = severity
      return diagnostic
    }
  }

  private struct Key: Hashable {
    let name: String
    let scope: String
  }

  /// Takes out what the baseline expects, reports what it expects in vain, and writes the next one.
  private func compare(
    _ outcome: inout Outcome, with baseline: Baseline?, in analysis: WorkspaceAnalysis,
    _ levels: CheckLevels
  ) {
    var finder = ScopeFinder(root: root)
    let entries = baseline?.entries ?? []
    var left: [Key: Int] = [:]
    for entry in entries {
      left[Key(name: entry.name, scope: entry.scope), default: 0] += entry.count
    }
    var kept: [Diagnostic] = []
    var all: [(name: String, scope: String)] = []
    for diagnostic in outcome.diagnostics {
      guard !DiagnosticCatalogue.mandatoryNames.contains(diagnostic.kind.name) else {
        kept.append(diagnostic)
        continue
      }
      let scope = finder.scope(of: diagnostic.span, in: analysis.sources)
      let key = Key(name: diagnostic.kind.name, scope: scope)
      all.append((key.name, key.scope))
      if let count = left[key], count > 0 {
        left[key] = count - 1
        outcome.suppressed.append(
          SuppressedDiagnostic(
            diagnostic: diagnostic, justification: "in the baseline", place: .external))
      } else {
        kept.append(diagnostic)
      }
    }
    outcome.diagnostics = kept + (baseline?.diagnostics ?? [])
    outcome.newBaseline = Baseline.text(of: all)
    outcome.newBaselineCount = all.count
    // With errors the lints have not run, so that nothing can be said about what is gone.
    guard analysis.isComplete else { return }
    let stale = entries.compactMap { entry -> Diagnostic? in
      let key = Key(name: entry.name, scope: entry.scope)
      let excess = min(left[key] ?? 0, entry.count)
      guard excess > 0, !levels.isOff(entry.name) else { return nil }
      left[key] = (left[key] ?? 0) - excess
      return CheckDiagnostics.stale(entry, excess: excess)
    }
    outcome.diagnostics += adjusted(stale, levels)
  }
}

/// Applies the suppressions of a workspace and remembers which were of use.
private struct Suppressor {
  private let suppressions: [Suppression]
  private let sources: SourceMap
  private let today: CivilDate
  private var byFile: [FileID: [Int]] = [:]
  private var used: [Set<Int>]

  init(_ suppressions: [Suppression], in sources: SourceMap, today: CivilDate) {
    self.suppressions = suppressions
    self.sources = sources
    self.today = today
    used = Array(repeating: [], count: suppressions.count)
    for (position, suppression) in suppressions.enumerated() where isActive(suppression) {
      byFile[suppression.span.file, default: []].append(position)
    }
  }

  private func isActive(_ suppression: Suppression) -> Bool {
    !suppression.reason.isEmpty && !isExpired(suppression)
  }

  private func isExpired(_ suppression: Suppression) -> Bool {
    suppression.until.map { $0 < today } ?? false
  }

  /// Why a finding is suppressed; nil when it is not.
  mutating func justification(for diagnostic: Diagnostic) -> String? {
    guard !byFile.isEmpty, !DiagnosticCatalogue.mandatoryNames.contains(diagnostic.kind.name)
    else { return nil }
    // Campaigns that get into each other's way may be told so at any of them.
    let places =
      diagnostic.kind.category == .interaction
      ? [diagnostic.span] + diagnostic.labels.map(\.span) : [diagnostic.span]
    for place in places {
      guard let candidates = byFile[place.file] else { continue }
      let line = sources[place.file].lines.line(of: place.start)
      for position in candidates {
        let suppression = suppressions[position]
        guard suppression.line == nil || suppression.line == line,
          let name = suppression.names.firstIndex(where: { $0.text == diagnostic.kind.name })
        else { continue }
        used[position].insert(name)
        return suppression.reason
      }
    }
    return nil
  }

  /// What is wrong with the suppressions themselves.
  func findings(isComplete: Bool, isOff: (String) -> Bool) -> [Diagnostic] {
    suppressions.enumerated().flatMap { position, suppression -> [Diagnostic] in
      var found: [Diagnostic] = []
      if suppression.reason.isEmpty { found.append(CheckDiagnostics.withoutReason(suppression)) }
      if isExpired(suppression) { found.append(CheckDiagnostics.expired(suppression)) }
      for (index, name) in suppression.names.enumerated() {
        guard DiagnosticCatalogue.named(name.text) != nil else {
          found.append(CheckDiagnostics.unknown(name))
          continue
        }
        let isMandatory = DiagnosticCatalogue.mandatoryNames.contains(name.text)
        let isIdle = isComplete && isActive(suppression) && !used[position].contains(index)
        guard isMandatory || (isIdle && !isOff(name.text)) else { continue }
        let removal = suppression.removal(of: index, in: sources[suppression.span.file])
        found.append(CheckDiagnostics.unused(name, removal: removal, isMandatory: isMandatory))
      }
      return found
    }
  }
}
