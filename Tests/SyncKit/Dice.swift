/// A seeded source of choices whose sequence is fixed: a seed means the same walk in every build.
package struct Dice: Sendable {
  private var state: UInt64

  /// Creates a source; equal seeds give equal choices.
  package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// Returns a number from 0 up to `bound`, which is not included.
  package mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(bound))
  }

  /// Returns an element of an array that is not empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// Returns true in `percent` of a hundred cases.
  package mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }
}
