internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Writes one return as XML while it is read, a subject at a time.
///
/// Subjects of one place stand together, in whatever order they come: those of each place go to a file
/// of their own, and the files are put together at the end.
final class MarkupFile {
  private let header: ExtractHeader
  private let path: String
  private let records: RecordTexts
  private let places: [[String]]
  private var writer: MarkupWriter
  private var parts: [OutputFile?]
  private var lengths: [Int]
  private var waiting: [MarkupWriter]
  private var refusals: [StageFailure] = []
  /// As many places as are worth telling.
  private static let mostRefusals = 20

  init(_ header: ExtractHeader, _ layout: ElementLayout, file: String, to path: String) {
    let round = header.round
    self.header = header
    self.path = path
    records = RecordTexts(round, file: file, files: header.files)
    var places: [[String]] = []
    for place in round.modules.filter({ $0.role == .subject }).flatMap(\.places)
    where !places.contains(place.path) {
      places.append(place.path)
    }
    self.places = places
    writer = MarkupWriter(layout, round.definition)
    parts = places.map { _ in nil }
    lengths = places.map { _ in 0 }
    waiting = places.map { _ in MarkupWriter(layout, round.definition) }
  }

  /// Takes one subject.
  func write(_ subject: borrowing Subject) throws(StageFailure) {
    let record = records.record(0, of: subject, &refusals)
    if refusals.count > Self.mostRefusals { refusals.removeLast() }
    guard let place = places.firstIndex(of: writer.path(of: record)) else { return }
    waiting[place].writeAlone(record)
    if waiting[place].bytes.count >= 1 << 18 { try flush(place) }
  }

  /// Puts the file together, and says what came of it.
  func finish() throws -> ConvertedReturn {
    let file = try OutputFile(path: path)
    writer.begin(records.record(0, of: header.record, &refusals))
    for (place, elements) in places.enumerated() {
      try flush(place)
      guard let part = parts[place] else { continue }
      try part.close()
      writer.enter(elements.dropLast())
      try drain(into: file)
      try SpoolPiece(path: partPath(place), range: 0..<lengths[place]).forEachBlock {
        try file.write($0)
      }
    }
    writer.end()
    try drain(into: file)
    try file.close()
    let names = header.round.definition.fileName
    let own = names?.name { header.text($0) }
    return ConvertedReturn(
      path: path, round: header.round.id, name: own ?? plainName, isNamePrescribed: own != nil,
      refusals: refusals)
  }

  private var plainName: String {
    "\(header.round.definition.id)-\(header.submission)-\(header.authority)\(header.establishment).xml"
  }

  private func partPath(_ place: Int) -> String { "\(path).part\(place)" }

  private func flush(_ place: Int) throws(StageFailure) {
    guard !waiting[place].bytes.isEmpty else { return }
    let file: OutputFile
    if let open = parts[place] { file = open } else { file = try OutputFile(path: partPath(place)) }
    parts[place] = file
    lengths[place] += waiting[place].bytes.count
    try waiting[place].drain { bytes throws(StageFailure) in try file.write(bytes) }
  }

  private func drain(into file: OutputFile) throws(StageFailure) {
    try writer.drain { bytes throws(StageFailure) in try file.write(bytes) }
  }
}
