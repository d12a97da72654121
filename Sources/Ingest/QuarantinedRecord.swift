package import PipelineCore

/// A record that cannot be loaded, with everything it holds, so that nothing is lost.
package struct QuarantinedRecord: Hashable, Sendable {
  /// The line it begins on.
  package let line: Int
  /// The module its name says, as the extract spells it.
  package let module: String
  /// The record it stood in, by position in the subject; -1 outside subjects.
  package let owner: Int
  /// Why it cannot be loaded.
  package let reason: String
  /// Under what it is reported.
  package internal(set) var notice = Notice.recordMisplaced
  /// The file it stands in, when an extract is several; else empty.
  package internal(set) var file = ""
  /// What it holds: `Element=text`, in document order, records inside it included.
  package internal(set) var content: [String] = []

  init(line: Int, module: String, owner: Int, reason: String) {
    self.line = line
    self.module = module
    self.owner = owner
    self.reason = reason
  }
}
