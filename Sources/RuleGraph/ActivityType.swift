public import SyncState

/// A type of entry in Marketo's activity log; the raw value is the published id (CAT-8).
public enum ActivityType: UInt16, Sendable, CaseIterable, Comparable {
  /// Visit Webpage.
  case visitWebpage = 1
  /// Fill Out Form.
  case fillOutForm = 2
  /// Click Link.
  case clickLink = 3
  /// Send Email.
  case sendEmail = 6
  /// Email Delivered.
  case emailDelivered = 7
  /// Email Bounced.
  case emailBounced = 8
  /// Unsubscribe Email.
  case unsubscribeEmail = 9
  /// Open Email.
  case openEmail = 10
  /// Click Email.
  case clickEmail = 11
  /// New Lead.
  case newLead = 12
  /// Change Data Value.
  case changeDataValue = 13
  /// Sync Lead to SFDC.
  case syncLeadToSFDC = 19
  /// Convert Lead.
  case convertLead = 21
  /// Change Score.
  case changeScore = 22
  /// Change Owner.
  case changeOwner = 23
  /// Add to List.
  case addToList = 24
  /// Remove from List.
  case removeFromList = 25
  /// Email Bounced Soft.
  case emailBouncedSoft = 27
  /// Sync Lead Updates to SFDC.
  case syncLeadUpdatesToSFDC = 28
  /// Delete Lead from SFDC.
  case deleteLeadFromSFDC = 29
  /// SFDC Merge Leads: people who became one because their records did.
  case sfdcMergeLeads = 31
  /// Merge Leads.
  case mergeLeads = 32
  /// Delete Lead.
  case deleteLead = 37
  /// Send Alert.
  case sendAlert = 38
  /// Add to SFDC Campaign.
  case addToSFDCCampaign = 42
  /// Remove from SFDC Campaign.
  case removeFromSFDCCampaign = 43
  /// Change Status in SFDC Campaign.
  case changeStatusInSFDCCampaign = 44
  /// Interesting Moment.
  case interestingMoment = 46
  /// Request Campaign.
  case requestCampaign = 47
  /// Change Lead Partition.
  case changeLeadPartition = 100
  /// Change Revenue Stage.
  case changeRevenueStage = 101
  /// Change Revenue Stage Manually.
  case changeRevenueStageManually = 102
  /// Change Segment.
  case changeSegment = 108
  /// Change Status in Progression.
  case changeStatusInProgression = 104
  /// Call Webhook.
  case callWebhook = 110
  /// Change Program Member Data.
  case changeProgramMemberData = 123
  /// Add to Nurture.
  case addToNurture = 113
  /// Change Nurture Track.
  case changeNurtureTrack = 114
  /// Change Nurture Cadence.
  case changeNurtureCadence = 115
  /// SFDC Activity.
  case sfdcActivity = 26
  /// SFDC Activity Updated.
  case sfdcActivityUpdated = 30
  /// Add to Opportunity.
  case addToOpportunity = 34
  /// Remove from Opportunity.
  case removeFromOpportunity = 35
  /// Update Opportunity.
  case updateOpportunity = 36
  /// Send Sales Email.
  case sendSalesEmail = 39
  /// Open Sales Email.
  case openSalesEmail = 40
  /// Click Sales Email.
  case clickSalesEmail = 41
  /// Receive Sales Email.
  case receiveSalesEmail = 45
  /// Sales Email Bounced.
  case salesEmailBounced = 48
  /// Send Forward to Friend Email.
  case sendForwardToFriendEmail = 111
  /// Receive Forward to Friend Email.
  case receiveForwardToFriendEmail = 112
  /// Push Lead to Marketo.
  case pushLeadToMarketo = 145
  /// An executed campaign; the vendor publishes no id, so the number is ours.
  case executeCampaign = 9001
  /// Reply to Sales Email; the vendor publishes no id, so the number is ours.
  case replyToSalesEmail = 9002
  /// Attend Event; the vendor publishes no id, so the number is ours.
  case attendEvent = 9003
  /// Ask Questions During Event; the vendor publishes no id, so the number is ours.
  case askQuestionsDuringEvent = 9004
  /// Respond to a Poll; the vendor publishes no id, so the number is ours.
  case respondToPoll = 9005
  /// Respond to a Survey; the vendor publishes no id, so the number is ours.
  case respondToSurvey = 9006
  /// Click on a Link; the vendor publishes no id, so the number is ours.
  case clickEventLink = 9007
  /// Download an Asset; the vendor publishes no id, so the number is ours.
  case downloadAsset = 9008
  /// Engage with a Dialogue; the vendor publishes no id, so the number is ours.
  case engageWithDialogue = 9009
  /// Engage with an Agent in Dialogue; the vendor publishes no id, so the number is ours.
  case engageWithAgentInDialogue = 9010
  /// Interact with Document in Dialogue; the vendor publishes no id, so the number is ours.
  case documentInDialogue = 9011
  /// Reach Dialogue Goal; the vendor publishes no id, so the number is ours.
  case reachDialogueGoal = 9012
  /// Schedule Meeting in Dialogue; the vendor publishes no id, so the number is ours.
  case scheduleMeetingInDialogue = 9013
  /// Engage with a Conversational Flow; the vendor publishes no id, so the number is ours.
  case engageWithFlow = 9014
  /// Engage with an Agent in Conversational Flow; the vendor publishes no id, so the number is ours.
  case engageWithAgentInFlow = 9015
  /// Interact with Document in Conversational Flow; the vendor publishes no id, so the number is ours.
  case documentInFlow = 9016
  /// Reach Goal in Conversational Flow; the vendor publishes no id, so the number is ours.
  case reachFlowGoal = 9017
  /// Schedule Meeting in Conversational Flow; the vendor publishes no id, so the number is ours.
  case scheduleMeetingInFlow = 9018
  /// Click Link in SMS Message; the vendor publishes no id, so the number is ours.
  case clickSMSLink = 9019
  /// SMS Message Bounced; the vendor publishes no id, so the number is ours.
  case smsBounced = 9020
  /// SMS Message Delivered; the vendor publishes no id, so the number is ours.
  case smsDelivered = 9021

  /// Orders types by id.
  public static func < (left: ActivityType, right: ActivityType) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What an activity is about: the primary attribute of its log entry.
public enum ActivityAsset: Hashable, Sendable {
  /// Nothing.
  case none
  /// A field of the person (types 13 and 22).
  case field(FieldID)
  /// A program (types 104 and 123).
  case program(ProgramID)
  /// A static list (types 24 and 25).
  case list(ListID)
  /// A Salesforce campaign (types 42, 43 and 44).
  case sfdcCampaign(SFDCCampaignID)
  /// A smart campaign (type 47 and executed campaigns).
  case campaign(CampaignID)
  /// An asset known only by name: an email, a form, a page.
  case named(TextID)
}
