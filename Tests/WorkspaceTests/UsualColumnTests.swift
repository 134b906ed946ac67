import RuleExchange
import RuleGraph
import RuleWorkspace
import SyncState
import Testing

/// The columns that Marketo's extracts usually have.
@Suite struct UsualColumnTests {
  private static let workspace = """
    rulec: 1
    salesforce: {sync: disabled}
    ---
    channel: Nurture
    program_types: [engagement]
    statuses: [{name: Member, step: 10}, {name: Engaged, step: 20, success: true}]
    ---
    program: Onboarding
    id: 7
    channel: Nurture
    streams: [Cold, Warm]

    """

  private func load(_ files: [(String, String)]) throws -> (state: [OutputFile], LoadReport) {
    let analysis = WorkspaceAnalyser { _ in .utc }.analyse([
      WorkspaceFile(path: "rules.yaml", bytes: Array(Self.workspace.utf8))
    ])
    let graph = try #require(analysis.compile())
    var loader = StateLoader(assets: graph.assets, text: graph.text, zone: graph.zone)
    for (name, text) in files { loader.load(file: name, bytes: Array(text.utf8)) }
    let (mirror, report) = loader.finish()
    return (StateWriter(mirror, report: report).files(), report)
  }

  @Test func `MX-L4: the usual columns of people are fields without being declared`() throws {
    let names = """
      id,firstName,lastName,email,company,title,phone,city,state,country,industry,annualRevenue,\
      numberOfEmployees,website,leadSource,leadStatus,leadScore,rating,unsubscribed,emailInvalid,\
      doNotCall,acquisitionProgramId,originalSourceType,createdAt,updatedAt,sfdcId,sfdcType,\
      sfdcLeadId,sfdcContactId,sfdcAccountId,sfdcLeadOwnerId,isLead,isAnonymous,mktoName,personType
      """
    let row = "1" + String(repeating: ",null", count: names.count { $0 == "," })
    let (_, report) = try load([("people.csv", "\(names)\n\(row)\n")])
    #expect(report.files.map(\.shape) == [.people])
    #expect(report.files.flatMap(\.unknownColumns) == [])
    #expect(report.findings.map(\.concise) == [])
  }

  @Test func `MX-P1: the columns of program members are known, and read where the model has them`()
    throws
  {
    let members = """
      acquiredBy,attendanceLikelihood,createdAt,isExhausted,leadId,membershipDate,nurtureCadence,\
      program,programId,reachedSuccess,reachedSuccessDate,registrationCode,registrationLikelihood,\
      statusName,statusReason,trackName,updatedAt,waitlistPriority,webinarUrl
      true,null,null,true,1,2026-09-01,pause,Onboarding,7,true,2026-09-02,null,null,Engaged,null,\
      Warm,null,null,null

      """
    let (files, report) = try load([
      ("people.csv", "id,email\n1,a@example.com\n"), ("members.csv", members),
    ])
    #expect(report.files.flatMap(\.unknownColumns) == [])
    #expect(report.findings.map(\.concise) == [])
    let written = files.first { $0.name == "program_members.csv" }
    #expect(
      String(decoding: written?.bytes ?? [], as: UTF8.self) == """
        programId,program,leadId,statusName,reachedSuccess,reachedSuccessDate,membershipDate,\
        acquiredBy,trackName,nurtureCadence,isExhausted
        7,Onboarding,1,Engaged,true,2026-09-02,2026-09-01,true,Warm,pause,true

        """)
  }
}
