import RuleSource

extension TreeBuilder {
  /// Opens a sequence or mapping; returns false when the parser is to stop.
  mutating func openCollection(
    _ event: ParserEvent, _ range: Range<Int>, isMapping: Bool
  ) -> Bool {
    scanGap(to: range.lowerBound)
    let (start, properties) = readProperties(event, range)
    guard frames.count < limits.nestingDepthMax else {
      diagnostics.append(
        YAMLDiagnostics.nestingTooDeep(span(start..<start), limits.nestingDepthMax))
      return halt(.document)
    }
    if start > range.lowerBound { scanGap(to: start) }
    var record = NodeRecord(
      start: UInt32(start), end: UInt32(start), kind: isMapping ? .mapping : .sequence)
    record.properties = properties
    if event.isFlow { record.flags.insert(.flow) }
    let indent = event.isFlow ? blockIndent : start - text.bytes.lineStart(of: start)
    let index = tables.records.count
    tables.records.append(record)
    if let anchor = event.properties?.anchor { anchors[anchor] = Anchor(node: index, weight: nil) }
    frames.append(
      Frame(
        node: index, isMapping: isMapping, isFlow: event.isFlow, indent: indent,
        childrenStart: pending.count, lastEnd: start,
        isTruncated: isNextTruncated))
    isNextTruncated = false
    return checkNodeCount(record) && stop == nil
  }

  /// The column of the innermost block collection; -1 outside all.
  var blockIndent: Int { frames.last?.indent ?? -1 }

  /// Closes the innermost collection; the range of a bracket that closes it is not empty.
  mutating func closeCollection(_ range: Range<Int>) {
    guard let open = frames.last else { return }
    var end = open.lastEnd
    if open.isFlow, !range.isEmpty {
      scanGap(to: range.upperBound)
      end = max(end, range.upperBound)
    } else if !open.isFlow {
      scanGap(to: range.lowerBound)
    }
    guard let frame = frames.popLast() else { return }
    if !frame.isFlow { closedColumns.append(frame.indent) }
    let first = tables.children.count
    if frame.isMapping {
      appendEntries(from: frame.childrenStart, isDocument: frames.isEmpty && !frame.isFlow)
    } else {
      appendPending(from: frame.childrenStart)
    }
    pending.removeLast(pending.count - frame.childrenStart)
    var record = tables.records[frame.node]
    record.end = UInt32(end)
    record.first = UInt32(first)
    record.count = UInt32(tables.children.count - first)
    if frame.isTruncated { record.flags.insert(.truncated) }
    tables.records[frame.node] = record
    if record.properties != NodeRecord.noProperties,
      let anchor = tables.properties[Int(record.properties)].anchor,
      anchors[anchor]?.node == frame.node
    {
      anchors[anchor]?.weight = frame.weight
    }
    addChild(UInt32(frame.node), end: end, weight: frame.weight)
  }

  /// Moves the pending keys and values from a position on to the table of children.
  private mutating func appendEntries(from start: Int, isDocument: Bool) {
    if hasOnlyPlainKeys(from: start) {
      appendPending(from: start)
    } else {
      appendCheckedEntries(from: start, isDocument: isDocument)
    }
  }

  /// Copies the pending nodes from a position on to the table of children; without a slice, which
  /// would count a reference.
  private mutating func appendPending(from start: Int) {
    for position in start..<pending.count { tables.children.append(pending[position]) }
  }

  /// Whether the pending keys from a position on are few, and nothing is wrong with any: so nearly
  /// always.
  ///
  /// Mutating, because other methods get a copy of the whole builder.
  private mutating func hasOnlyPlainKeys(from start: Int) -> Bool {
    guard pending.count - start <= 24 else { return false }
    for position in stride(from: start, to: pending.count, by: 2) {
      let key = record(position)
      guard key.kind == .scalar, key.count > 0, file.bytes[Int(key.start)] != 0x3C else {
        return false
      }
      for earlier in stride(from: start, to: position, by: 2) {
        let other = record(earlier)
        if other.count == key.count, bytes(of: other) == bytes(of: key) { return false }
      }
    }
    return true
  }

  /// Moves pending keys and values on, but for keys that are refused or repeat another one.
  private mutating func appendCheckedEntries(from start: Int, isDocument: Bool) {
    let pairs = (pending.count - start) / 2
    var kept: [Int] = []
    kept.reserveCapacity(pairs)
    for pair in 0..<pairs where acceptsKey(Int(pending[start + 2 * pair])) {
      kept.append(start + 2 * pair)
    }
    let repeated = duplicates(kept)
    // A document that begins again lacks `---`; what follows is not one more mistake for each key.
    let restart =
      isDocument
      ? repeated.first { $0.first == kept.first && $0.second != kept.dropFirst().first } : nil
    if let restart {
      let place = span(record(restart.second).range)
      diagnostics.append(
        YAMLDiagnostics.missingDocumentMarker(
          before: place, text(of: record(restart.second)),
          first: span(record(restart.first).range)))
    }
    for duplicate in repeated where restart.map({ duplicate.second < $0.second }) ?? true {
      diagnostics.append(
        YAMLDiagnostics.duplicateKey(
          span(record(duplicate.second).range), text(of: record(duplicate.second)),
          first: span(record(duplicate.first).range)))
    }
    let refused = Set(repeated.map(\.second))
    for position in kept where refused.isEmpty || !refused.contains(position) {
      tables.children.append(pending[position])
      tables.children.append(pending[position + 1])
    }
  }

  private func record(_ position: Int) -> NodeRecord { tables.records[Int(pending[position])] }

  /// Reports a key that cannot be one; returns whether the entry is kept.
  private mutating func acceptsKey(_ node: Int) -> Bool {
    let record = tables.records[node]
    let place = span(record.range)
    guard record.kind == .scalar else {
      diagnostics.append(YAMLDiagnostics.nonScalarKey(place))
      return false
    }
    guard record.style == .plain else { return true }
    if record.count == 0 {
      diagnostics.append(YAMLDiagnostics.emptyKey(place))
      return false
    }
    if record.count == 2, bytes(of: record).elementsEqual([0x3C, 0x3C]) {
      diagnostics.append(YAMLDiagnostics.mergeKey(place))
      return false
    }
    return true
  }

  /// Returns the keys that repeat an earlier one, with it, in file order.
  private func duplicates(_ keys: [Int]) -> [(first: Int, second: Int)] {
    if keys.count > 12 { return duplicatesBySorting(keys) }
    var found: [(first: Int, second: Int)] = []
    for (count, second) in keys.enumerated() {
      let wanted = record(second)
      for first in keys[..<count] {
        let candidate = record(first)
        guard candidate.count == wanted.count, bytes(of: candidate) == bytes(of: wanted) else {
          continue
        }
        found.append((first, second))
        break
      }
    }
    return found
  }

  private func duplicatesBySorting(_ keys: [Int]) -> [(first: Int, second: Int)] {
    let sorted = keys.map { (position: $0, bytes: bytes(of: record($0))) }.sorted { left, right in
      if left.bytes.count != right.bytes.count { return left.bytes.count < right.bytes.count }
      if left.bytes == right.bytes { return left.position < right.position }
      return left.bytes.lexicographicallyPrecedes(right.bytes)
    }
    var found: [(first: Int, second: Int)] = []
    var first = 0
    for index in sorted.indices.dropFirst() {
      if sorted[index].bytes == sorted[first].bytes {
        found.append((sorted[first].position, sorted[index].position))
      } else {
        first = index
      }
    }
    return found.sorted { $0.second < $1.second }
  }

  /// Returns the value of a scalar as UTF-8, without a copy.
  func bytes(of record: NodeRecord) -> ArraySlice<UInt8> {
    let range = Int(record.first)..<Int(record.first) + Int(record.count)
    return record.flags.contains(.ownedText) ? tables.texts[range] : file.bytes[range]
  }

  /// Returns the value of a scalar.
  func text(of record: NodeRecord) -> String {
    String(decoding: bytes(of: record), as: UTF8.self)
  }

  // MARK: Tokens in braces

  /// Begins to read `{{…}}` as text instead of as mappings; returns whether there is such a token.
  mutating func openToken(at start: Int) -> Bool {
    guard let range = UnquotedText.token(at: start, in: text.bytes) else { return false }
    var value = UnquotedText.value(at: start, in: text.bytes, isFlow: frames.last?.isFlow ?? false)
    if UnquotedText.isKeyEnd(at: range.upperBound, in: text.bytes) { value = range }
    scanGap(to: start)
    if value.upperBound > range.upperBound {
      _ = halt(.plainText(value))
    } else {
      token = TokenInBraces(range: range, value: value)
    }
    return true
  }

  /// Skips an event within a token; adds the token as a scalar at its end.
  mutating func receiveInToken(_ event: ParserEvent, end: Int) -> Bool {
    guard let open = token else { return true }
    switch event.kind {
    case .sequenceStart, .mappingStart: token?.depth += 1
    case .sequenceEnd, .mappingEnd: token?.depth -= 1
    case .alias, .scalar, .documentStart, .documentEnd: break
    }
    guard token?.depth == 0 else { return true }
    token = nil
    let range = open.range
    diagnostics.append(YAMLDiagnostics.unquotedToken(span(range), file.text(of: span(range))))
    gap.pass(to: max(range.upperBound, end))
    var record = NodeRecord(
      start: UInt32(range.lowerBound), end: UInt32(range.upperBound), kind: .scalar)
    (record.first, record.count) = (record.start, record.end - record.start)
    lastScalar = (range, .plain)
    return addLeaf(record)
  }
}
