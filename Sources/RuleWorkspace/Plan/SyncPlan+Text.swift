import RuleRuntime
import RuleSource
import SyncState

extension SyncPlan {
  /// How many members of a kind the report for people lists.
  private static let membersShownMax = 20

  /// The plan for people.
  public var text: String {
    var text = "Plan for \(workspace.shown): what the sync cycle at \(zone.shown(at)) would do\n"
    if let obstacle { text += "  nothing: \(obstacle.text)\(tags(obstacle.rules))\n" }
    for refused in refusedMappings { text += lines(of: refused) }
    for program in programs { text += lines(of: program) }
    if programs.isEmpty, refusedMappings.isEmpty { text += "  no program is mapped\n" }
    text += newPeopleLines
    return text + "\n\(total)\n"
  }

  private var total: String {
    guard hasDifference else { return "No difference." }
    let (out, back) = (programs.flatMap(\.toSalesforce), programs.flatMap(\.toMarketo))
    let refused = programs.reduce(0) { $0 + $1.refusals.count }
    return "To Salesforce: \(counts(out)), \(Numeral.count(leadCount, "lead")) to create. "
      + "To Marketo: \(counts(back)). Refused: \(Numeral.count(refused, "member")), "
      + "\(Numeral.count(refusedMappings.count, "mapping"))."
  }

  private func counts(_ changes: [ProgramPlan.MemberChange]) -> String {
    let names = ["add", "change", "remove"]
    return zip(ProgramPlan.MemberChange.Kind.allCases, names).map { kind, name in
      "\(Numeral.grouped(changes.count { $0.kind == kind })) to \(name)"
    }.joined(separator: ", ")
  }

  private func lines(of refused: RefusedMapping) -> String {
    var text = "\n\(title(refused.program, refused.campaign))\n"
    text += "  REFUSED, neither side syncs: \(refused.reason.shown)\(tags(refused.rules))\n"
    return text + lines(of: refused.mismatches)
  }

  private func lines(of plan: ProgramPlan) -> String {
    var text = "\n\(title(plan.program, plan.campaign))\n"
    if !plan.isLinked { text += "  the mapping falls: the campaign was deleted [CS-R3]\n" }
    if let change = plan.type { text += line("campaign type", change) }
    if let change = plan.cost { text += line("actual cost", change) }
    if !plan.newStatuses.isEmpty {
      let names = plan.newStatuses.map { "`\($0.shown)`" }.joined(separator: ", ")
      text += "  statuses to create in the campaign: \(names)\(tags(plan.statusRules))\n"
    }
    for refusal in plan.campaignRefusals {
      text += "  refused: \(refusal.text.shown)\(tags(refusal.rules))\n"
    }
    text += lines("to Salesforce", plan.toSalesforce)
    text += lines("to Marketo", plan.toMarketo)
    if !plan.refusals.isEmpty {
      text += "  stays different: \(Numeral.count(plan.refusals.count, "member"))\n"
      text += listed(plan.refusals) { refusal in
        "\(name(refusal.person)): program \(shown(refusal.programStatus)), campaign "
          + "\(shown(refusal.campaignStatus)): \(refusal.problem.text)\(tags(refusal.problem.rules))"
      }
    }
    text += lines(of: plan.mismatches)
    return plan.hasDifference ? text : text + "  no difference\n"
  }

  private func lines(of mismatches: [StatusMismatch]) -> String {
    guard !mismatches.isEmpty else { return "" }
    return "  statuses that do not match:\n"
      + listed(mismatches) { "`\($0.status.shown)` \($0.text.shown)\(tags($0.rules))" }
  }

  private func line(_ name: String, _ change: ProgramPlan.ValueChange) -> String {
    "  \(name): \(shown(change.old)) → \(shown(change.new))\(tags(change.rules))\n"
  }

  private func lines(_ side: String, _ changes: [ProgramPlan.MemberChange]) -> String {
    guard !changes.isEmpty else { return "" }
    return "  \(side): \(counts(changes))\n"
      + listed(changes) { change in
        let mark =
          switch change.kind {
          case .add: "+ \(name(change.person)): \(shown(change.new))"
          case .change: "~ \(name(change.person)): \(shown(change.old)) → \(shown(change.new))"
          case .remove: "- \(name(change.person)): was \(shown(change.old))"
          }
        return mark + (change.createsLead ? ", as a new lead" : "") + tags(change.rules)
      }
  }

  private func listed<Item>(_ items: [Item], _ line: (Item) -> String) -> String {
    var text = items.prefix(Self.membersShownMax).map { "    \(line($0))\n" }.joined()
    let hidden = items.count - Self.membersShownMax
    if hidden > 0 { text += "    ... and \(Numeral.grouped(hidden)) more, see --format json\n" }
    return text
  }

  private var newPeopleLines: String {
    guard !newPeople.isEmpty else { return "" }
    return "\nNew in Marketo: \(Numeral.count(newPeople.count, "person", "people")) pulled\n"
      + listed(newPeople) { "+ \(name($0.person))\(tags($0.rules))" }
  }

  private func title(_ program: ProgramID, _ campaign: SFDCCampaignID) -> String {
    let assets = after.assets
    return "\(assets.programs[program.index].name.shown) ⇄ "
      + assets.sfdcCampaigns[campaign.index].name.shown
  }

  /// How a person is named: by id and address; somebody new has no id yet, and without an address
  /// that of the record.
  private func name(_ person: PersonID) -> String {
    let isNew = person.index >= before.people.count
    let id = isNew ? "new person" : "person \(after.people.marketoID(person))"
    if let email = email(of: person) { return "\(id) (\(email.shown))" }
    guard isNew, let record = after.linkedRecords[person.index] else { return id }
    return "\(id) (\(after.text[after.records[record].salesforceID].shown))"
  }

  private func shown(_ status: String?) -> String { status.map(\.shown) ?? "none" }

  private func tags(_ rules: [Rule]) -> String {
    rules.isEmpty ? "" : " [\(rules.map(\.id).joined(separator: ", "))]"
  }
}

extension SyncPlan {
  /// The email address of a person, nil when there is none.
  func email(of person: PersonID) -> String? {
    guard let field = after.assets.fields.find(Self.addressField),
      case .text(let text) = after.people[person, field], text != .empty
    else { return nil }
    return after.text[text]
  }
}

extension String {
  /// The text on one line, without what could steer a terminal or reorder the line.
  var shown: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: text += " "
      case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension TimeZoneTable {
  /// An instant in this zone for people, to the minute, with the zone's name.
  func shown(_ instant: Instant) -> String {
    let local = local(instant)
    let minutes = Int(local.time.milliseconds) / 60_000
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(local.date) \(clock.joined(separator: ":")), \(name)"
  }
}
