import RuleSource

extension DirectReader {
  /// A collection that is being read.
  struct Open {
    let node: Int
    /// Where its children begin in the list of pending nodes.
    let childrenStart: Int
  }

  /// Begins a collection at an offset.
  mutating func open(
    _ kind: YAMLNode.Kind, at start: Int, isFlow: Bool = false
  ) throws(Unusual) -> Open {
    guard depth < limits.nestingDepthMax, tables.records.count < limits.nodesMax else {
      throw Unusual()
    }
    depth += 1
    var record = NodeRecord(start: UInt32(start), end: UInt32(start), kind: kind)
    if isFlow { record.flags.insert(.flow) }
    tables.records.append(record)
    return Open(node: tables.records.count - 1, childrenStart: pending.count)
  }

  /// Ends a collection after its last child, or after the bracket that closes it.
  mutating func close(_ open: Open, at bracketEnd: Int? = nil) -> UInt32 {
    depth -= 1
    let first = tables.children.count
    let last = pending.last
    for child in pending[open.childrenStart...] { tables.children.append(child) }
    pending.removeLast(pending.count - open.childrenStart)
    var end = tables.records[open.node].start
    if let bracketEnd {
      end = UInt32(bracketEnd)
    } else if let last {
      end = tables.records[Int(last)].end
    }
    tables.records[open.node].end = end
    tables.records[open.node].first = UInt32(first)
    tables.records[open.node].count = UInt32(tables.children.count - first)
    pending.append(UInt32(open.node))
    return UInt32(open.node)
  }

  /// Adds a scalar to the open collection.
  @discardableResult
  mutating func add(_ scalar: NodeRecord) throws(Unusual) -> UInt32 {
    let node = UInt32(tables.records.count)
    guard node < limits.nodesMax, scalar.count <= limits.scalarBytesMax else { throw Unusual() }
    tables.records.append(scalar)
    pending.append(node)
    return node
  }

  /// Adds a key to the open mapping.
  mutating func addKey(_ key: NodeRecord) throws(Unusual) {
    // Libyaml looks for the colon of a key within 1,024 characters.
    let isMerge = key.count == 2 && bytes[Int(key.first)] == 0x3C
    guard key.count <= min(limits.keyBytesMax, 1_000), !isMerge else { throw Unusual() }
    try add(key)
  }

  /// Adds what stands for a value that is not written.
  mutating func addEmpty(at place: Int) throws(Unusual) {
    var record = NodeRecord(start: UInt32(place), end: UInt32(place), kind: .scalar)
    record.first = UInt32(place)
    try add(record)
  }

  /// Gives up when a mapping has two equal keys.
  func checkKeys(of open: Open) throws(Unusual) {
    // Comparing each with each is for few keys only.
    guard pending.count - open.childrenStart <= 128 else { throw Unusual() }
    var second = open.childrenStart + 2
    while second < pending.count {
      let key = tables.records[Int(pending[second])]
      var first = open.childrenStart
      while first < second {
        let other = tables.records[Int(pending[first])]
        if other.count == key.count,
          bytes.areEqual(Int(other.first), Int(key.first), count: Int(key.count))
        {
          throw Unusual()
        }
        first += 2
      }
      second += 2
    }
  }

  // MARK: Brackets

  /// Reads a list or mapping in brackets; further lines are indented more than the parent.
  mutating func flowCollection(parent: Int) throws(Unusual) -> UInt32 {
    let isMapping = bytes[position] == 0x7B
    // `{{` is a token that lacks its quotes.
    if isMapping, bytes[position + 1] == 0x7B { throw Unusual() }
    let open = try open(isMapping ? .mapping : .sequence, at: position, isFlow: true)
    let closing: UInt8 = isMapping ? 0x7D : 0x5D
    position += 1
    try skipFlowSpaces(parent: parent, closing)
    while bytes[position] != closing {
      if isMapping { try flowKey() }
      try flowValue(parent: parent)
      try skipFlowSpaces(parent: parent, closing)
      if bytes[position] == closing { break }
      guard bytes[position] == 0x2C else { throw Unusual() }
      position += 1
      try skipFlowSpaces(parent: parent, closing)
      if bytes[position] == closing { throw Unusual() }
    }
    position += 1
    if isMapping { try checkKeys(of: open) }
    return close(open, at: position)
  }

  private mutating func flowKey() throws(Unusual) {
    let key = try scalar(isFlow: true)
    guard bytes[position] == 0x3A, bytes[position + 1] == 0x20 else { throw Unusual() }
    try addKey(key)
    position += 1
    skipSpaces()
    guard bytes[position] != 0x2C, !isAtLineEnd else { throw Unusual() }
  }

  private mutating func flowValue(parent: Int) throws(Unusual) {
    switch bytes[position] {
    case 0x5B, 0x7B:
      _ = try flowCollection(parent: parent)
    default:
      let scalar = try scalar(isFlow: true)
      guard bytes[position] != 0x3A else { throw Unusual() }
      try add(scalar)
    }
  }

  /// Passes spaces and line breaks; a text does not go on in the next line.
  private mutating func skipFlowSpaces(parent: Int, _ closing: UInt8) throws(Unusual) {
    skipSpaces()
    while bytes[position] == 0x0A {
      let before = position
      position += 1
      guard position < bytes.count else { throw Unusual() }
      skipSpaces()
      let indent = position - before - 1
      if bytes[position] == 0x0A { continue }
      guard indent > parent || (indent == parent && bytes[position] == closing) else {
        throw Unusual()
      }
      startLine(at: before + 1)
    }
  }
}
