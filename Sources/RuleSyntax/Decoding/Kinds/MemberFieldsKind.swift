import RuleSource

extension Kind {
  /// `program_member_fields:`.
  static let memberFields = Kind(
    Table<MemberFieldsDefinition>(
      "the program member fields",
      "Custom fields of program members, up to twenty for all programs together (CS-C1).",
      [
        Key(
          "program_member_fields", .list(of: field, "fields", least: 1), required: true,
          "The fields."
        ) { $0.fields = $1 }
      ]),
    { MemberFieldsDefinition(span: $0) }, { .memberFields($0) })

  private typealias Field = MemberFieldsDefinition.FieldDefinition

  private static let field = Form<Field>.record(
    Table<Field>(
      "a program member field", "A custom field that every program member has.",
      [
        Key("name", .text(.name), required: true, "The name on the screen.") { $0.name = $1 },
        Key("api_name", .text(.name), "The REST name, as in the headers of Marketo's extracts.") {
          $0.apiName = $1
        },
        Key("type", .choice(types), required: true, "The type.") { $0.type = $1 },
        Key(
          "salesforce", .text(.name),
          "The API name of the campaign member field that the sync keeps equal, from the mapping on "
            + "(CS-C3)."
        ) { $0.salesforce = $1 },
        Key(
          "salesforce_type", .choice(salesforceTypes),
          "The type of that field in Salesforce, to have it checked (CS-C2)."
        ) { $0.salesforceType = $1 },
      ]),
    { Field(name: Located("", $0)) }, { $0.name.value.isEmpty ? nil : $0 })

  private static let types: [Shape.Choice] = [
    .init("string", "text of at most 255 characters"),
    .init("integer", "a whole number of 32 bits"),
    .init("float", "a decimal number"),
    .init("boolean", "true, false or empty"),
    .init("url", "a web address"),
    .init("date", "a calendar day"),
    .init("datetime", "a moment"),
  ]

  private static let salesforceTypes: [Shape.Choice] = [
    .init("text", "goes with `string`"),
    .init("picklist", "goes with `string`"),
    .init("multi_select", "goes with `string`"),
    .init("phone", "goes with `string`"),
    .init("email", "goes with `string`"),
    .init("lookup", "goes with `string`"),
    .init("base64", "goes with `string`"),
    .init("number", "without decimals; goes with `integer`"),
    .init("decimal", "a number with decimals; goes with `float`"),
    .init("checkbox", "goes with `boolean`"),
    .init("url", "goes with `url`"),
    .init("date", "goes with `date`"),
    .init("datetime", "goes with `datetime`"),
  ]
}
