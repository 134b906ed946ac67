import Foundation

/// A row of a `predictions.csv`.
struct Prediction {
  let line: Int
  let person: Int?
  let at: String
  let kind: String
  let campaign: String
  let step: String
  let result: String
  let rules: [String]
  let text: String

  /// Reads the rows of a file; `why` may hold commas in quotes and comes last.
  static func read(_ url: URL) throws -> [Prediction] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    return lines.enumerated().dropFirst().compactMap { index, line in
      let cells = line.split(separator: ",", maxSplits: 7, omittingEmptySubsequences: false)
        .map(String.init)
      guard cells.count >= 7 else { return nil }
      return Prediction(
        line: index + 1, person: Int(cells[0]), at: cells[1], kind: cells[2], campaign: cells[3],
        step: cells[4], result: cells[5], rules: cells[6].split(separator: " ").map(String.init),
        text: String(line))
    }
  }
}

/// The part of a trace record that predictions speak of.
struct TraceFact {
  let person: Int?
  private let at: String
  private let kind: String
  private let campaign: String
  private let step: String
  private let result: String
  private let rules: Set<String>

  init(json: Data) throws {
    let object = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
    person = object["person"] as? Int
    at = object["at"] as? String ?? ""
    kind = object["kind"] as? String ?? ""
    campaign = object["campaign"] as? String ?? ""
    step = (object["step"] as? Int).map(String.init) ?? ""
    result = object["result"] as? String ?? ""
    let rules = object["rules"] as? [[String: Any]] ?? []
    self.rules = Set(rules.compactMap { $0["id"] as? String })
  }

  /// Whether the record says what was predicted; empty cells of a prediction say nothing.
  func fulfils(_ prediction: Prediction) -> Bool {
    at == prediction.at && kind == prediction.kind
      && (prediction.campaign.isEmpty || campaign == prediction.campaign)
      && (prediction.step.isEmpty || step == prediction.step)
      && (prediction.result.isEmpty || result == prediction.result)
      && rules.isSuperset(of: prediction.rules)
  }
}
