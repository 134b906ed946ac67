import RuleExchange
import RuleSource
public import SyncState

/// Makes a workspace of Marketo's asset JSON: channels, programs with costs and mapping, smart lists
/// with rules, smart campaigns and tokens.
///
/// The interface does not tell flows, schedules of single runs, the formulas of smart lists, or the
/// statuses of Salesforce campaigns; whatever is missing is in comments and in the report.
public struct MarketoImport: Sendable {
  private let name: String
  private let zone: TimeZoneTable
  private var documents: [(file: String, json: JSON)] = []
  private var errors: [String] = []

  /// Creates an import into a workspace of a name, in a time zone.
  public init(name: String, zone: TimeZoneTable) {
    self.name = name
    self.zone = zone
  }

  /// Takes a file: an answer with its `result`, a list of assets, or one asset.
  public mutating func add(file: String, bytes: [UInt8]) {
    do {
      documents.append((file, try JSONReader.read(bytes)))
    } catch {
      errors.append("\(file):\(error.line):\(error.column): \(error.message)")
    }
  }

  /// Returns the workspace; `zones` finds time zones for its check.
  public consuming func finish(
    zones: @escaping @Sendable (String) -> TimeZoneTable?
  ) -> ImportResult {
    var draft = ImportDraft()
    let assets = documents.flatMap { Self.assets($0.json, $0.file) }
    if errors.isEmpty, !assets.contains(where: { $0.kind != nil }) {
      errors.append(
        "there is no asset in the files; expected channels, programs, smart lists, smart campaigns "
          + "or tokens")
    }
    guard errors.isEmpty else {
      return ImportResult(
        files: [], report: "", definitionCount: 0, commentedCount: 0, errors: errors)
    }
    for asset in assets where asset.kind == nil {
      draft.gap(
        "\(asset.file): \(asset.text("name") ?? "an object")", "it is no asset of a known kind")
    }
    let context = MarketoAssets(assets, zone: zone)
    context.addChannels(to: &draft)
    context.addPrograms(to: &draft)
    context.addSmartLists(to: &draft)
    context.addCampaigns(to: &draft)
    context.addLists(to: &draft)
    let workspace = """
      rulec: 1
      workspace: \(YAMLText.scalar(name))
      time_zone: \(zone.name)

      """
    return draft.finish(workspace: workspace, zones: zones)
  }

  /// The assets of a document: those of its `result`, of a list, or itself.
  private static func assets(_ json: JSON, _ file: String) -> [AssetObject] {
    if case .array(let items) = json {
      return items.flatMap { assets($0, file) }
    }
    guard let object = AssetObject(json, file: file) else { return [] }
    if let result = object.value("result") { return assets(result, file) }
    return object.has("success") && object.kind == nil ? [] : [object]
  }
}
