import Foundation
import RuleTestKit
import SyncState
import Testing

@Suite struct TimeZoneFileTests {
  static let zones = [
    "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
    "Africa/Casablanca", "America/Sao_Paulo", "Europe/Dublin", "UTC",
  ]

  private static func bytes(_ name: String) throws -> [UInt8]? {
    let url = URL(filePath: "/usr/share/zoneinfo/\(name)")
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    return [UInt8](try Data(contentsOf: url))
  }

  @Test(arguments: zones)
  func `offsets agree with another implementation`(name: String) throws {
    guard let bytes = try Self.bytes(name) else { return }
    let zone = try TimeZoneTable(name: name, tzif: bytes)
    let reference = try #require(TimeZone(identifier: name))
    var random = SplitMix64(seed: 7)
    // Builds of the zone database agree only from 1970 on; before, Stockholm may be Berlin.
    for _ in 0..<4000 {
      let seconds = Int64.random(in: 0...2_100_000_000, using: &random)
      let instant = Instant(millisecondsSince1970: seconds * 1000)
      let expected = reference.secondsFromGMT(
        for: Date(timeIntervalSince1970: TimeInterval(seconds)))
      #expect(Int(zone.offset(at: instant)) == expected, "\(name) at \(instant.text)")
    }
  }

  @Test(arguments: ["Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"])
  func `the footer's rule goes on until 2100`(name: String) throws {
    guard let bytes = try Self.bytes(name) else { return }
    let zone = try TimeZoneTable(name: name, tzif: bytes)
    // 28 years later weekdays and leap days repeat, and so do these rules (2100 is out of reach).
    let shift: Int64 = 10_227 * 86_400_000
    for day in 0..<(366 * 8) {
      let now = Instant(millisecondsSince1970: 1_735_689_600_000 + Int64(day) * 21_600_000 * 4)
      #expect(zone.offset(at: now) == zone.offset(at: now.advanced(milliseconds: shift)))
      #expect(zone.offset(at: now) == zone.offset(at: now.advanced(milliseconds: shift * 2)))
    }
  }

  @Test func `the gap of spring and the doubled hour of autumn are as read`() throws {
    let zone = try TimeZoneTable(
      name: "Test", tzif: TZifSample(footer: "CET-1CEST,M3.5.0,M10.5.0/3").bytes)
    func spelled(_ text: String) throws -> String {
      zone.spelled(try instant(text))
    }
    #expect(try spelled("2026-03-29T00:59:59Z") == "2026-03-29T01:59:59+01:00")
    #expect(try spelled("2026-03-29T01:00:00Z") == "2026-03-29T03:00:00+02:00")
    #expect(try spelled("2026-10-25T00:59:59Z") == "2026-10-25T02:59:59+02:00")
    #expect(try spelled("2026-10-25T01:00:00Z") == "2026-10-25T02:00:00+01:00")
    #expect(try spelled("2100-07-01T00:00:00Z") == "2100-07-01T02:00:00+02:00")
  }

  @Test(
    arguments: [
      // Footer, instant, offset in minutes; 2024 is a leap year.
      ("EST5", "2026-07-01T00:00:00Z", -300),
      ("<+0330>-3:30", "2026-07-01T00:00:00Z", 210),
      ("AAA0BBB,J60/0,J300/0", "2024-02-29T12:00:00Z", 0),
      ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 60),
      ("AAA0BBB,59/0,299/0", "2024-02-29T00:00:00Z", 60),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 60),
      ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00:00Z", -240),
      ("XXX3EDT4,0/0,J365/23", "2026-07-01T00:00:00Z", -240),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -60),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -120),
    ])
  func `rules of the footer are read`(footer: String, at: String, minutes: Int) throws {
    let zone = try TimeZoneTable(name: "Test", tzif: TZifSample(footer: footer).bytes)
    let instant = try instant(at)
    #expect(Int(zone.offset(at: instant)) == minutes * 60)
  }

  @Test(
    arguments: [
      "CE-1", "CET", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
      "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J10",
      "CET-1CEST,M3.5.0/168,M10.5.0", "<CET-1", "CET-1CEST,M3.5.0,M10.5.0x",
    ])
  func `a broken rule is refused`(footer: String) {
    #expect(throws: TimeZoneFileError.self) {
      try TimeZoneTable(name: "Test", tzif: TZifSample(footer: footer).bytes)
    }
  }

  @Test func `hostile values are refused`() {
    let samples: [(TZifSample, String)] = [
      (TZifSample(times: [5, 5], types: [0, 0]), "the transition times do not ascend"),
      (
        TZifSample(times: [5], types: [9]),
        "a transition names a local time type that does not exist"
      ),
      (TZifSample(offsets: [100_000]), "an offset from UTC exceeds 26 hours"),
      (TZifSample(offsets: []), "the header has an impossible count"),
    ]
    for (sample, reason) in samples {
      let error = #expect(throws: TimeZoneFileError.self) {
        try TimeZoneTable(name: "Test", tzif: sample.bytes)
      }
      #expect(error?.reason == reason)
    }
  }

  @Test(arguments: 0..<40)
  func `no bytes make it trap`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let times: [Int64] = [.min, -(1 << 59), 0, 1 << 40, .max]
    let sample = TZifSample(
      times: times, types: [1, 0, 1, 0, 1], offsets: [3600, -7200],
      footer: "CET-1CEST,M3.5.0,M10.5.0/3")
    let original = sample.bytes
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      bytes.removeLast(random.chance(30) ? Int.random(in: 0..<bytes.count, using: &random) : 0)
      guard let zone = try? TimeZoneTable(name: "Test", tzif: bytes) else { continue }
      for seconds in [-99_999_999_999, 0, 1_790_000_000, 99_999_999_999] as [Int64] {
        let instant = Instant(millisecondsSince1970: seconds * 1000)
        _ = zone.instant(zone.local(instant))
      }
    }
  }
}

/// Builds the bytes of a small version-2 file.
private struct TZifSample {
  var times: [Int64] = []
  var types: [UInt8] = []
  var offsets: [Int32] = [3600]
  var footer = ""

  var bytes: [UInt8] {
    Self.header([0, 0, 0, 0, 1, 1]) + Self.type(0) + [0]
      + Self.header([0, 0, 0, times.count, offsets.count, 1])
      + times.flatMap { Self.big(UInt64(bitPattern: $0), 8) } + types
      + offsets.flatMap { Self.type($0) } + [0] + [0x0A] + Array(footer.utf8) + [0x0A]
  }

  private static func header(_ counts: [Int]) -> [UInt8] {
    Array("TZif2".utf8) + Array(repeating: 0, count: 15) + counts.flatMap { big(UInt64($0), 4) }
  }

  private static func type(_ offset: Int32) -> [UInt8] {
    big(UInt64(UInt32(bitPattern: offset)), 4) + [0, 0]
  }

  private static func big(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
  }
}

/// Returns the instant that a text spells.
func instant(_ text: String) throws -> Instant {
  let read = Instant(utf8: text.utf8.span)
  return try #require(read, "not an instant: \(text)")
}
