/// Whether two names have the same bytes; quick for those that have not.
func sameBytes(_ left: String, _ right: String) -> Bool {
  // Texts that differ for Swift, which holds canonically equivalent ones equal, differ in bytes.
  left == right && left.utf8.elementsEqual(right.utf8)
}
