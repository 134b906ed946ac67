public import RuleSource

extension YAMLTree {
  /// A fingerprint of what the file says: of its texts, of how they are quoted and of how they are
  /// joined, but not of where they stand, and not of comments.
  ///
  /// Equal fingerprints mean equal trees but for places; equal trees may have different ones.
  public var meaning: Digest {
    var digest = Digest()
    digest.mix(UInt64(documents.count))
    for document in documents { digest.mix(UInt64(document.index)) }
    if let storage = documents.first?.storage { storage.mix(into: &digest) }
    for alias in aliases {
      digest.mix(alias.name)
      digest.mix(UInt64(alias.node.index))
    }
    return digest
  }
}
