import RuleSource
import RuleYAML

extension Kind {
  /// `person_fields:`.
  static let personFields = Kind(
    Table<PersonFieldsDefinition>(
      "the person fields",
      "Custom fields of people, and other Salesforce mappings of standard fields. The standard "
        + "fields of Marketo are known without being declared.",
      [
        Key("person_fields", .list(of: field, "fields", least: 1), required: true, "The fields.") {
          $0.fields = $1
        }
      ]),
    { PersonFieldsDefinition(span: $0) }, { .personFields($0) })

  private typealias Field = PersonFieldsDefinition.FieldDefinition

  private static let field = Form<Field>.record(
    Table<Field>(
      "a person field",
      "A field of people. For a standard field give only `name`, `salesforce` and "
        + "`block_flow_updates`.",
      [
        Key("name", .text(.name), required: true, "The name on the screen.") { $0.name = $1 },
        Key("api_name", .text(.name), "The REST name, as in the headers of Marketo's extracts.") {
          $0.apiName = $1
        },
        Key(
          "type", .choice(fieldTypes),
          "The type; it decides which operators a filter offers (CAT-2.1)."
        ) { $0.type = $1 },
        Key(
          "salesforce", salesforceName,
          "The API name of the Salesforce field that the sync keeps equal, or `~` for none."
        ) {
          switch $1 {
          case .name(let name): $0.salesforce = name
          case .nothing: $0.isUnmapped = true
          }
        },
        Key(
          "block_flow_updates", .boolean,
          "Whether an administrator has blocked updates of the field by flow steps: *Change Data "
            + "Value* skips it (CAT-6.3); `false` unless said otherwise."
        ) { $0.blocksFlowUpdates = $1 },
      ]),
    { Field(name: Located("", $0)) }, { $0.name.value.isEmpty ? nil : $0 })

  private enum SalesforceName {
    case nothing
    case name(Located<String>)
  }

  private static let salesforceName = Form<SalesforceName>(.nothing(or: .text(.name))) {
    node, decoding in
    if node.isNull { return .nothing }
    return Form<Located<String>>.text(.name).read(node, &decoding).map { .name($0) }
  }

  private static let fieldTypes: [Shape.Choice] = [
    .init("string", "text of at most 255 characters"),
    .init("email", "an email address"),
    .init("phone", "a telephone number"),
    .init("url", "a web address"),
    .init("text_area", "long text"),
    .init("integer", "a whole number of 32 bits"),
    .init("percent", "a percentage"),
    .init("currency", "an amount in the subscription's currency"),
    .init("score", "a score: a whole number of 32 bits"),
    .init("float", "a decimal number"),
    .init("date", "a calendar day"),
    .init("datetime", "a moment"),
    .init("boolean", "true, false or empty"),
    .init("formula", "a calculated text; smart campaigns cannot use it"),
    .init("reference", "the key of another record"),
  ]
}
