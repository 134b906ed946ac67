import RuleGraph
import SyncState

extension Trigger {
  /// An attribute of an entry that may be constrained, with the name and meaning of the parameter.
  typealias TextAttribute = (attribute: ActivityAttribute, name: String, summary: String)

  /// Declares a trigger on something that people do, or that is done to them, outside the model
  /// (CAT-3.6); `occasion` completes "fires when a person", the main parameter is what it is about.
  convenience init(
    _ name: String, _ label: String, when occasion: String, _ type: ActivityType,
    about main: (name: String, summary: String), example: String,
    attributes: [TextAttribute] = [], aliases: [String] = [], past: PastTense
  ) {
    self.init(
      name, label,
      WordNotes(
        "Fires when a person \(occasion).", aliases: aliases, rules: ["CAT-3.6", "SC-C8"],
        activities: [type], example: "\(name): \(example)"),
      past: past
    ) { word in
      let about = word.required(
        main.name, .names, "\(main.summary), several, or `any`.", isMain: true)
      let parameters = attributes.map { attribute in
        (attribute.attribute, word.optional(attribute.name, .test(.string), attribute.summary))
      }
      return { arguments in
        .init(
          type, named(about(arguments)),
          parameters.compactMap { attribute, parameter in
            parameter(arguments).flatMap { $0 }.map { EventPattern.Constraint(attribute, $0) }
          })
      }
    }
  }
}
