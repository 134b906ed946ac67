import SyncState

/// What happened in the campaigns of a run, in numbers.
///
/// Only campaigns in which something happened have numbers of their own, so that many short runs of
/// a large workspace do not copy those of all.
struct CampaignCounts: Sendable {
  /// What each campaign begins with; all runs share it.
  private let blank: [CampaignSummary]
  /// Where the numbers of each campaign are, plus one; 0 for campaigns in which nothing happened.
  private var places: [UInt32]
  private var counted: [CampaignSummary] = []

  /// Has counted nothing yet.
  init(_ blank: [CampaignSummary]) {
    self.blank = blank
    places = Array(repeating: 0, count: blank.count)
  }

  /// The numbers of a campaign in which something happens.
  subscript(campaign: CampaignID) -> CampaignSummary {
    get {
      let place = Int(places[campaign.index])
      return place > 0 ? counted[place - 1] : blank[campaign.index]
    }
    _modify {
      if places[campaign.index] == 0 {
        counted.append(blank[campaign.index])
        places[campaign.index] = UInt32(counted.count)
      }
      yield &counted[Int(places[campaign.index]) - 1]
    }
  }

  /// The numbers of all campaigns, in the order of the graph.
  var all: [CampaignSummary] { places.indices.map { self[CampaignID($0)] } }

  /// How often each campaign was entered.
  var qualified: [Int] {
    places.map { $0 > 0 ? counted[Int($0) - 1].qualified : 0 }
  }
}
