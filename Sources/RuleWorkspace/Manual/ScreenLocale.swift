public import RuleGraph
import RuleVocabulary

/// A language in which reports can name words (CAT-1).
///
/// Only the words about Salesforce campaigns have labels in other languages than English, from
/// machine translations of the documentation; the product's own labels are not published.
public enum ScreenLocale: String, Sendable, CaseIterable {
  /// English, the language of files, logs and traces.
  case en
  /// French.
  case fr
  /// Swedish.
  case sv
  /// Italian.
  case it
  /// Traditional Chinese.
  case traditionalChinese = "zh-Hant"
  /// Japanese.
  case ja

  /// The labels of the language for reports.
  public var labels: ScreenLabels {
    ScreenLabels(
      triggers: labels(of: .trigger), filters: labels(of: .filter), actions: labels(of: .action))
  }

  private func labels(of position: Vocabulary.Position) -> [String: String] {
    let labels = Vocabulary.standard.words(position).map { ($0.label, label(of: $0, position)) }
    return Dictionary(labels.filter { $0.0 != $0.1 }) { first, _ in first }
  }

  /// Returns the label of a word: the English one where the language has none, and with the kind of
  /// the word where another kind has the same label.
  func label(of word: Word, _ position: Vocabulary.Position) -> String {
    guard let label = text(of: word) else { return word.label }
    let isShared = Vocabulary.Position.allCases.contains { other in
      other != position && Vocabulary.standard.words(other).contains { text(of: $0) == label }
    }
    return isShared ? "\(label) (\(noun(of: position)))" : label
  }

  private func text(of word: Word) -> String? {
    word.localizedLabels.first { $0.locale == rawValue }?.text
  }

  private func noun(of position: Vocabulary.Position) -> String {
    switch (position, self) {
    case (.trigger, .en), (.trigger, .it): "trigger"
    case (.trigger, .fr): "déclencheur"
    case (.trigger, .sv): "utlösare"
    case (.trigger, .traditionalChinese): "觸發器"
    case (.trigger, .ja): "トリガー"
    case (.filter, .en), (.filter, .sv): "filter"
    case (.filter, .fr): "filtre"
    case (.filter, .it): "filtro"
    case (.filter, .traditionalChinese): "篩選器"
    case (.filter, .ja): "フィルター"
    case (.action, .en): "flow action"
    case (.action, .fr): "action de flux"
    case (.action, .sv): "flödesåtgärd"
    case (.action, .it): "azione di flusso"
    case (.action, .traditionalChinese): "流程動作"
    case (.action, .ja): "フローアクション"
    case (.event, _): position.title
    }
  }
}
