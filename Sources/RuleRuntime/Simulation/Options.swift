extension Simulation {
  /// What a caller may choose about a run.
  public struct Options: Sendable, Hashable {
    /// How much of the run is recorded.
    public var traceDepth = TraceDepth.decisions
    /// Whether log entries are handed out.
    public var givesActivities = true
    /// Whether batch campaigns run on their schedules.
    public var runsSchedules = true
    /// Where what an operation causes stands in the queue.
    public var eventOrder = EventOrder.fifo
    /// How often one person may enter one campaign at one instant (SC-15.5).
    public var startsPerInstantMax = 1000
    /// How many records and entries may wait before they are handed out.
    public var batchSize = 4096

    /// Creates the choices of the contract.
    public init() {}
  }
}
