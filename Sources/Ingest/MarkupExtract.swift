package import ByteInput
internal import MarkupEvents
package import PipelineCore
internal import ReturnModel
package import ReturnSpec

/// Reads an XML extract: header first, then one subject at a time.
package struct MarkupExtract: ~Copyable {
  /// Finds the specification for what an extract says of itself.
  package typealias RoundLookup = (Recognition) throws(StageFailure) -> RoundSpec

  private var source: TextSource
  private let file: String
  /// What has been read so far; true after a failure too.
  package private(set) var summary = ExtractSummary()
  /// The SHA-256 of the file in hexadecimal, once it has been read; empty unless it was asked for.
  package var digest: String { source.digest?.hex ?? "" }
  /// How many bytes of the file itself have been read.
  package var byteCount: Int { source.rawByteCount }

  /// Makes a reader of `source`, which messages call `file`.
  package init(_ source: consuming TextSource, file: String) {
    self.source = source
    self.file = file
  }

  /// Reads the whole extract into `consumer`.
  ///
  /// - Throws: when the extract cannot be read to its end or is not what it claims; what had been
  ///   read until then is in ``summary``.
  package mutating func read(
    into consumer: inout some SubjectConsumer, round lookup: RoundLookup
  ) throws(StageFailure) {
    var reader: MarkupReader
    do { reader = try MarkupReader() } catch { throw failure(error) }
    var collector = HeaderCollector()
    var assembler: SubjectAssembler?
    var isAtEnd = false
    repeat {
      let fault = try advance(&reader, &isAtEnd)
      try reader.drain { block throws(StageFailure) in
        try Self.take(block, &collector, &assembler, &consumer, file: file, lookup)
      }
      if let assembler { summary = assembler.summary }
      if let fault { throw failure(fault, isRecognised: assembler != nil) }
    } while !isAtEnd
    guard assembler != nil else { throw Self.noHeader(file, collector) }
    addSourceRemarks()
  }

  /// Reads what is left of the file, so that its digest is known after a failure too.
  package mutating func readToEnd() throws(StageFailure) {
    do { try source.readToEnd() } catch { throw failure(error) }
  }

  /// Feeds the next piece of the file; the events before a fault are drained before it is thrown.
  private mutating func advance(
    _ reader: inout MarkupReader, _ isAtEnd: inout Bool
  ) throws(StageFailure) -> MarkupFailure? {
    let chunk: UnsafeBufferPointer<UInt8>?
    do { chunk = try source.next() } catch { throw failure(error) }
    do {
      if let chunk {
        try reader.feed(chunk)
      } else {
        isAtEnd = true
        try reader.finish()
      }
    } catch { return error }
    return nil
  }

  private static func take(
    _ block: borrowing MarkupBlock, _ collector: inout HeaderCollector,
    _ assembler: inout SubjectAssembler?, _ consumer: inout some SubjectConsumer, file: String,
    _ lookup: RoundLookup
  ) throws(StageFailure) {
    var next = 0
    while assembler == nil, next < block.events.count {
      if collector.take(block.events[next], in: block) {
        guard !collector.leaves.isEmpty else { throw noHeader(file, collector) }
        let round = try lookup(Recognition(collector))
        var started = SubjectAssembler(round, header: collector, names: block.names)
        try started.beginIfReady(&consumer)
        assembler = started
      }
      next += 1
    }
    try assembler?.take(block, from: next, into: &consumer)
  }

  private static func noHeader(_ file: String, _ collector: HeaderCollector) -> StageFailure {
    StageFailure(
      .ingest, .unreadableExtract, subject: file,
      problem: collector.root.isEmpty
        ? "it holds no element" : "no header comes first inside <\(collector.root.prefix(40))>",
      advice: "A return begins with its Header: Collection, Year, authority.",
      isNotAnExtract: true)
  }

  private mutating func addSourceRemarks() {
    let encoding = source.encoding
    if encoding.encoding != .utf8 || !encoding.isClean || encoding.hasByteOrderMark {
      summary.remarks.append(
        StructureRemark(
          .encoding, line: encoding.firstRepairLine ?? 1, name: encoding.encoding.rawValue,
          detail: Self.words(encoding)))
    }
    for remark in source.remarks {
      summary.remarks.append(
        StructureRemark(.trailingBytes, line: 1, name: "", detail: remark.description))
    }
  }

  private static func words(_ encoding: EncodingReport) -> String {
    var words: [String] = []
    if encoding.hasByteOrderMark { words.append("byte-order mark") }
    if let declared = encoding.declared { words.append("declared \(declared)") }
    if encoding.repairedCount > 0 {
      words.append("\(encoding.repairedCount) bytes read as Windows-1252")
    }
    return words.joined(separator: ", ")
  }

  private func failure(_ error: MarkupFailure, isRecognised: Bool = false) -> StageFailure {
    StageFailure(
      .ingest, .unreadableExtract, subject: "\(file):\(error.line)", problem: error.wording,
      isNotAnExtract: !isRecognised && [.notWellFormed, .empty].contains(error.code))
  }

  private func failure(_ error: InputFailure) -> StageFailure {
    StageFailure(file, error)
  }
}
