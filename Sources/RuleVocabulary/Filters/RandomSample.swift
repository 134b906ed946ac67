import RuleGraph

extension Filter {
  /// Passes a part of all people, drawn by chance.
  static let randomSample = Filter(
    "random_sample", "Random Sample",
    WordNotes(
      "Passes so many percent of all people, drawn by chance but always the same for a seed. It must "
        + "be the only filter, and does not work through a smart list.",
      rules: ["CAT-4", "CAT-2.2"], example: "random_sample: 50")
  ) { word in
    let percent = word.required(
      "percent", .count, "How many of a hundred people pass.", isMain: true)
    let seed = word.optional("seed", .count, "A number that gives another draw; 1 when left out.")
    return { .sample(percent: percent($0), seed: seed($0) ?? 1) }
  }
}
