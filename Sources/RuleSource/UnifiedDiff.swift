/// The difference of two texts in the unified format of `diff -u`.
public enum UnifiedDiff {
  private static let contextLines = 3

  /// Returns the difference, or an empty text when there is none.
  public static func between(_ old: [UInt8], _ new: [UInt8], path: String) -> String {
    guard old != new else { return "" }
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    let changes = script(oldLines, newLines)
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    var index = 0
    while let start = changes[index...].firstIndex(where: { $0.kind != .keep }) {
      let first = max(start - contextLines, index)
      var end = start
      var kept = 0
      var cursor = start
      while cursor < changes.count, kept <= 2 * contextLines {
        if changes[cursor].kind == .keep {
          kept += 1
        } else {
          kept = 0
          end = cursor
        }
        cursor += 1
      }
      let last = min(end + contextLines + 1, changes.count)
      text += hunk(changes[first..<last], oldLines, newLines)
      index = last
      guard index < changes.count else { break }
    }
    return text
  }

  private enum Kind { case keep, remove, add }

  /// A step of the edit script: a line of the old text, of the new text, or of both.
  private struct Step {
    let kind: Kind
    let old: Int
    let new: Int
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// The steps from the old to the new text, by the difference of their lines.
  private static func script(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [Step] {
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var added = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        steps.append(Step(kind: .remove, old: oldIndex, new: newIndex))
        oldIndex += 1
      } else if newIndex < new.count, added.contains(newIndex) {
        steps.append(Step(kind: .add, old: oldIndex, new: newIndex))
        newIndex += 1
      } else {
        steps.append(Step(kind: .keep, old: oldIndex, new: newIndex))
        oldIndex += 1
        newIndex += 1
      }
    }
    return steps
  }

  private static func hunk(
    _ steps: ArraySlice<Step>, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> String {
    guard let first = steps.first else { return "" }
    let oldCount = steps.count { $0.kind != .add }
    let newCount = steps.count { $0.kind != .remove }
    let oldStart = oldCount == 0 ? first.old : first.old + 1
    let newStart = newCount == 0 ? first.new : first.new + 1
    var text = "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n"
    for step in steps {
      let (sign, line) =
        switch step.kind {
        case .keep: (" ", old[step.old])
        case .remove: ("-", old[step.old])
        case .add: ("+", new[step.new])
        }
      text += sign + String(decoding: line, as: UTF8.self)
      if line.last != 0x0A { text += "\n\\ No newline at end of file\n" }
    }
    return text
  }
}
