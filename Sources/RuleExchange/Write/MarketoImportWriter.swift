public import SyncState

/// Writes memberships of Marketo programs as files for its bulk import of program members: one
/// file for each program and status, because the status is given once per job (MX-I1).
public struct MarketoImportWriter: Sendable {
  /// The largest file, in bytes: under 10 MB (MX-I1).
  public static let fileBytesMax = 9_500_000

  private let before: Mirror
  private let after: Mirror
  private let bytesMax: Int
  private let email: FieldID?
  /// How many people have each address, letter case aside.
  private var holders: [String: Int] = [:]

  /// One job of the import.
  private struct Job {
    let name: String
    let program: ProgramID
    let status: String
    let lookup: String
    let people: [PersonID]
    /// The fields that identify and describe the people.
    let columns: [FieldID]
  }

  /// Prepares the files of two states, of which the later came from the earlier.
  public init(before: Mirror, after: Mirror, fileBytesMax: Int = Self.fileBytesMax) {
    self.before = before
    self.after = after
    bytesMax = fileBytesMax
    email = after.assets.fields.find("email") ?? after.assets.fields.find("Email Address")
    for row in 0..<after.people.count where !after.people.isDeleted(PersonID(row)) {
      if let address = address(PersonID(row)) { holders[address, default: 0] += 1 }
    }
  }

  /// Returns the files, the explanation first; programs that do not change have none.
  public func files() -> [OutputFile] {
    var jobs: [Job] = []
    var removed: [[String]] = []
    var unidentified: [[String]] = []
    for position in after.programs.indices {
      let program = ProgramID(position)
      let statuses = after.assets.channel(of: program).statuses
      for index in statuses.indices.dropFirst() {
        let people = joined(program, StatusIndex(index))
        jobs += self.jobs(program, index, people, &unidentified)
      }
      removed += removals(of: program)
    }
    guard !jobs.isEmpty || !removed.isEmpty || !unidentified.isEmpty else { return [] }
    var files = jobs.flatMap { parts(of: $0) }
    let manifest = manifest(jobs, files)
    files += table(
      "remove.csv", ["programId", "program", "leadId"], removed)
    files += table(
      "not-loadable.csv", ["programId", "program", "status", "salesforceId"], unidentified)
    return [OutputFile(name: "README.txt", bytes: Array(readme(files).utf8))] + manifest + files
  }

  /// The people who hold a status that they did not hold before, by Marketo id.
  private func joined(_ program: ProgramID, _ status: StatusIndex) -> [PersonID] {
    let old = before.programs[program.index]
    return after.programs[program.index].rows
      .filter { $0.status == status && old[$0.person]?.status != status }
      .map(\.person).sorted(by: isBefore)
  }

  private func removals(of program: ProgramID) -> [[String]] {
    let new = after.programs[program.index]
    return before.programs[program.index].rows.map(\.person)
      .filter { new[$0] == nil && !after.people.isDeleted($0) }.sorted(by: isBefore)
      .map { keys(program) + [String(after.people.marketoID($0))] }
  }

  private func isBefore(_ left: PersonID, _ right: PersonID) -> Bool {
    after.people.marketoID(left) < after.people.marketoID(right)
  }

  private func keys(_ program: ProgramID) -> [String] {
    let declared = after.assets.programs[program.index]
    return [declared.marketoID.map { String($0) } ?? "", declared.name]
  }

  /// The jobs of a program and status: people known by an address of their own, then people who
  /// are known by their id only, because they share an address or have none.
  private func jobs(
    _ program: ProgramID, _ index: Int, _ people: [PersonID], _ unidentified: inout [[String]]
  ) -> [Job] {
    guard !people.isEmpty else { return [] }
    let status = after.assets.channel(of: program).statuses[index].name
    let name = "\(FileStem.of(after.assets.programs[program.index].name))-\(FileStem.of(status))"
    let byEmail = people.filter { isKnownByEmail($0) }
    let others = people.filter { !isKnownByEmail($0) }
    var jobs: [Job] = []
    if !byEmail.isEmpty {
      // Existing people are left as they are; new ones come with what Salesforce has.
      let isAnyNew = byEmail.contains { isNew($0) }
      let extra = isAnyNew ? ["firstName", "lastName", "company"] : []
      jobs.append(
        Job(
          name: "\(program.index + 1)-\(name)-\(index)", program: program, status: status,
          lookup: "email", people: byEmail,
          columns: ([email] + extra.map { after.assets.fields.find($0) }).compactMap(\.self)))
    }
    let known = others.filter { !isNew($0) }
    if !known.isEmpty {
      jobs.append(
        Job(
          name: "\(program.index + 1)-\(name)-\(index)-by-id", program: program, status: status,
          lookup: "id", people: known, columns: []))
    }
    for person in others where isNew(person) {
      let record = after.linkedRecords[person.index].map { after.records[$0].salesforceID }
      unidentified.append(keys(program) + [status, record.map { after.text[$0] } ?? ""])
    }
    return jobs
  }

  private func isNew(_ person: PersonID) -> Bool { person.index >= before.people.count }

  private func isKnownByEmail(_ person: PersonID) -> Bool {
    address(person).map { holders[$0] == 1 } ?? false
  }

  private func address(_ person: PersonID) -> String? {
    guard let email, case .text(let text) = after.people[person, email], text != .empty else {
      return nil
    }
    return after.text[text].lowercased()
  }

  private func parts(of job: Job) -> [OutputFile] {
    let schema = after.assets.fields
    let columns = job.lookup == "id" ? ["id"] : job.columns.map { schema[$0].apiName }
    var files: [OutputFile] = []
    var writer = CSVWriter(columns: columns)
    func close() {
      let suffix = files.isEmpty ? "" : "-part\(files.count + 1)"
      files.append(OutputFile(name: "\(job.name)\(suffix).csv", bytes: writer.bytes))
      writer = CSVWriter(columns: columns)
    }
    for person in job.people {
      let row = cells(of: person, job)
      let length = row.reduce(row.count) { $0 + $1.utf8.count * 2 + 2 }
      if writer.rowCount > 0, writer.bytes.count + length > bytesMax { close() }
      writer.append(row)
    }
    close()
    return files
  }

  /// The cells of a person; an empty one leaves a value alone (MX-I3).
  private func cells(of person: PersonID, _ job: Job) -> [String] {
    guard job.lookup != "id" else { return [String(after.people.marketoID(person))] }
    var cells: [String] = []
    for field in job.columns {
      let isKept = field != email && !isNew(person)
      cells.append(isKept ? "" : after.people[person, field].spelled(after.text, zone: .utc))
    }
    return cells
  }

  private func manifest(_ jobs: [Job], _ files: [OutputFile]) -> [OutputFile] {
    var rows: [[String]] = []
    for job in jobs {
      for file in files
      where file.name == "\(job.name).csv" || file.name.hasPrefix("\(job.name)-part") {
        rows.append([file.name] + keys(job.program) + [job.status, job.lookup])
      }
    }
    return table("jobs.csv", ["file", "programId", "program", "status", "lookupField"], rows)
  }

  private func table(_ name: String, _ columns: [String], _ rows: [[String]]) -> [OutputFile] {
    guard !rows.isEmpty else { return [] }
    var writer = CSVWriter(columns: columns)
    for row in rows { writer.append(row) }
    return [OutputFile(name: name, bytes: writer.bytes)]
  }

  private func readme(_ files: [OutputFile]) -> String {
    var text = """
      Marketo program members
      =======================

      Nothing has been written to Marketo. jobs.csv lists one bulk import of program members for each
      other file: the program, the status (programMemberStatus) and the lookup field of the job.
      The files are UTF-8 with commas, under 10 MB, with REST names in the header. In rows about
      people whom Marketo has already, cells after the first are empty, which leaves values alone.

      """
    if files.contains(where: { $0.name == "remove.csv" }) {
      text += """

        remove.csv lists memberships that end. An import cannot end one: delete the program members by
        API, or set *Not in Program* with a flow step.

        """
    }
    if files.contains(where: { $0.name == "not-loadable.csv" }) {
      text += """

        not-loadable.csv lists Salesforce records whose people Marketo does not have yet and who have no
        email address of their own, so that an import could not tell them apart. The sync itself will
        bring them.

        """
    }
    return text
  }
}

/// Parts of file names made of users' names.
public enum FileStem {
  private static let lengthMax = 40

  /// Returns a name in small ASCII letters, digits and hyphens; `asset` when nothing is left.
  public static func of(_ name: String) -> String {
    var stem = ""
    for byte in name.asciiLowercased.utf8 {
      let isPlain =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      if isPlain {
        stem.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !stem.isEmpty, !stem.hasSuffix("-") {
        stem += "-"
      }
      if stem.utf8.count >= lengthMax { break }
    }
    while stem.hasSuffix("-") { stem.removeLast() }
    return stem.isEmpty ? "asset" : stem
  }
}
