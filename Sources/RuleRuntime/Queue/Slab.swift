/// Elements under small numbers that are used again after removal.
struct Slab<Element: Sendable>: Sendable {
  private var elements: [Element?] = []
  private var free: [Int] = []

  /// The numbers that are or were in use.
  var indices: Range<Int> { elements.indices }

  /// Adds an element and returns its number.
  mutating func insert(_ element: Element) -> Int {
    guard let index = free.popLast() else {
      elements.append(element)
      return elements.count - 1
    }
    elements[index] = element
    return index
  }

  /// Removes and returns the element with a number; nil when it was removed before.
  mutating func remove(_ index: Int) -> Element? {
    let element = elements[index].take()
    if element != nil { free.append(index) }
    return element
  }

  /// The element with a number.
  subscript(index: Int) -> Element? {
    get { elements[index] }
    set { elements[index] = newValue }
  }
}
