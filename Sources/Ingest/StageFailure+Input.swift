package import ByteInput
package import PipelineCore

extension StageFailure {
  /// A file that cannot be read, or is not text.
  package init(_ file: String, _ error: InputFailure) {
    let isOther = [.notText, .unsupportedFormat, .unsupportedEncoding].contains(error.code)
    self.init(
      .ingest, .unreadableExtract, subject: file, problem: error.wording, isNotAnExtract: isOther)
  }
}
