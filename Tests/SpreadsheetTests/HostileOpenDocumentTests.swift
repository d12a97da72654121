import Foundation
import Spreadsheet
import TestSupport
import Testing

/// `.ods` files that are no workbooks, damaged ones, and ones made to do harm.
@Suite struct HostileOpenDocumentTests {
  private typealias Sheet = SmallOpenDocument

  private func failure(
    _ document: SmallOpenDocument, limits: SpreadsheetLimits = SpreadsheetLimits()
  ) -> SpreadsheetFailure? {
    do {
      _ = try lines(document.data, limits: limits)
      return nil
    } catch let failure as SpreadsheetFailure {
      #expect(!failure.wording.isEmpty)
      return failure
    } catch {
      Issue.record(error)
      return nil
    }
  }

  @Test func aDocumentOfAnotherKindIsTold() {
    var document = Sheet()
    document.parts[0].text = "application/vnd.oasis.opendocument.text"
    #expect(failure(document)?.code == .notAWorkbook)
    document.parts.removeFirst()
    #expect(failure(document)?.code == .notAWorkbook)
  }

  @Test func aPasswordIsTold() {
    var document = Sheet()
    document.parts.append(
      ("META-INF/manifest.xml", "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"))
    #expect(failure(document)?.code == .encrypted)
  }

  @Test(arguments: [
    ("table:number-rows-repeated='2000000000'", ""),
    ("", "table:number-columns-repeated='16385'"),
    ("table:number-rows-repeated='many'", ""),
    ("", "table:number-columns-repeated='-1'"),
    ("table:number-rows-repeated='99999999999999999999'", ""),
  ])
  func aRepetitionThatNoSheetHoldsIsRefused(_ row: String, _ cell: String) {
    let document = Sheet(Sheet.row(Sheet.text("x", cell), row))
    #expect(failure(document)?.code == .badPart)
  }

  /// A kilobyte that asks for seventeen thousand million cells.
  @Test func cellsMadeByRepeatingAreCapped() {
    let row = Sheet.row(
      Sheet.text("x", "table:number-columns-repeated='16384'"),
      "table:number-rows-repeated='1000000'")
    #expect(failure(Sheet(row))?.code == .tooLarge)
    let small = Sheet.row(Sheet.text("x", "table:number-columns-repeated='9'"))
    #expect(failure(Sheet(small), limits: SpreadsheetLimits(repeatedCells: 7))?.code == .tooLarge)
    #expect(failure(Sheet(small), limits: SpreadsheetLimits(repeatedCells: 8)) == nil)
  }

  @Test func aTextBeyondAnyCellsIsRefused() {
    let limits = SpreadsheetLimits(textLength: 4000)
    let long = Sheet.text(String(repeating: "x", count: 5000))
    #expect(failure(Sheet(Sheet.row(long)), limits: limits)?.code == .badPart)
    let blanks = Sheet.text("<text:s text:c='2000000000'/>")
    #expect(failure(Sheet(Sheet.row(blanks)))?.code == .badPart)
  }

  @Test func growthIsCappedWhateverTheArchiveSays() {
    let rows = String(repeating: " ", count: 300_000) + Sheet.row(Sheet.text("x"))
    #expect(
      failure(Sheet(rows), limits: SpreadsheetLimits(outputBytes: 100_000))?.code == .tooLarge)
  }

  @Test func twoSheetsOfOneNameAndADocumentTypeAreRefused() {
    let twice = "<table:table table:name='a'/><table:table table:name='a'/>"
    #expect(failure(Sheet(sheets: twice))?.code == .badPart)
    var document = Sheet()
    document.parts[1].text = "<!DOCTYPE x [<!ENTITY a 'b'>]>" + document.parts[1].text
    #expect(failure(document)?.code == .badPart)
  }

  @Test func everyCutShortArchiveIsAFailure() {
    let data = Sheet(Sheet.row(Sheet.text("x"))).data
    for length in stride(from: 4, to: data.count, by: 61) {
      #expect(throws: SpreadsheetFailure.self, "\(length) bytes") {
        try lines(data.prefix(length))
      }
    }
  }
}
