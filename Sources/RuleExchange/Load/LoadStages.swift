import SyncState

/// The rows of all files by what they hold.
struct LoadStages: Sendable {
  var people: PeopleStage
  var records: RecordStage
  var campaigns = CampaignStage()
  var campaignMembers: CampaignMemberStage
  var programMembers: ProgramMemberStage
  var opportunities: OpportunityStage
  var lists = ListStage()
  var history = HistoryStage()
  var shadow = ShadowStage()
  var unfinished = UnfinishedStage()

  init(assets: Assets, demand: ColumnDemand) {
    people = PeopleStage(schema: assets.fields, demand: demand)
    records = RecordStage(schema: assets.fields, demand: demand)
    campaignMembers = CampaignMemberStage(fields: assets.memberFields, demand: demand)
    programMembers = ProgramMemberStage(fields: assets.memberFields)
    opportunities = OpportunityStage(demand: demand)
  }
}
