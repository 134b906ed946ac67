import SyncState
import Testing

@Suite struct SalesforceIDTests {
  @Test(arguments: ["00QHs000000132UMAQ", "003Hs00000000RfIAI", "701zZ9aA0AZaz90123", "ABCDE"])
  func `an id is complete exactly when completing it changes nothing`(id: String) {
    let bytes = Array(SalesforceID.completed(id).utf8)
    for place in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[place] = byte
        let completed = try? SalesforceID.normalised(changed.span)
        #expect(SalesforceID.isNormalised(changed.span) == (completed == changed))
      }
    }
  }
}
