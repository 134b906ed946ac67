/// The version of rulec.
public enum Version {
  /// The version as `major.minor.patch`.
  public static let text = "0.1.0"
}
