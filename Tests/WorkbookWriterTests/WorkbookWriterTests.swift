import Foundation
import PrivateFiles
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

/// What is written is what our own reader of workbooks reads, and the same every time.
@Suite struct WorkbookWriterTests {
  private static let rows: [[WorkbookCell]] = [
    [.heading("Label"), .heading("Day")],
    [],
    [.text("=1+1"), .day(0), .number(7), .blank, .number(0.5)],
    [.text("<a & b> é"), .moment(20_000, seconds: 34_200), .day(-25_508)],
  ]

  private func write(_ rows: [[WorkbookCell]], to path: String) throws {
    let book = try WorkbookWriter(path, created: 1_700_000_000)
    try book.beginSheet("One")
    for row in rows { try book.write(row) }
    try book.beginSheet("Two")
    try book.write([.text("second")])
    try book.close()
  }

  private func read(_ path: String, _ sheet: String) throws -> [String] {
    var read: [String] = []
    let book = try Workbook(path: path)
    try book.read(sheet) { row in
      let cells = row.cells.map { cell in
        let text = row.string(cell)
        let shown =
          cell.kind == .date ? SheetDate.text(text, epoch: book.epoch) ?? "no day" : text
        return "\(cell.column) \(cell.kind) \(shown)"
      }
      read.append("\(row.number): " + cells.joined(separator: ", "))
      return true
    }
    return read
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/book.xlsx"
    try write(Self.rows, to: path)
    // 20,000 days after the beginning of 1970 is 4 October 2024; 25,508 before it, 1 March 1900.
    #expect(
      try read(path, "One") == [
        "1: 0 text Label, 1 text Day",
        "3: 0 text =1+1, 1 date 1970-01-01, 2 number 7, 4 number 0.5",
        "4: 0 text <a & b> é, 1 date 2024-10-04T09:30:00, 2 date 1900-03-01",
      ])
    #expect(try read(path, "Two") == ["1: 0 text second"])
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let paths = ["a", "b"].map { "\(folder.path)/\($0).xlsx" }
    for path in paths { try write(Self.rows, to: path) }
    let files = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(files[0] == files[1])
  }

  @Test func theFileIsPrivateAndAloneInItsFolder() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/book.xlsx"
    try write(Self.rows, to: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let abandoned = try WorkbookWriter("\(folder.path)/other.xlsx", created: 0)
    try abandoned.beginSheet("One")
    try abandoned.write([.text("never finished")])
    _ = consume abandoned
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["book.xlsx"])
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileFailure.self) {
      try WorkbookWriter("\(folder.path)/nowhere/book.xlsx", created: 0)
    }
    let book = try WorkbookWriter("\(folder.path)/book.xlsx", created: 0)
    #expect(throws: FileFailure.self) { try book.beginSheet("no [such] name") }
    try book.beginSheet("One")
    let long = String(repeating: "x", count: 40_000)
    #expect(throws: FileFailure.self) { try book.write([.text(long)]) }
  }
}
