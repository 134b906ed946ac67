import RuleSource
import SyncState

/// The id of a Salesforce campaign: 15 letters and digits, or 18 (SF-L8).
public struct SalesforceIDNotation: Notation, Hashable {
  /// The id as written.
  let text: String

  /// The first three characters of the ids of campaigns.
  private static let prefix = "701"

  /// Reads 15 or 18 ASCII letters and digits; the last three of 18 must follow from the others.
  public static func parse(_ text: String) -> Result<SalesforceIDNotation, NotationError> {
    let bytes = Array(text.utf8)
    func failure(_ message: String) -> Result<SalesforceIDNotation, NotationError> {
      let kind = SyntaxDiagnostics.malformedSalesforceID
      return .failure(NotationError(kind, message, at: 0..<bytes.count))
    }
    do throws(SalesforceID.Fault) {
      _ = try SalesforceID.normalised(bytes.span)
    } catch {
      switch error {
      case .form:
        let isPlain = bytes.allSatisfy { TextScanner.isLetter($0) || TextScanner.isDigit($0) }
        let found = isPlain ? "found \(bytes.count)" : "found something else"
        return failure("a Salesforce id has 15 or 18 letters and digits, \(found)")
      case .checksum(let ending):
        return failure(
          "the id is damaged: its letter case would end in `\(ending)`; copy it from Salesforce again"
        )
      }
    }
    guard text.hasPrefix(prefix) else {
      return failure("the id of a campaign begins with `\(prefix)`, found `\(text.prefix(3))`")
    }
    return .success(SalesforceIDNotation(text: text))
  }
}
