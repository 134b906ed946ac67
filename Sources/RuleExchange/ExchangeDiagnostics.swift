public import RuleSource

/// The kinds of finding about files of data.
public enum ExchangeDiagnostics {
  /// Every kind, in the order of the names.
  public static let all: [DiagnosticKind] = (csv + shapes + rows + references + state).sorted {
    $0.name < $1.name
  }

  private static let csv = [
    cellTooLong, duplicateColumn, emptyFile, encoding, invalidUTF8, noLastLineBreak, noRows,
    otherFormat, raggedRow, rowTooLong, strayQuote, textAfterQuote, tooManyColumns, unclosedQuote,
  ]

  private static let shapes = [misspeltColumn, notState, unknownColumn, unknownFileShape]

  private static let rows = [
    duplicateID, duplicateMember, impossibleDate, invalidRecordID, invalidValue,
    malformedAttributes, missingValue, numberOutOfRange, valueTooLong,
  ]

  private static let references = [
    ambiguousCampaign, danglingReference, duplicateLink, missingFile, unknownMemberStatus,
    unknownProgramStatus, unknownStream,
  ]

  private static let state = [
    campaignRenamed, campaignWithoutData, statusListDiffers, statusListRule, undeclaredCampaign,
    undeclaredList, undeclaredProgram, undeclaredSmartCampaign,
  ]

  /// Returns the nearest of some names as `; did you mean …?`, or nothing.
  static func nearest(_ name: String, _ names: some Sequence<String>) -> String {
    Suggestion.phrase(for: name, among: names)
  }
}

extension ExchangeDiagnostics {
  static let ambiguousCampaign = DiagnosticKind(
    "ambiguous-campaign", .error, .data,
    "Two Salesforce campaigns of the data fit one declared campaign.", rules: ["CS-M1"],
    explanation: """
      A declared campaign without an id is looked up by its exact name, and Salesforce allows \
      several campaigns of one name. Declare the `id` of the one that is meant.
      """)

  static let campaignRenamed = DiagnosticKind(
    "campaign-renamed", .warning, .data,
    "A Salesforce campaign has another name than declared.", rules: ["CS-R6"],
    explanation: """
      The campaign was found by its id. References go by id, so the run is not affected; correct the \
      declared name to keep the files readable.
      """)

  static let campaignWithoutData = DiagnosticKind(
    "campaign-without-data", .warning, .data,
    "A declared Salesforce campaign does not occur in the data.",
    explanation: """
      The campaign file holds no row with the id or the exact name of a declared campaign. The run \
      uses the declared statuses and no members, which is seldom what Salesforce holds.
      """)

  static let danglingReference = DiagnosticKind(
    "dangling-reference", .error, .data,
    "A row names a record that is in none of the files.",
    explanation: """
      A membership whose person is missing, or a person whose lead or contact is missing, cannot \
      be simulated. Usually the files were exported at different times, or one of them was \
      filtered. Export all files again at one time and without filters.
      """)

  static let duplicateID = DiagnosticKind(
    "duplicate-row-id", .error, .data,
    "Two rows have the same id.",
    explanation: """
      Each record may occur once over all files of a kind. The first row is used; with two exports \
      of the same records, give only the newer one.
      """)

  static let duplicateLink = DiagnosticKind(
    "duplicate-link", .error, .data,
    "Two people are linked to one Salesforce record.", rules: ["CS-L3"],
    explanation: """
      A lead or contact belongs to one person in Marketo. The person with the lower id keeps the \
      link; the other is loaded without one. Often the two are duplicates that should be merged \
      in Marketo; otherwise take the id out of the row that is wrong.
      """)

  static let duplicateMember = DiagnosticKind(
    "duplicate-member", .error, .data,
    "A membership occurs twice.", rules: ["SF-M1", "MX-P5"],
    explanation: """
      Salesforce allows one member per campaign and lead or contact, Marketo one membership per \
      program and person, and a static list holds a person once. The first row is used. Take the \
      other rows out; usually two exports overlap.
      """)

  static let impossibleDate = DiagnosticKind(
    "impossible-date", .error, .data,
    "A date or time does not exist.",
    explanation: """
      The cell is spelled like a date or an instant, but there is no such day or time, as in \
      `2026-02-30`. Nothing is moved to a neighbouring day. Correct the cell.
      """)

  static let invalidRecordID = DiagnosticKind(
    "invalid-record-id", .error, .data,
    "A cell is not the id of a record.", rules: ["SF-L8"],
    explanation: """
      Salesforce ids have 15 characters in which letter case counts, or 18 of which the last three \
      follow from the case of the others. A wrong ending means that the id was retyped, cut or \
      changed in case, often by a spreadsheet. Marketo ids are whole numbers above 0.
      """)

  static let invalidValue = DiagnosticKind(
    "invalid-value", .error, .data,
    "A cell does not fit the type of its field.", rules: ["MX-L3"],
    explanation: """
      Nothing is coerced: whole numbers have no fraction, dates are `yyyy-MM-dd`, instants have \
      an offset, truth values are `true`, `false`, `1` or `0`, in Salesforce files also `yes` \
      and `no`. Correct the cells, or the type of the field under `person_fields:`.
      """)

  static let malformedAttributes = DiagnosticKind(
    "malformed-attributes", .error, .data,
    "The attributes of an activity are not JSON.", rules: ["MX-A2", "MX-A8"],
    explanation: """
      The column holds an object of names and values, or an array of objects with `name` and \
      `value`. Give the file as Marketo wrote it; spreadsheets damage this column.
      """)

  static let misspeltColumn = DiagnosticKind(
    "misspelt-column", .warning, .data,
    "A column of a file has nearly the name of a field that has no column.",
    explanation: """
      The field is empty for everybody, so that rules which ask for it find nobody. Correct the header, \
      or declare a field with this name under `person_fields:` if it is one of its own.
      """)

  static let missingFile = DiagnosticKind(
    "missing-file", .note, .data,
    "Rows refer to records of which there is no file.",
    explanation: """
      Without the leads or contacts, what the people extract says about them is taken for granted; \
      without the people, memberships cannot be attributed, and without the opportunities or the \
      contacts, roles cannot.
      """)

  static let missingValue = DiagnosticKind(
    "missing-cell", .error, .data,
    "A cell that every row needs is empty.",
    explanation: """
      The columns that identify a row, such as ids and references, cannot be empty. Fill them \
      in, or export the file again with everything in these columns.
      """)

  static let notState = DiagnosticKind(
    "not-state", .warning, .data,
    "A file among the state does not hold state.",
    explanation: """
      An activity extract says what happened, not what is so. Give it as a file of events instead.
      """)

  static let numberOutOfRange = DiagnosticKind(
    "number-too-large", .error, .data,
    "A number is too large for its field.",
    explanation: "Whole numbers and scores have 32 bits with a sign; others must be finite.")

  static let statusListDiffers = DiagnosticKind(
    "status-list-differs", .warning, .data,
    "Salesforce holds other member statuses than declared.", rules: ["CS-S1", "CS-R7"],
    explanation: """
      The run uses what Salesforce really holds. Correct the declaration, or the statuses in \
      Salesforce, so that what is checked is what is run.
      """)

  static let statusListRule = DiagnosticKind(
    "status-list-rule", .warning, .data,
    "The member statuses of a campaign break a rule of Salesforce.",
    rules: ["SF-S1", "SF-S2", "SF-S6"],
    explanation: """
      A campaign has one default status, at least one responded status, and labels that differ and \
      have at most 40 characters. An export that says otherwise is probably filtered.
      """)

  static let undeclaredCampaign = DiagnosticKind(
    "undeclared-campaign", .note, .data,
    "The data has Salesforce campaigns that no rule file declares.",
    explanation: """
      They and their members are left out; no rule can refer to them. Declare the campaign if it \
      matters for the run; otherwise there is nothing to do.
      """)

  static let undeclaredList = DiagnosticKind(
    "undeclared-list", .note, .data,
    "The data has static lists that no rule file declares.",
    explanation: """
      Their rows are left out; no rule can refer to them. Declare the list if it matters for the \
      run; otherwise there is nothing to do.
      """)

  static let undeclaredProgram = DiagnosticKind(
    "undeclared-program", .note, .data,
    "The data has programs that no rule file declares.",
    explanation: """
      Their members are left out; no rule can refer to them. Declare the program if it matters \
      for the run; otherwise there is nothing to do.
      """)

  static let undeclaredSmartCampaign = DiagnosticKind(
    "undeclared-smart-campaign", .warning, .data,
    "The data say who went through, or waits in, a smart campaign that no rule file declares.",
    explanation: """
      That is left out: whoever waited there goes no further, and a campaign under a new name takes \
      everybody for new. Keep the name of a campaign whose people are still on their way.
      """)

  static let unknownColumn = DiagnosticKind(
    "unknown-column", .note, .data,
    "A file has columns that no field is declared for.",
    explanation: """
      The cells of such columns have no meaning for the rules. Those of people, leads, contacts, \
      campaigns and opportunities are kept and written with the new state. If rules should ask \
      for one, declare a field under `person_fields:`.
      """)

  static let unknownFileShape = DiagnosticKind(
    "unknown-file-shape", .error, .data,
    "A file is none of the exports that are understood.",
    explanation: """
      Files are recognised by their header, not by their name. The message names the nearest export \
      and the columns that are missing from it; `docs/files.md` lists all of them. Salesforce's files \
      need the API names of fields, such as `CampaignId`: export objects with Data Loader or the \
      Bulk API, not reports. Other files do not belong into the folder, or name the files one by one.
      """)

  static let unknownMemberStatus = DiagnosticKind(
    "unknown-member-status", .error, .data,
    "A campaign member has a status that its campaign does not have.", rules: ["SF-M7"],
    explanation: """
      Labels are compared exactly. The member is left out, because nothing can be said about what \
      the sync would do with it.
      """)

  static let unknownProgramStatus = DiagnosticKind(
    "unknown-program-status", .error, .data,
    "A program member has a status that the channel does not have.", rules: ["SC-M4"],
    explanation: """
      Statuses are compared exactly. The member is left out. Add the status to the channel, hidden \
      if it is not offered any more.
      """)

  static let unknownStream = DiagnosticKind(
    "unknown-stream", .error, .data,
    "A member of an engagement program is in a stream that the program does not have.",
    rules: ["MX-P1", "CAT-6.4"],
    explanation: """
      Streams are compared exactly with `streams:` of the program. The member is taken in \
      without a stream. Correct the spelling, or add the stream to the program.
      """)

  static let valueTooLong = DiagnosticKind(
    "text-too-long-for-field", .error, .data,
    "A text is too long for its field.",
    explanation: """
      Strings have at most 255 characters, text areas 30,000 bytes. Shorten the text, or declare \
      the field as a text area if it is one.
      """)
}
