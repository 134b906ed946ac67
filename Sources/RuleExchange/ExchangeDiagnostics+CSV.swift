import RuleSource

extension ExchangeDiagnostics {
  static let cellTooLong = DiagnosticKind(
    "csv-cell-too-long", .error, .data, "A cell is longer than what is read.",
    explanation: """
      A cell of this length usually comes from a quote that is never closed, so that the rest of \
      the file is taken for one cell.
      """)

  static let duplicateColumn = DiagnosticKind(
    "csv-duplicate-column", .error, .data, "Two columns have the same name.", rules: ["SF-B1"],
    explanation: """
      Names are compared without letter case. It is not clear which column counts. Take one of \
      the two out of the file.
      """)

  static let emptyFile = DiagnosticKind(
    "csv-empty-file", .error, .data, "A file has no header.",
    explanation: "The file is empty or holds nothing but line breaks. The export probably failed.")

  static let encoding = DiagnosticKind(
    "csv-encoding", .error, .data, "A file is in another encoding than UTF-8.", rules: ["SF-B2"],
    explanation: """
      Both products write UTF-8; UTF-16 and UTF-32 come from other programs, often spreadsheets. \
      Convert the file: `iconv -f UTF-16 -t UTF-8 old.csv > new.csv`.
      """)

  static let invalidUTF8 = DiagnosticKind(
    "csv-invalid-utf8", .error, .data, "A row holds bytes that are not UTF-8.", rules: ["SF-B2"],
    explanation: """
      Such bytes come from files that were saved in an older encoding such as Windows-1252. The \
      row cannot be read without guessing. Save the file as UTF-8, or convert it: `iconv -f \
      WINDOWS-1252 -t UTF-8 old.csv > new.csv`.
      """)

  static let noLastLineBreak = DiagnosticKind(
    "csv-no-last-line-break", .note, .data, "The last row of a file has no line break.",
    explanation: """
      Exports end with a line break. Without one the file may have been cut off, so that the last \
      cell is not complete and rows are missing after it. Files made by hand often have none; then \
      there is nothing to do.
      """)

  static let noRows = DiagnosticKind(
    "csv-no-rows", .warning, .data, "A file has a header and no rows.",
    explanation: "The export found nothing. Check its filter and its window of time.")

  static let otherFormat = DiagnosticKind(
    "csv-other-format", .error, .data, "A file is no table.",
    explanation: """
      The first bytes are those of another format: a workbook, an archive, a web page, JSON, a \
      database. Data are read from CSV files in UTF-8, whatever their names are. Save what the \
      file holds as CSV, or take it out of the folder.
      """)

  static let raggedRow = DiagnosticKind(
    "csv-ragged-row", .error, .data, "A row has another number of cells than the header.",
    explanation: """
      Often a value with a delimiter or a line break in it was not quoted, or the file was cut off in \
      the middle of its last row. The header tells what separates cells; all rows must follow it.
      """)

  static let rowTooLong = DiagnosticKind(
    "csv-row-too-long", .error, .data, "A row is longer than what is read.",
    explanation: """
      A row of this length usually comes from a file without line breaks. Export it again, with \
      LF or CRLF at the ends of rows.
      """)

  static let strayQuote = DiagnosticKind(
    "csv-stray-quote", .error, .data, "A quote stands inside a cell that is not quoted.",
    rules: ["SF-B4", "SF-B5"],
    explanation: """
      A cell is quoted as a whole, without blanks between delimiter and quote, and quotes inside \
      are doubled.
      """)

  static let textAfterQuote = DiagnosticKind(
    "csv-text-after-quote", .error, .data, "Something follows the closing quote of a cell.",
    rules: ["SF-B4", "SF-B5"],
    explanation: """
      After the closing quote comes a delimiter or the end of the line. Quotes inside a cell are \
      doubled.
      """)

  static let tooManyColumns = DiagnosticKind(
    "csv-too-many-columns", .error, .data, "A file has more columns than what is read.",
    explanation: "Neither product has that many fields on a person. Export the fields needed.")

  static let unclosedQuote = DiagnosticKind(
    "csv-unclosed-quote", .error, .data, "A quoted cell never ends.", rules: ["SF-B4"],
    explanation: "The rest of the file is inside the quotes. The file may have been cut off.")
}

extension CSVProblem {
  /// The kind of the finding that reports the problem.
  var diagnosticKind: DiagnosticKind {
    switch kind {
    case .raggedRow, .otherDelimiter, .cutOff: ExchangeDiagnostics.raggedRow
    case .format: ExchangeDiagnostics.otherFormat
    case .strayQuote: ExchangeDiagnostics.strayQuote
    case .textAfterQuote: ExchangeDiagnostics.textAfterQuote
    case .invalidUTF8: ExchangeDiagnostics.invalidUTF8
    case .unclosedQuote: ExchangeDiagnostics.unclosedQuote
    case .cellTooLong: ExchangeDiagnostics.cellTooLong
    case .rowTooLong: ExchangeDiagnostics.rowTooLong
    case .tooManyColumns: ExchangeDiagnostics.tooManyColumns
    case .duplicateColumn: ExchangeDiagnostics.duplicateColumn
    case .emptyFile: ExchangeDiagnostics.emptyFile
    case .encoding: ExchangeDiagnostics.encoding
    }
  }

  /// What is wrong and what was expected.
  public var message: String {
    switch kind {
    case .raggedRow(let found, let expected):
      "the row has \(found) cell\(found == 1 ? "" : "s"); expected \(expected) as in the header"
    case .otherDelimiter(let header, let row):
      "the cells of this row are separated by \(row.plural), those of the header by "
        + "\(header.plural); expected the same in the whole file"
    case .cutOff(let found, let expected):
      "the file ends in the middle of a row, after \(found) of \(expected) cells; it was cut off, so "
        + "export it again"
    case .format(let format): format.message
    case .strayQuote:
      "a quote inside an unquoted cell; expected the whole cell in quotes, quotes inside doubled"
    case .textAfterQuote:
      "text after the closing quote; expected a delimiter or the end of the line"
    case .invalidUTF8(let byte):
      "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8; expected a file in "
        + "UTF-8 (this may be Windows-1252)"
    case .unclosedQuote:
      "this quote is never closed; either the file was cut off, or a quote inside a text is not "
        + "doubled"
    case .cellTooLong(let bytesMax):
      "the cell is longer than \(bytesMax) bytes; is a quote not closed?"
    case .rowTooLong(let bytesMax):
      "the row is longer than \(bytesMax) bytes; does the file have line breaks?"
    case .tooManyColumns(let max): "the header has more than \(max) columns"
    case .duplicateColumn(let name):
      "the column \(Diagnostic.quoted(name)) occurs twice; expected different names"
    case .emptyFile: "the file is empty; expected a header (export it again, or leave it out)"
    case .encoding(let encoding):
      "the file is in \(encoding.rawValue); expected UTF-8 (convert it with `iconv -f "
        + "\(encoding.rawValue) -t UTF-8`)"
    }
  }
}
