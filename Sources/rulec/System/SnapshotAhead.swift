import Dispatch
import RuleWorkspace
import Synchronization

/// A snapshot that is looked at while the rules are read: what every question needs of it is checked on
/// another thread.
///
/// Only the rules can say whether it is one of the right exports; if not, it was looked at in vain.
final class SnapshotAhead: Sendable {
  // A class because the other thread refers to it.
  /// The folder of the workspace.
  let root: String
  private let queue = DispatchQueue(label: "rulec.snapshot")
  private let isAwaited = Atomic(false)
  private let found = Mutex<SnapshotFile?>(nil)

  /// Begins to look at the snapshot in the workspace of a folder.
  init(root: String) {
    self.root = root
    queue.async { [self] in
      guard var file = SnapshotFile(SnapshotStore.path(in: root)) else { return }
      for number in StateSnapshot.sectionsOfEveryQuestion {
        if isAwaited.load(ordering: .relaxed) { break }
        file.check(number)
      }
      found.withLock { $0 = file }
    }
  }

  /// Returns the snapshot, checked as far as there was time; nil when there is none or its beginning is
  /// damaged.
  func file() -> SnapshotFile? {
    isAwaited.store(true, ordering: .relaxed)
    queue.sync {}
    return found.withLock { $0 }
  }
}
