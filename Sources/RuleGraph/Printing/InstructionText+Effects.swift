import SyncState

extension InstructionText {
  /// Returns what an effect does, without the name of the action, such as `Q4 Launch, Registered`.
  public func text(of effect: Effect) -> String {
    switch effect {
    case .sfdcMember(_, let campaign, let status):
      return ([text(of: campaign)] + (status.map { ["status \(text(of: $0))"] } ?? []))
        .joined(separator: ", ")
    case .programStatus(let id, let status):
      let name = assets.channel(of: id).statuses[status.index].name
      return "\(assets.programs[id.index].name), status \(name)"
    case .nurture(let id, let change):
      return "\(assets.programs[id.index].name), \(text(of: change, in: id))"
    case .memberField(let id, let field, let template):
      return "\(assets.programs[id.index].name), \(assets.memberFields[field].name) = "
        + (template.map { text(of: $0) } ?? "NULL")
    case .place(let field, let place):
      return "\(assets.fields[field].name), \(pool[place])"
    case .undocumented(let name):
      return pool[name]
    case .setField(let id, let template):
      return "\(assets.fields[id].name) = \(template.map { text(of: $0) } ?? "NULL")"
    case .changeScore(let id, let change):
      return "\(assets.fields[id].name) \(text(of: change))"
    case .listMembership(let id, _):
      return name(of: id)
    case .sendEmail(let name, let isOperational):
      return pool[name] + (isOperational ? ", operational" : "")
    case .wait(let wait):
      return text(of: wait)
    case .request(let id), .removeFromFlow(let id):
      return name(of: id)
    case .execute(let id, let inheritsTokens):
      return name(of: id)
        + (inheritsTokens ? ", with the tokens of this one" : "")
    case .outside(_, let name, let texts):
      return ([pool[name]] + texts.map { text(of: $0.template) }).joined(separator: ", ")
    case .salesforceRecord(let step):
      return text(of: step)
    case .deletePerson(let inSalesforce):
      return inSalesforce ? "in Salesforce too" : "in Marketo only"
    case .programSuccess(let id, .reached(let flag)):
      return "\(assets.programs[id.index].name), success \(flag)"
    case .programSuccess(let id, .date(let date)):
      return "\(assets.programs[id.index].name), success on \(date)"
    }
  }

  private func text(of change: Effect.NurtureChange, in program: ProgramID) -> String {
    switch change {
    case .join(let stream), .move(let stream):
      "stream \(assets.programs[program.index].streams[stream.index])"
    case .pause(let isPaused): "cadence \(isPaused ? "Paused" : "Normal")"
    }
  }

  private func text(of campaign: SFDCCampaignOperand) -> String {
    switch campaign {
    case .fixed(let id): assets.sfdcCampaigns[id.index].name
    case .named(let template): text(of: template)
    }
  }

  private func text(of step: Effect.RecordStep) -> String {
    switch step {
    case .sync(let owner), .convert(let owner): owner.map { "assigned to \(pool[$0])" } ?? ""
    case .changeOwner(let owner): pool[owner]
    case .createTask(let task):
      text(of: task.subject) + (task.dueIn.map { ", due in \($0.spelled)" } ?? "")
    case .delete(let inMarketo): inMarketo ? "and in Marketo" : ""
    }
  }

  private func text(of change: ScoreChange) -> String {
    switch change {
    case .add(let amount): amount < 0 ? "\(amount)" : "+\(amount)"
    case .set(let amount): "=\(amount)"
    case .template(let template): text(of: template)
    }
  }

  /// Returns a wait, such as `2 days, then until Mon, Tue at 09:00`.
  func text(of wait: Wait) -> String {
    switch wait {
    case .duration(let period, let weekdays, let time):
      guard weekdays != nil || time != nil else { return period.spelled }
      let days = weekdays.map { $0.days.map(\.rawValue).joined(separator: ", ") }
      let end = [days, time.map { "at \($0.text)" }].compactMap { $0 }.joined(separator: " ")
      return "\(period.spelled), then until \(end)"
    case .date(let date, let time):
      return "until \(date)" + (time.map { " at \($0.text)" } ?? "")
    case .token(let token, let anniversary, let offset, let time):
      let day = (anniversary ? "the next anniversary of " : "") + spelled(token)
      return "until \(day)\(spelled(offset))" + (time.map { " at \($0.text)" } ?? "")
    case .ignored:
      return "not at all: the unit is unknown"
    }
  }

  private func spelled(_ offset: Wait.DayOffset) -> String {
    switch offset {
    case .days(0): ""
    case .days(let days):
      " \(days < 0 ? "-" : "+") \(days.magnitude) \(days.magnitude == 1 ? "day" : "days")"
    case .token(let token, let isNegative): " \(isNegative ? "-" : "+") \(spelled(token)) days"
    }
  }

  // MARK: Templates

  /// Returns a template as it is written.
  func text(of template: Template) -> String {
    template.parts.map { part in
      switch part {
      case .literal(let text): pool[text]
      case .token(let token, let fallback):
        spelled(token, fallback: fallback.map { ":default=\(pool[$0])" } ?? "")
      }
    }.joined()
  }

  private func spelled(_ token: Token, fallback: String = "") -> String {
    let name =
      switch token {
      case .field(let id):
        "\(assets.fields[id].isCompany ? "company" : "lead").\(assets.fields[id].name)"
      case .my(let name): "my.\(pool[name])"
      case .campaign(let property): "campaign.\(property.rawValue)"
      case .program(let property): "program.\(property.rawValue)"
      case .system(let clock): "system.\(clock.rawValue)"
      case .trigger(let property): "trigger.\(property.rawValue)"
      case .member(let id): "member.\(assets.memberFields[id].name)"
      }
    return "{{\(name)\(fallback)}}"
  }
}
