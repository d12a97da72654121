import Foundation
import Spreadsheet
import TestSupport
import Testing

/// Files that are no workbooks, damaged ones, and ones made to do harm.
@Suite struct HostileWorkbookTests {
  static let row = "<row r='1'><c r='A1'><v>1</v></c></row>"

  private func code(
    _ data: Data, limits: SpreadsheetLimits = SpreadsheetLimits()
  ) -> SpreadsheetFailure.Code? {
    do {
      _ = try lines(data, limits: limits)
      return nil
    } catch let failure as SpreadsheetFailure {
      #expect(!failure.wording.isEmpty)
      return failure.code
    } catch {
      Issue.record(error)
      return nil
    }
  }

  @Test func aFileThatIsNoArchiveIsTold() {
    #expect(code(Data("hello, this is no zip archive at all".utf8)) == .notAnArchive)
    // What a workbook with a password is.
    #expect(code(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) == .notAnArchive)
  }

  @Test func anArchiveThatIsNoWorkbookIsTold() {
    var zip = StoredZip()
    zip.add("readme.txt", "hello")
    #expect(code(zip.data) == .notAWorkbook)
  }

  @Test func aPartProtectedByAPasswordIsRefused() {
    var zip = StoredZip()
    zip.add("_rels/.rels", Array("abc".utf8), flags: 1)
    #expect(code(zip.data) == .encrypted)
  }

  @Test(arguments: ["../x", "/etc/x", "a/../../x", "C:\\x", "a\\b", "c:x"])
  func aNameThatLeadsOutIsRefused(_ name: String) {
    var zip = StoredZip()
    zip.add(name, "x")
    #expect(code(zip.data) == .strangeNames)
  }

  @Test func aLinkThatLeadsOutIsRefused() {
    var workbook = SmallWorkbook(Self.row)
    workbook.parts["xl/_rels/workbook.xml.rels"] = SmallWorkbook.links.replacing(
      "worksheets/sheet1.xml", with: "../../../etc/passwd")
    #expect(code(workbook.data) == .strangeNames)
  }

  @Test func twoEntriesOfOneNameAreRefused() {
    var zip = StoredZip()
    zip.add("_rels/.rels", "a")
    zip.add("_rels/.rels", "b")
    #expect(code(zip.data) == .strangeNames)
  }

  @Test func anUnusualCompressionIsRefused() {
    var zip = StoredZip()
    zip.add("x", Array("abc".utf8), method: 14)
    #expect(code(zip.data) == .damaged)
  }

  @Test func tooManyEntriesAreRefused() {
    var zip = StoredZip()
    for number in 0..<5 { zip.add("part\(number)", "x") }
    #expect(code(zip.data, limits: SpreadsheetLimits(entries: 4)) == .tooLarge)
  }

  @Test func growthIsCappedWhateverTheArchiveSays() throws {
    let rows = String(repeating: " ", count: 300_000) + Self.row
    let data = SmallWorkbook(rows).data
    #expect(code(data) == nil)
    #expect(code(data, limits: SpreadsheetLimits(outputBytes: 100_000)) == .tooLarge)
  }

  @Test func aRatioThatNoReturnHasIsRefused() throws {
    var zip = StoredZip()
    let bomb = Deflate.blanks(runs: 200)
    let size = 1 + 258 * 200
    for (name, text) in SmallWorkbook(Self.row).parts where name != "xl/worksheets/sheet1.xml" {
      zip.add(name, text)
    }
    zip.add(
      "xl/worksheets/sheet1.xml", bomb, method: 8, claimedSize: size,
      checksum: StoredZip.checksum([UInt8](repeating: 0x20, count: size)))
    let limits = SpreadsheetLimits(ratio: 100, ratioAfter: 10_000)
    #expect(code(zip.data, limits: limits) == .tooLarge)
    // Without the limit it is read to its end, and is no sheet.
    #expect(code(zip.data) == .badPart)
  }

  @Test func everyCutShortArchiveIsAFailure() throws {
    let data = SmallWorkbook(Self.row).data
    for length in stride(from: 4, to: data.count, by: 97) {
      #expect(code(data.prefix(length)) != nil, "\(length) bytes")
    }
  }

  @Test func aChangedByteIsNeverReadAsSomethingElse() throws {
    let whole = SmallWorkbook(Self.row).data
    let expected = try lines(whole)
    for place in stride(from: 0, to: whole.count, by: 13) {
      var data = whole
      data[place] ^= 0x55
      let read: [String]?
      do { read = try lines(data) } catch is SpreadsheetFailure { read = nil }
      // A checksum stands over every part; what is not under one says nothing of the cells.
      #expect(read == nil || read == expected, "byte \(place)")
    }
  }

  @Test(arguments: [
    ("<row r='2'/><row r='1'><c><v>1</v></c></row>", "rows do not stand in order"),
    ("<row r='1048577'><c><v>1</v></c></row>", "a row's number is too large"),
    ("<row r='99999999999'><c><v>1</v></c></row>", "a row has no number"),
    ("<row r='1'><c r='XFE1'><v>1</v></c></row>", "too far right"),
    ("<row r='1'><c r='1A'><v>1</v></c></row>", "a cell has no place"),
    ("<row r='1'><c r='B1'><v>1</v></c><c r='A1'/></row>", "cells do not stand in order"),
    ("<row r='1'><c t='s'><v>99</v></c></row>", "a text that is not there"),
    ("<row r='1'><c t='s'><v>-1</v></c></row>", "a text that is not there"),
    ("<row r='1'><c t='wrong'><v>1</v></c></row>", "no known type"),
    ("<row r='1'><row r='2'><c/></row></row>", "a row stands in a row"),
  ])
  func aSheetThatContradictsItselfIsAFailureWithItsPlace(_ rows: String, _ problem: String) throws {
    let failure = #expect(throws: SpreadsheetFailure.self) {
      try lines(SmallWorkbook(rows).data)
    }
    #expect(failure?.code == .badPart)
    #expect(failure?.description.contains("sheet 'List 1' row ") == true)
    #expect(failure?.wording.contains(problem) == true, "\(failure?.wording ?? "")")
  }

  @Test func aTextBeyondAnyCellsIsRefused() {
    let rows =
      "<row><c t='inlineStr'><is><t>\(String(repeating: "x", count: 5000))</t></is></c></row>"
    #expect(code(SmallWorkbook(rows).data) == nil)
    #expect(code(SmallWorkbook(rows).data, limits: SpreadsheetLimits(textLength: 4000)) == .badPart)
  }

  @Test func sharedTextsAreHeldToTheirLimit() {
    var workbook = SmallWorkbook(Self.row)
    workbook.parts["xl/shared.xml"] =
      "<sst>\(String(repeating: "<si><t>abcdefgh</t></si>", count: 1000))</sst>"
    #expect(code(workbook.data) == nil)
    #expect(code(workbook.data, limits: SpreadsheetLimits(sharedBytes: 9000)) == .tooLarge)
  }

  @Test func aDocumentTypeInAPartIsRefused() {
    var workbook = SmallWorkbook(Self.row)
    workbook.parts["xl/shared.xml"] = "<!DOCTYPE sst [<!ENTITY a 'b'>]><sst/>"
    #expect(code(workbook.data) == .badPart)
  }

  @Test func aSheetThatIsNotThereIsTold() throws {
    let failure = #expect(throws: SpreadsheetFailure.self) {
      try lines(SmallWorkbook(Self.row).data, sheet: "List 2")
    }
    #expect(failure?.code == .noSheet)
  }
}

/// A deflate stream written bit by bit.
enum Deflate {
  /// One blank, then `runs` times 258 more, in one block of fixed codes.
  static func blanks(runs: Int) -> [UInt8] {
    var bits: [Bool] = [true, true, false]
    // A literal 0x20 is the code 0x30 + 0x20 of eight bits, most significant first.
    bits += code(0x50, length: 8)
    for _ in 0..<runs {
      // Length 258 is symbol 285, code 0xC5 of eight bits; distance 1 is symbol 0, five bits.
      bits += code(0xC5, length: 8) + code(0, length: 5)
    }
    bits += code(0, length: 7)
    while !bits.count.isMultiple(of: 8) { bits.append(false) }
    return stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | (bits[start + $1] ? 1 << UInt8($1) : 0) }
    }
  }

  private static func code(_ value: Int, length: Int) -> [Bool] {
    (0..<length).reversed().map { value >> $0 & 1 == 1 }
  }
}
