import RuleSource

/// An asset of Marketo's interface: an object with its file, read leniently.
struct AssetObject {
  /// The name of the file that it came from.
  let file: String
  private let entries: [(key: String, value: JSON)]

  /// Wraps a document; nil when it is no object.
  init?(_ json: JSON?, file: String) {
    guard case .object(let entries) = json else { return nil }
    self.file = file
    self.entries = entries
  }

  /// What an asset is, as its keys tell.
  enum Kind {
    case channel, program, smartCampaign, smartList, tokens
  }

  /// The kind of the asset; nil when it is none that is imported.
  var kind: Kind? {
    if has("progressionStatuses") { return .channel }
    if has("tokens") { return .tokens }
    if has("qualificationRuleType") || has("isRequestable") || has("flowId") {
      return .smartCampaign
    }
    if has("channel") { return .program }
    if has("rules") || has("filterMatchType") { return .smartList }
    return nil
  }

  /// The asset as JSON on one line.
  var line: String { JSON.object(entries).line }

  /// Whether there is a key.
  func has(_ key: String) -> Bool { value(key) != nil }

  /// The value of a key; nil when it is missing or null.
  func value(_ key: String) -> JSON? {
    guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
    if case .null = value { return nil }
    return value
  }

  /// The value of a key as text; numbers are spelled.
  func text(_ key: String) -> String? {
    value(key).flatMap { Self.text($0) }
  }

  /// The value of a key as a whole number; ids may be in quotes.
  func number(_ key: String) -> Int? {
    switch value(key) {
    case .int(let number): number
    case .string(let text): Int(text)
    case .null, .bool, .number, .array, .ints, .object, nil: nil
    }
  }

  /// The value of a key as a truth value; false when it is missing.
  func flag(_ key: String) -> Bool {
    switch value(key) {
    case .bool(let flag): flag
    case .string(let text): text.lowercased() == "true"
    case .int(let number): number != 0
    case .null, .number, .array, .ints, .object, nil: false
    }
  }

  /// The object under a key.
  func object(_ key: String) -> AssetObject? { AssetObject(value(key), file: file) }

  /// The objects in the list under a key.
  func objects(_ key: String) -> [AssetObject] {
    guard case .array(let items) = value(key) else { return [] }
    return items.compactMap { AssetObject($0, file: file) }
  }

  /// The texts in the list under a key, or the single one.
  func texts(_ key: String) -> [String] {
    guard case .array(let items) = value(key) else { return text(key).map { [$0] } ?? [] }
    return items.compactMap { Self.text($0) }
  }

  /// The id of the program that holds the asset; nil for one elsewhere.
  var programID: Int? {
    if let id = number("parentProgramId") { return id }
    guard let folder = object("folder"), folder.text("type")?.lowercased() == "program" else {
      return nil
    }
    return folder.number("id") ?? folder.number("value")
  }

  private static func text(_ value: JSON) -> String? {
    switch value {
    case .string(let text): text
    case .int(let number): String(number)
    case .number, .bool: value.line
    case .null, .array, .ints, .object: nil
    }
  }
}
