import RuleGraph
import SyncState

/// The two days of the clean-up of trigger campaigns that nobody enters (SC-S11).
///
/// Which days of a quarter they are is not documented: here campaigns are deactivated when a quarter
/// begins. Six months are 180 days, as a month is 30 days everywhere (SC-Q4).
enum CleanUp: Sendable, CaseIterable {
  /// Campaigns are announced that are going to be deactivated.
  case notice
  /// They are deactivated, a week later.
  case deactivation

  /// How long nobody has qualified when a campaign is announced.
  static let idleDays = 180
  private static let noticeDays = 7

  /// Returns the next such day after a day.
  func next(after day: CivilDate) -> CivilDate {
    Self.quarter(after: day.advanced(days: lead)).advanced(days: -lead)
  }

  /// Returns the day on which what is decided on such a day comes into effect.
  func deactivation(_ day: CivilDate) -> CivilDate { day.advanced(days: lead) }

  /// Returns the day on which a campaign is deactivated that nobody has entered since a day.
  static func deactivation(of idleSince: CivilDate) -> CivilDate {
    quarter(after: idleSince.advanced(days: idleDays + noticeDays))
  }

  private var lead: Int {
    switch self {
    case .notice: Self.noticeDays
    case .deactivation: 0
    }
  }

  private static func quarter(after day: CivilDate) -> CivilDate {
    ValueTest.TimeFrame.thisQuarter.days(around: day).upperBound.advanced(days: 1)
  }
}
