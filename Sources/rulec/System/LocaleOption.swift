public import ArgumentParser
public import RuleWorkspace

extension ScreenLocale: ExpressibleByArgument {}

extension ArgumentHelp {
  /// What `--locale` does.
  static let locale = ArgumentHelp(
    "The language of the screen's labels: en, fr, sv, it, zh-Hant or ja.")
}
