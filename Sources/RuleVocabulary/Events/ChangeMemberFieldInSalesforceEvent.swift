import RuleGraph

extension Event {
  /// An administrator of Salesforce renames a campaign member field or changes its type.
  static let changeMemberFieldInSalesforce = Event(
    "change_member_field_in_salesforce", "Change Member Field in Salesforce",
    WordNotes(
      "An administrator of Salesforce gives the counterpart of a program member field another name "
        + "or type, which ends the mapping of the field.",
      rules: ["CS-C4"],
      example: "{after: 1 day, change_member_field_in_salesforce: {field: Seat}}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let field = word.required(
      "field", .field(.programMember), "The field, as declared under `program_member_fields:`.",
      isMain: true)
    return { .breakMemberField(field($0)) }
  }
}
