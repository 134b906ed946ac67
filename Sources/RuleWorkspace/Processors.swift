import Dispatch
public import SyncState

extension Workers {
  /// As many workers as there are processors.
  public static let processors = Workers { count, work in
    DispatchQueue.concurrentPerform(iterations: count, execute: work)
  }
}
