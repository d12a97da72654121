package import PipelineCore

/// Something odd about how an extract is built, seen while a subject was read.
package struct StructureRemark: Hashable, Sendable {
  /// What was seen.
  package let notice: Notice
  /// The record it was seen in, by its position in the subject.
  package let record: Int
  /// The line.
  package let line: Int
  /// The element or column it is about, as the extract spells it.
  package let name: String
  /// More about it: the name it was read as, how often, the text that stands there.
  package let detail: String
  /// The file, when an extract is several; else empty, and that of the record's module.
  package let file: String

  /// Makes a remark.
  package init(
    _ notice: Notice, record: Int = 0, line: Int, name: String, detail: String = "",
    file: String = ""
  ) {
    self.notice = notice
    self.record = record
    self.line = line
    self.name = name
    self.detail = detail
    self.file = file
  }
}
