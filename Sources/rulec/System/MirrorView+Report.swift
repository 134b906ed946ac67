import RuleSource

extension MirrorView {
  /// The statuses for people.
  func statusText() -> String {
    let (programs, campaigns) = statuses()
    func lines(_ title: String, _ groups: [Statuses]) -> String {
      let lines = groups.map { group in
        "  \(group.name): "
          + group.counts.map { "\($0.status) \($0.count)" }.joined(separator: ", ")
      }
      return ([title] + (lines.isEmpty ? ["  no members"] : lines)).joined(separator: "\n")
    }
    return lines("Programs", programs) + "\n\n" + lines("Salesforce campaigns", campaigns) + "\n"
  }

  /// The statuses for machines.
  func statusJSON() -> JSON {
    let (programs, campaigns) = statuses()
    func list(_ groups: [Statuses]) -> JSON {
      .array(
        groups.map { group in
          .object([
            ("name", .string(group.name)),
            (
              "statuses",
              .array(
                group.counts.map {
                  .object([("status", .string($0.status)), ("members", .int($0.count))])
                })
            ),
          ])
        })
    }
    return .object([
      ("schemaVersion", .int(1)), ("programs", list(programs)), ("campaigns", list(campaigns)),
    ])
  }

  /// Who differs, for people.
  func differenceText() -> String {
    let mappings = mappings()
    guard !mappings.isEmpty else { return "no mapped program has synced in this mirror yet\n" }
    return mappings.map { mapping in
      let head = "\(mapping.program) ⇄ \(mapping.campaign): "
      guard !mapping.differences.isEmpty else { return head + "no difference\n" }
      return head + "\(mapping.differences.count) differ\n"
        + mapping.differences.map { difference in
          let id = difference.leadID.map { "person \($0)" } ?? "record \(difference.recordID ?? "")"
          return "  \(id)\(difference.email.map { " (\($0))" } ?? ""): program "
            + "\(difference.programStatus ?? "none"), campaign "
            + "\(difference.campaignStatus ?? "none")"
            + (difference.problem.map { ": \($0)" } ?? "") + "\n"
        }.joined()
    }.joined(separator: "\n")
  }

  /// Who differs, for machines.
  func differenceJSON() -> JSON {
    func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    return .object([
      ("schemaVersion", .int(1)),
      (
        "mappings",
        .array(
          mappings().map { mapping in
            .object([
              ("program", .string(mapping.program)), ("campaign", .string(mapping.campaign)),
              (
                "differences",
                .array(
                  mapping.differences.map {
                    .object([
                      ("leadId", optional($0.leadID)), ("email", optional($0.email)),
                      ("salesforceId", optional($0.recordID)),
                      ("programStatus", optional($0.programStatus)),
                      ("campaignStatus", optional($0.campaignStatus)),
                      ("problem", optional($0.problem)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }

  /// What is known of people, for people; nil when there is nobody.
  func personText(_ key: String) -> String? {
    let people = people(key)
    guard !people.isEmpty else { return nil }
    return people.map { person in
      "person \(person.id)\n"
        + person.facts.map { fact in
          "  \(fact.title)\n" + fact.lines.map { "    \($0)\n" }.joined()
        }.joined()
    }.joined(separator: "\n")
  }

  /// What is known of people, for machines; nil when there is nobody.
  func personJSON(_ key: String) -> JSON? {
    let people = people(key)
    guard !people.isEmpty else { return nil }
    return .object([
      ("schemaVersion", .int(1)),
      (
        "people",
        .array(
          people.map { person in
            .object(
              [("leadId", .string(person.id))]
                + person.facts.map { ($0.key, .strings($0.lines)) })
          })
      ),
    ])
  }
}
