/// What chance gives a person: always the same for a person and a seed.
struct Lot {
  /// A number from 0 to 99, each as likely as any other.
  let percent: Int

  /// Draws for the person with a Marketo id.
  init(_ marketoID: Int64, seed: Int) {
    // The mixing function of SplitMix64.
    var bits =
      UInt64(bitPattern: marketoID) &+ UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    percent = Int((bits ^ (bits >> 31)) % 100)
  }
}
