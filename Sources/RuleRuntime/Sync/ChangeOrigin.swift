/// Who makes a change in Marketo; decides the words of the log entry.
public enum ChangeOrigin: Sendable, Hashable {
  /// A flow step, named as on the screen.
  case flow(Cause, stepName: String)
  /// A call of the API; the source as the log names it, such as `Web service API`.
  case api(source: String)
  /// A user of Marketo.
  case marketoUser(name: String)
  /// An import of a file.
  case importFile(name: String)
  /// A form that was filled out.
  case form(name: String)
  /// The Salesforce sync (CS-G13).
  case salesforceSync

  /// The flow step, when it is one.
  var cause: Cause? {
    switch self {
    case .flow(let cause, _): cause
    case .api, .marketoUser, .importFile, .form, .salesforceSync: nil
    }
  }

  /// The *Source* of a log entry.
  var source: String {
    switch self {
    case .flow: "Marketo Flow Action"
    case .api(let source): source
    case .marketoUser: "Marketo User"
    case .importFile: "List Import"
    case .form: "Web form fillout"
    case .salesforceSync: "Salesforce Sync"
    }
  }
}
