internal import DelimitedText
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// The mappings of printed sheets, and what their indicators measure.
///
/// What indicators measure is read when a sheet is found: every published table is first looked at as a
/// sheet, and most are none.
final class SheetCatalogue {
  /// How far down a sheet its headings may stand.
  static let depth = 40

  let sheets: [SheetSpec]
  private let library: SpecLibrary
  private var known: [IndicatorID: Measure]?

  init(_ library: SpecLibrary) throws(StageFailure) {
    self.library = library
    do { sheets = try library.sheets() } catch { throw StageFailure(error) }
  }

  /// What every indicator measures.
  func measures() throws(StageFailure) -> [IndicatorID: Measure] {
    if let known { return known }
    do {
      let all = Dictionary(
        try library.indicators().map { ($0.id, $0.measure) }, uniquingKeysWith: { $1 })
      known = all
      return all
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
