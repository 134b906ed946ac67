import SyncState

extension ChangeSetWriter {
  /// Explains the files to the person who loads them.
  func readme(_ files: [OutputFile]) -> String {
    var text = """
      Salesforce change set of a simulated run
      ========================================

      Nothing has been written to Salesforce. These files hold what the run would have changed there.
      Review them, then load them with Bulk API 2.0 or Data Loader: UTF-8, comma, LF, in the order of
      the numbers. In updates an empty cell leaves a field alone and #N/A clears it.

      The files are the difference between the state before and after the run. What the events of the
      run did in Salesforce themselves is part of the difference, too.


      """
    text += files.isEmpty ? "There is nothing to load.\n" : "Files:\n"
    for file in files { text += "  \(file.name)\n" }
    if leadKey != nil, files.contains(where: { $0.name.hasPrefix("7-") }) {
      text += """

        New leads get their Marketo id in the field \(leadKey ?? ""), by which
        7-campaign-member-insert-new-records.csv names them: load it after 1-lead-insert.csv.

        """
    } else if files.contains(where: { $0.name.hasPrefix("1-") }) {
      text += """

        New leads have no Salesforce id yet. 1-lead-insert-keys.csv has one row for each row of
        1-lead-insert.csv, in the same order: the id that the run used, the Marketo id and the email
        address. The result file of the insert gives the real ids. In
        7-campaign-member-insert-new-records.csv put them in place of the column SimulatedId, rename
        that column to LeadId, take out Object and Email, and load it.

        """
    }
    if files.contains(where: { $0.name.hasPrefix("10-") }) {
      text += """

        10-campaign-member-by-key.csv cannot be loaded as it is: an update or a delete needs the id of
        the member itself, which the exported members did not have. Export the members with their Id
        and look them up by campaign and lead or contact.

        """
    }
    text += byHand()
    let hasUnknown =
      changes.members.contains { isUnknown($0.campaign) }
      || changes.newStatuses.contains { isUnknown($0.campaign) }
      || changes.changedCampaigns.contains { isUnknown($0.campaign) }
    if hasUnknown {
      text +=
        "\nA campaign without an id, or in <angle brackets>, has none in the data; put it in.\n"
    }
    return text
  }

  /// Lists what no file can hold.
  private func byHand() -> String {
    var text = ""
    if !changes.otherStatuses.isEmpty {
      text += "\nChange these member statuses by hand; their own ids are not in the data:\n"
      for (campaign, label) in changes.otherStatuses {
        text += "  \(after.assets.sfdcCampaigns[campaign.index].name): \(label)\n"
      }
    }
    let accounts = changes.changedRecords.compactMap { change -> String? in
      let record = after.records[change.record]
      let names = change.fields.filter { isOnAccount($0, record.kind) }
        .map { column($0, record.kind) }
      guard !names.isEmpty else { return nil }
      return "  \(self.text(record.salesforceID)): \(names.joined(separator: ", "))\n"
    }
    if !accounts.isEmpty {
      text += "\nChange these by hand on the accounts of contacts, which a contact cannot change:\n"
      text += accounts.joined()
    }
    let unspeakable = unspeakable()
    if !unspeakable.isEmpty {
      text += "\nSet these to the text #N/A by hand; a file would clear them:\n"
      text += unspeakable.joined()
    }
    if !changes.convertedRecords.isEmpty {
      text += "\nConvert these leads by hand; a conversion cannot be loaded:\n"
      for record in changes.convertedRecords {
        text += "  \(self.text(after.records[record].salesforceID))\n"
      }
    }
    if !changes.mergedRecords.isEmpty {
      text +=
        "\nMerge these records by hand first, the second into the first; a merge cannot be loaded:\n"
      for record in changes.mergedRecords {
        let winner = after.records[record].mergedInto.map { after.records[$0].salesforceID }
        text += "  \(self.text(winner)) \(self.text(after.records[record].salesforceID))\n"
      }
    }
    return text
  }

  /// Fields of records and of members that got the text `#N/A`.
  private func unspeakable() -> [String] {
    let fields = after.assets.fields.fields.indices.map { FieldID($0) }
      .filter { after.assets.fields[$0].salesforceName != nil }
    let written =
      changes.newRecords.map { (record: $0, fields: fields) }
      + changes.changedRecords.map { (record: $0.record, fields: $0.fields) }
    let ofRecords = written.compactMap { record, fields in
      line(
        record,
        fields.filter { SalesforceCell.isUnspeakable(after.records[record, $0], after.text) }
          .map { column($0, after.records[record].kind) })
    }
    let ofMembers = changes.members.filter { $0.new != nil }.compactMap { change in
      let members = after.campaigns[change.campaign.index].members
      return line(
        change.record, in: change.campaign,
        change.fields.filter {
          SalesforceCell.isUnspeakable(members[change.record, $0], after.text)
        }
        .map(columnOfMembers))
    }
    return ofRecords + ofMembers
  }

  private func line(
    _ record: RecordID, in campaign: SFDCCampaignID? = nil, _ names: [String]
  ) -> String? {
    guard !names.isEmpty else { return nil }
    let place = campaign.map { " in \(after.assets.sfdcCampaigns[$0.index].name)" } ?? ""
    let id = text(after.records[record].salesforceID)
    return "  \(id)\(place): \(names.joined(separator: ", "))\n"
  }

  private func isUnknown(_ id: SFDCCampaignID) -> Bool {
    after.campaigns[id.index].salesforceID == nil
  }
}
