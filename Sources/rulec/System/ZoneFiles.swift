import RuleSource
import SyncState

/// Finds named time zones among the compiled zone files of the system (docs/decisions/002).
enum ZoneFiles {
  private static let sizeMax = 1 << 20

  /// Returns the zone with an IANA name; nil when the name or its file is no good.
  static func load(_ name: String) -> TimeZoneTable? {
    if name == "UTC" { return .utc }
    return bytes(of: name).flatMap { try? TimeZoneTable(name: name, tzif: $0) }
  }

  /// Returns the fingerprint of what the system says about a zone.
  static func digest(of name: String) -> Digest { Digest(bytes(of: name) ?? []) }

  private static func bytes(of name: String) -> [UInt8]? {
    let isSafe = name.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789/_+-".unicodeScalars.contains(scalar))
    }
    guard isSafe, !name.hasPrefix("/"), !name.isEmpty else { return nil }
    let folder = Console.environment("TZDIR") ?? "/usr/share/zoneinfo"
    return try? FileReader.read("\(folder)/\(name)", sizeMax: sizeMax)
  }
}
