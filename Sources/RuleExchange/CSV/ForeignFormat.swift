/// Formats that are no tables, by which files are refused that somebody took for an export.
public enum ForeignFormat: Sendable, Hashable, CaseIterable {
  /// A workbook of a spreadsheet, or another ZIP archive.
  case zip
  /// A file compressed with gzip.
  case gzip
  /// A web page, or XML.
  case markup
  /// JSON, such as the error with which an interface answers.
  case json
  /// A mirror of rulec, or another SQLite database.
  case sqlite
  /// A PDF document.
  case pdf

  private var start: [UInt8] {
    switch self {
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    case .gzip: [0x1F, 0x8B]
    case .markup: [UInt8(ascii: "<")]
    case .json: [UInt8(ascii: "{")]
    case .sqlite: Array("SQLite format 3".utf8)
    case .pdf: Array("%PDF-".utf8)
    }
  }

  /// What the file is, and what to do.
  var message: String {
    switch self {
    case .zip: "the file is a workbook or a ZIP archive; save it as CSV UTF-8, or unpack it"
    case .gzip: "the file is compressed with gzip; unpack it with `gunzip`"
    case .markup: "the file is a web page or XML, perhaps a page to log in; export it again as CSV"
    case .json: "the file is JSON, perhaps the answer to a call that failed; export it as CSV"
    case .sqlite: "the file is a database; write a mirror as CSV with `rulec mirror export`"
    case .pdf: "the file is a PDF document; export it again as CSV"
    }
  }

  /// Returns the format that the first bytes of a file betray.
  static func detect(_ bytes: ArraySlice<UInt8>) -> ForeignFormat? {
    allCases.first { bytes.starts(with: $0.start) }
  }
}
