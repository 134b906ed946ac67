import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

// The histories of `Settings for open questions`.

extension Setup {
  /// Members of a program and its campaign, all in step, in records of a kind.
  mutating func members(_ statuses: String...) {
    people = statuses.map {
      Person(record: .lead, programs: [0: $0], members: [0: $0])
    }
  }
}

extension World {
  /// What both sides hold for each person: `Attended/Registered`.
  var sides: String {
    (0..<2).filter { $0 < state.mirror.people.count }
      .map { "\(status($0) ?? "-")/\(member($0) ?? "-")" }.joined(separator: " ")
  }

  var cost: String { state.mirror.campaigns[0].actualCost.map { "\(Int($0))" } ?? "-" }

  /// Leaves the rules of a step where those of the sync are.
  mutating func note(_ outcome: StepOutcome) -> String {
    state.trace.append(TraceRecord(.step, at: state.now, rules: outcome.rules))
    return outcome.result.rawValue
  }
}

extension `Settings for open questions` {
  static let scenarios = conflicts + statuses + entries + campaigns + records + steps

  private static let conflicts = [
    Scenario(
      policy: "member_conflict",
      ends: [
        "higher_step": "Attended/Attended Attended/Attended",
        "marketo": "Attended/Attended Waitlisted/Waitlisted",
        "salesforce": "Attended/Waitlisted Attended/Attended",
      ]
    ) { setup in
      setup.members("Registered", "Registered")
      return { world in
        world.cycle()
        for (person, (ours, theirs)) in [("Attended", "Waitlisted"), ("Waitlisted", "Attended")]
          .enumerated()
        {
          world.setStatus(person, ours)
          world.salesforce(.changeStatus, person, theirs)
        }
        world.cycle()
        return world.sides
      }
    },
    Scenario(
      policy: "removal_conflict",
      ends: [
        "later": "-/- Attended/Attended", "removal": "-/- -/-",
        "change": "Attended/Attended Attended/Attended",
      ]
    ) { setup in
      setup.members("Registered", "Registered")
      return { world in
        world.cycle()
        world.setStatus(0, "Attended")
        world.salesforce(.remove, 1)
        world.wait()
        world.salesforce(.remove, 0)
        world.setStatus(1, "Attended")
        world.cycle()
        return world.sides
      }
    },
    Scenario(
      policy: "first_sync_conflict",
      ends: [
        "higher_step": "Attended/Attended Attended/Attended",
        "marketo": "Attended/Attended Waitlisted/Waitlisted",
        "salesforce": "Attended/Registered Attended/Attended",
      ]
    ) { setup in
      setup.people = [("Attended", "Registered"), ("Waitlisted", "Attended")].map {
        Setup.Person(record: .contact, programs: [0: $0], members: [0: $1])
      }
      return { world in
        world.cycle()
        return world.sides
      }
    },
    Scenario(
      policy: "status_regression",
      ends: [
        "keep_both": "Attended/Registered", "restore": "Attended/Attended",
        "follow": "Registered/Registered",
      ]
    ) { setup in
      setup.members("Attended")
      return { world in
        world.cycle()
        world.salesforce(.changeStatus, 0, "Registered")
        world.cycle()
        return world.sides
      }
    },
  ]

  private static let statuses = [
    Scenario(policy: "status_names", ends: ["exact": "-", "loose": "Attended"]) { setup in
      setup.campaigns = [
        [
          MemberStatus(label: "registered ", isDefault: true),
          MemberStatus(label: "ATTENDED", responded: true),
        ]
      ]
      setup.people = [Setup.Person(record: .lead, members: [0: "ATTENDED"])]
      return { world in
        world.cycle()
        return world.status(0) ?? "-"
      }
    },
    Scenario(
      policy: "status_matching",
      ends: [
        "salesforce_labels_known": "Registered,Attended,Waitlisted", "exact": "Registered,Attended",
      ]
    ) { setup in
      setup.campaigns = [
        [
          MemberStatus(label: "Registered", isDefault: true),
          MemberStatus(label: "Attended", responded: true),
        ]
      ]
      setup.people = [Setup.Person(record: .lead, members: [0: "Attended"])]
      return { $0.labels.joined(separator: ",") }
    },
    Scenario(
      policy: "empty_campaign",
      ends: [
        "replaced": "Registered,Waitlisted,Attended",
        "completed": "Sent,Responded,Registered,Waitlisted,Attended",
      ]
    ) { setup in
      setup.campaigns = [
        [
          MemberStatus(label: "Sent", isDefault: true),
          MemberStatus(label: "Responded", responded: true),
        ]
      ]
      return { $0.labels.joined(separator: ",") }
    },
  ]

  private static let entries = [
    Scenario(policy: "campaign_entries", ends: ["every_change": "1", "not_by_sync": "0"]) { _ in
      { world in
        world.cycle()
        world.setStatus(0, "Registered")
        world.cycle()
        #expect(world.sides == "Registered/Registered")
        return "\(world.memberLog().count { $0.hasPrefix("4") })"
      }
    },
    Scenario(policy: "program_entries", ends: ["written": "1", "none": "0"]) { _ in
      { world in
        world.cycle()
        world.salesforce(.add, 0, "Registered")
        world.cycle()
        #expect(world.sides == "Registered/Registered")
        return "\(world.memberLog().count { $0.hasPrefix("104") })"
      }
    },
    Scenario(policy: "first_sync_entries", ends: ["written": "4", "none": "2"]) { setup in
      setup.people = [
        Setup.Person(record: .lead, programs: [0: "Registered"]),
        Setup.Person(record: .lead, members: [0: "Registered"]),
      ]
      return { world in
        world.cycle()
        #expect(world.sides == "Registered/Registered Registered/Registered")
        // What comes later writes entries as ever.
        world.setStatus(0, "Attended")
        world.cycle()
        return "\(world.memberLog().count)"
      }
    },
  ]

  private static let campaigns = [
    Scenario(policy: "period_costs", ends: ["all": "350 350", "to_date": "100 350"]) { setup in
      setup.periodCosts = [100, 250]
      return { world in
        world.cycle()
        let first = world.cost
        world.state.now = world.state.now.advanced(milliseconds: 40 * 86_400_000)
        world.cycle()
        return "\(first) \(world.cost)"
      }
    },
    Scenario(
      policy: "missing_period_cost", ends: ["untouched": "-", "zero": "0"], silent: ["untouched"]
    ) { _ in
      { world in
        world.cycle()
        return world.cost
      }
    },
    Scenario(
      policy: "campaign_edits", ends: ["stand": "Other 7", "overwritten": "Webinar 100"],
      silent: ["stand"]
    ) { setup in
      setup.periodCosts = [100]
      return { world in
        world.cycle()
        world.salesforce(.setType(SFDCCampaignID(0), "Other"))
        world.salesforce(.setActualCost(SFDCCampaignID(0), 7))
        world.cycle()
        let type = world.state.mirror.campaigns[0].type.map { world.state.mirror.text[$0] } ?? "-"
        return "\(type) \(world.cost)"
      }
    },
    Scenario(
      policy: "deleted_campaign", ends: ["members_stay": "Registered/-", "members_leave": "-/-"]
    ) { setup in
      setup.members("Registered")
      return { world in
        world.cycle()
        world.salesforce(.deleteCampaign(SFDCCampaignID(0)))
        world.cycle()
        return world.sides
      }
    },
  ]

  private static let records = [
    Scenario(
      policy: "failed_leads", ends: ["every_cycle": "3 Registered", "on_change": "1 Registered"]
    ) { setup in
      setup.people = [Setup.Person(lastName: nil)]
      return { world in
        world.cycle()
        world.setStatus(0, "Registered")
        for _ in 0..<3 { world.cycle() }
        let attempts = world.report()?.errors.first?.attempts ?? 0
        #expect(world.report()?.differences.map(\.reason) == [.missingLastName])
        world.setField(World.lastName, "Roe", 0)
        world.cycle()
        return "\(attempts) \(world.member(0) ?? "-")"
      }
    },
    Scenario(
      policy: "deleted_leads",
      ends: [
        "stay_deleted": "-/- Attended/-", "come_back": "Registered/Registered Attended/Attended",
      ]
    ) { setup in
      setup.members("Registered", "Registered")
      setup.people[1].members = [:]
      setup.people[1].programs = [:]
      return { world in
        world.cycle()
        for person in 0..<2 {
          if let record = world.record(person) { world.salesforce(.deleteRecord(record)) }
        }
        world.cycle()
        world.setStatus(1, "Attended")
        world.cycle()
        return world.sides
      }
    },
    Scenario(
      policy: "hidden_records",
      ends: ["stay": "Registered Attended, Registered", "leave": "- Attended, Registered"]
    ) { setup in
      setup.members("Registered", "Registered")
      return { world in
        world.cycle()
        for person in 0..<2 {
          if let record = world.record(person) { world.salesforce(.setVisible(record, false)) }
        }
        world.wait()
        world.setStatus(1, "Attended")
        world.cycle()
        let hidden = "\(world.status(0) ?? "-") \(world.status(1) ?? "-")"
        if let record = world.record(0) { world.salesforce(.setVisible(record, true)) }
        world.cycle()
        return "\(hidden), \(world.status(0) ?? "-")"
      }
    },
    Scenario(
      policy: "merged_status", ends: ["higher_step": "Attended", "winner": "Registered"]
    ) { setup in
      setup.members("Registered", "Attended")
      return { world in
        world.cycle()
        _ = world.engine.merge(
          [PersonID(1)], into: PersonID(0), origin: .marketoUser(name: "Ann"), in: &world.state)
        return world.status(0) ?? "-"
      }
    },
    Scenario(
      policy: "merged_member", ends: ["survivor": "Registered", "responded": "Attended"]
    ) { setup in
      setup.members("Registered", "Attended")
      return { world in
        world.cycle()
        if let winner = world.record(0), let loser = world.record(1) {
          world.salesforce(.mergeRecords([loser], into: winner))
        }
        return world.member(0) ?? "-"
      }
    },
    Scenario(
      policy: "converted_member", ends: ["contact": "Attended", "lead": "Registered"]
    ) { setup in
      setup.members("Registered")
      setup.strangers = [(.contact, [0: "Attended"])]
      return { world in
        let contact = world.state.mirror.records.rows.last?.salesforceID
        if let lead = world.record(0) { world.salesforce(.convertLead(lead, contactID: contact)) }
        return world.member(0) ?? "-"
      }
    },
  ]

  private static let steps = [
    Scenario(
      policy: "sfdc_status_order", ends: ["free": "succeeded", "forward_only": "skipped"]
    ) { setup in
      setup.members("Attended")
      return { world in
        world.cycle()
        return world.note(world.step(.changeStatus, 0, "Registered"))
      }
    },
    Scenario(
      policy: "mapped_program_steps",
      ends: ["implied_actions_disabled": "succeeded", "steps_disabled": "skipped"]
    ) { _ in
      { world in
        world.cycle()
        return world.note(world.step(.add, 0, "Registered", parent: 0))
      }
    },
  ]
}
