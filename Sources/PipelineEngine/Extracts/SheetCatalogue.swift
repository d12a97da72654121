internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The mappings of printed sheets, and what their indicators measure.
struct SheetCatalogue {
  /// How far down a sheet its headings may stand.
  static let depth = 40

  let sheets: [SheetSpec]
  let measures: [IndicatorID: Measure]

  init(_ library: SpecLibrary) throws(StageFailure) {
    do {
      sheets = try library.sheets()
      measures = Dictionary(
        try library.indicators().map { ($0.id, $0.measure) }, uniquingKeysWith: { $1 })
    } catch { throw StageFailure(error) }
  }

  /// The sheet whose headings `row` has.
  func sheet(headed row: [String]) -> SheetSpec? { sheets.first { $0.recognises(row) } }

  /// Whether one of the first rows of `text` has the headings of a sheet.
  func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = DelimitedReader()
    // What cannot be split is told by whoever reads the file.
    do { try reader.feed(text) } catch { return false }
    return reader.drain { block in
      block.rows.prefix(Self.depth).contains {
        $0.fieldCount > 0 && sheet(headed: block.strings(of: $0)) != nil
      }
    }
  }
}
