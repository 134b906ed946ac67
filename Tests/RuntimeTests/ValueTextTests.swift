import RuleTestKit
import SyncState
import Testing

@Suite struct ValueTextTests {
  /// Returns a value as it spells itself after being read, or nil when it was refused.
  private func read(_ text: String, _ type: FieldType) -> String? {
    var pool = TextPool()
    return Value.parse(text, as: type, pool: &pool).map { $0.spelled(pool, zone: .utc) }
  }

  @Test(
    arguments: [
      ("2017-09-08T16:39:14Z", "2017-09-08T16:39:14Z"),
      ("2013-09-26T06:56:35+0000", "2013-09-26T06:56:35Z"),
      ("2016-09-10T23:16:19Z+0000", "2016-09-10T23:16:19Z"),
      ("2018-09-28T00:00:00.000Z", "2018-09-28T00:00:00Z"),
      ("2018-09-28T00:00:00.5Z", "2018-09-28T00:00:00.500Z"),
      ("2018-09-28T00:00:00.123456789+00:00", "2018-09-28T00:00:00.123Z"),
      ("2018-09-28T00:30:00+02:00", "2018-09-27T22:30:00Z"),
      ("2018-09-28T00:30:00-0130", "2018-09-28T02:00:00Z"),
      ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
      ("2018-09-28", nil), ("2018-09-28T00:00:00", nil), ("2018-09-28 00:00:00Z", nil),
      ("2018-09-31T00:00:00Z", nil), ("2018-09-28T24:00:00Z", nil),
      ("2018-09-28T00:60:00Z", nil), ("2018-09-28T00:00:00.Z", nil),
      ("2018-09-28T00:00:00+24:00", nil), ("2018-09-28T00:00:00Zx", nil), ("", nil),
      ("２018-09-28T00:00:00Z", nil), ("0000-01-01T00:00:00Z", nil),
    ] as [(String, String?)])
  func `instants are read in the three spellings of the exports`(text: String, value: String?) {
    #expect(read(text, .datetime) == value)
  }

  @Test(
    arguments: [
      ("2026-02-28", "2026-02-28"), ("2028-02-29", "2028-02-29"), ("2026-02-29", nil),
      ("2026-2-28", nil), ("2026-13-01", nil), ("2026-00-10", nil), ("26-02-28", nil),
      ("2026-02-28 ", nil), ("9999-12-31", "9999-12-31"),
    ] as [(String, String?)])
  func `days are read as year, month and day`(text: String, value: String?) {
    #expect(read(text, .date) == value)
  }

  @Test(
    arguments: [
      ("0", "0", "0"), ("-0", "0", "0"), ("+7", "7", "7"), ("50.0", "50", "50"),
      ("2147483647", "2147483647", "2147483647"), ("2147483648", nil, "2147483648"),
      ("0.1", nil, "0.1"), ("1.0E7", "10000000", "10000000"), ("1e-3", nil, "0.001"),
      ("1,5", nil, nil), ("1.", nil, nil), (".5", nil, nil), ("", nil, nil), ("1e", nil, nil),
      ("nan", nil, nil), ("inf", nil, nil), ("0x10", nil, nil), ("1e999", nil, nil),
      ("1 ", nil, nil), ("--1", nil, nil),
    ] as [(String, String?, String?)])
  func `numbers are plain decimals, whole ones of 32 bits`(
    text: String, whole: String?, decimal: String?
  ) {
    #expect(read(text, .integer) == whole)
    #expect(read(text, .score) == whole)
    #expect(read(text, .float) == decimal)
    #expect(read(text, .currency) == decimal)
  }

  @Test func `truth values are true, false, 1 and 0`() {
    for (text, value) in [
      ("true", "true"), ("TRUE", "true"), ("1", "true"), ("False", "false"), ("0", "false"),
      ("yes", nil), ("", nil), ("truee", nil),
    ] {
      #expect(read(text, .boolean) == value, "\(text)")
    }
  }

  @Test func `texts are taken as they stand`() {
    for text in ["", " ", "null", "e\u{301}"] { #expect(read(text, .string) == text) }
  }

  @Test func `what is spelled reads back as the same value`() {
    var random = SplitMix64(seed: 7)
    var pool = TextPool()
    for _ in 0..<2000 {
      let range = Int64(-62_000_000_000_000)...250_000_000_000_000
      let instant = Instant(millisecondsSince1970: .random(in: range, using: &random))
      let day = CivilDate(daysSince1970: .random(in: -700_000...2_900_000, using: &random))
      let number = Double.random(in: -1e12...1e12, using: &random)
      for (value, type) in [
        (Value.datetime(instant), FieldType.datetime), (.date(day), .date),
        (.number(number), .float),
      ] {
        let text = value.spelled(pool, zone: .stockholm)
        #expect(Value.parse(text, as: type, pool: &pool) == value, "\(text)")
      }
    }
  }

  @Test func `times of day are read with and without seconds`() {
    let cases: [(String, String?)] = [
      ("09:00", "09:00"), ("23:59:59", "23:59:59"), ("9:00", nil), ("24:00", nil), ("09:60", nil),
      ("09:00:00:00", nil), ("09-00", nil),
    ]
    for (text, value) in cases { #expect(TimeOfDay(utf8: text.utf8.span)?.text == value) }
  }
}
