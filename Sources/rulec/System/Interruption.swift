import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends an interrupted run without leaving unfinished files behind.
enum Interruption {
  /// The unfinished files of the process; the one piece of global state, because a signal has no
  /// other way to find them.
  private static let unfinished = Mutex<[String]>([])
  /// Removes unfinished files on Ctrl-C (exit code 130) and on termination (143).
  ///
  /// The sources are made once, kept for ever and never touched again, which is what `unsafe` stands for.
  private nonisolated(unsafe) static let watch: [any DispatchSourceSignal] = [
    (SIGINT, Int32(130)), (SIGTERM, Int32(143)),
  ].map { number, code in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      unfinished.withLock { paths in
        for path in paths { unsafe unlink(path) }
        exit(code)
      }
    }
    source.resume()
    return source
  }

  /// Begins to watch for signals, so that Ctrl-C ends a run that would go on for ever.
  static func begin() { unsafe precondition(!watch.isEmpty, "signals are watched") }

  /// Remembers a file that is being written, and begins to watch for signals.
  static func began(_ path: String) {
    begin()
    unfinished.withLock { $0.append(path) }
  }

  /// Forgets a file that is complete or gone.
  static func ended(_ path: String) { unfinished.withLock { $0.removeAll { $0 == path } } }
}
