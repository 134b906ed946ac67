import CLibYAML

/// What the parser reports next; positions count Unicode scalars from the start of its input.
struct ParserEvent {
  /// The kinds of event that make up a tree.
  enum Kind {
    case documentStart
    case documentEnd
    case alias
    case scalar(ScalarStyle)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  let start: Int
  let end: Int
  var isFlow = false
  /// What stands before the node, or the name that an alias refers to; nil for nearly all nodes.
  var properties: NodeProperties?
}

/// Takes the events of a parser one by one.
protocol ParserEventSink {
  /// Takes an event, with the value of a scalar; returns false to stop the parser.
  mutating func receive(_ event: ParserEvent, value: borrowing Swift.Span<UInt8>) -> Bool
}

/// Why the parser gave up; positions count Unicode scalars from the start of its input.
struct ParserFailure {
  let problem: String
  let context: String
  let problemIndex: Int
  let contextIndex: Int
}

/// The event interface of libyaml, and the only code of the project that touches its memory.
enum LibYAML {
  /// Parses bytes from an offset on and hands the events to a sink, until one of the two stops.
  ///
  /// The bytes are UTF-8 without a byte order mark and without forbidden characters; that is
  /// checked before, because the library reports such errors without a position.
  static func parse<Sink: ParserEventSink>(
    _ bytes: [UInt8], from start: Int, into sink: inout Sink
  ) -> ParserFailure? {
    precondition(start <= bytes.count, "parsing begins within the text")
    // On the heap, because the library keeps the address of its own state between calls.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else { return outOfMemory }
    defer { unsafe yaml_parser_delete(parser) }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      let input = unsafe UnsafeBufferPointer(rebasing: buffer[start...])
      unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
      return unsafe run(parser, into: &sink)
    }
  }

  private static let outOfMemory = ParserFailure(
    problem: "out of memory", context: "", problemIndex: 0, contextIndex: 0)

  private static func run<Sink: ParserEventSink>(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, into sink: inout Sink
  ) -> ParserFailure? {
    // One for all, and never copied: it is large, and most of what it can hold is not there.
    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer { unsafe event.deallocate() }
    while true {
      guard unsafe yaml_parser_parse(parser, event) == 1 else {
        return unsafe failure(of: parser)
      }
      defer { unsafe yaml_event_delete(event) }
      if unsafe event.pointee.type == YAML_STREAM_END_EVENT { return nil }
      guard unsafe deliver(event, to: &sink) else { return nil }
    }
  }

  /// Hands one event over; false when the sink wants no more.
  private static func deliver<Sink: ParserEventSink>(
    _ event: UnsafeMutablePointer<yaml_event_t>, to sink: inout Sink
  ) -> Bool {
    let none = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    switch unsafe event.pointee.type {
    case YAML_DOCUMENT_START_EVENT:
      return unsafe sink.receive(parserEvent(.documentStart, event), value: none.span)
    case YAML_DOCUMENT_END_EVENT:
      return unsafe sink.receive(parserEvent(.documentEnd, event), value: none.span)
    case YAML_ALIAS_EVENT:
      let alias = unsafe parserEvent(.alias, event, anchor: event.pointee.data.alias.anchor)
      return unsafe sink.receive(alias, value: none.span)
    case YAML_SCALAR_EVENT:
      let data = unsafe event.pointee.data.scalar
      let kind = ParserEvent.Kind.scalar(style(unsafe data.style))
      let scalar = unsafe parserEvent(kind, event, anchor: data.anchor, tag: data.tag)
      // The value may contain NUL characters, so its length counts, not its terminator.
      let value = unsafe UnsafeBufferPointer(start: data.value, count: data.length)
      return unsafe sink.receive(scalar, value: value.span)
    case YAML_SEQUENCE_START_EVENT:
      let data = unsafe event.pointee.data.sequence_start
      var sequence = unsafe parserEvent(
        .sequenceStart, event, anchor: data.anchor, tag: data.tag)
      sequence.isFlow = unsafe data.style == YAML_FLOW_SEQUENCE_STYLE
      return unsafe sink.receive(sequence, value: none.span)
    case YAML_SEQUENCE_END_EVENT:
      return unsafe sink.receive(parserEvent(.sequenceEnd, event), value: none.span)
    case YAML_MAPPING_START_EVENT:
      let data = unsafe event.pointee.data.mapping_start
      var mapping = unsafe parserEvent(.mappingStart, event, anchor: data.anchor, tag: data.tag)
      mapping.isFlow = unsafe data.style == YAML_FLOW_MAPPING_STYLE
      return unsafe sink.receive(mapping, value: none.span)
    case YAML_MAPPING_END_EVENT:
      return unsafe sink.receive(parserEvent(.mappingEnd, event), value: none.span)
    default:  // the start of the stream; a C enumeration is open
      return true
    }
  }

  private static func parserEvent(
    _ kind: ParserEvent.Kind, _ event: UnsafeMutablePointer<yaml_event_t>,
    anchor: UnsafeMutablePointer<yaml_char_t>? = nil, tag: UnsafeMutablePointer<yaml_char_t>? = nil
  ) -> ParserEvent {
    let isBare = unsafe anchor == nil && tag == nil
    return unsafe ParserEvent(
      kind: kind, start: event.pointee.start_mark.index, end: event.pointee.end_mark.index,
      properties: isBare ? nil : NodeProperties(anchor: text(anchor), tag: text(tag)))
  }

  private static func style(_ style: yaml_scalar_style_t) -> ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private static func failure(of parser: UnsafeMutablePointer<yaml_parser_t>) -> ParserFailure {
    let state = unsafe parser.pointee
    guard let problem = unsafe state.problem else { return outOfMemory }
    let context = unsafe state.context.map { unsafe String(cString: $0) } ?? ""
    return unsafe ParserFailure(
      problem: String(cString: problem), context: context,
      problemIndex: state.problem_mark.index, contextIndex: state.context_mark.index)
  }
}
