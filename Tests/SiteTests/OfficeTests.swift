import Emission
import Foundation
import ReturnModel
import TestSupport
import Testing

/// Our workbooks in LibreOffice: the values come out as they went in, and nothing is run.
@Suite(.enabled(if: Programs.office != nil, "needs LibreOffice"), .serialized)
struct OfficeTests {
  private static let attempts = [
    "=1+1", "+1+1", "-2+3", "@SUM(1,2)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"x\",\"y\")",
    "+cmd|' /C x'!A0",
    "=cmd|'/C calc'!A1", "{=1+1}", "'=1+1", "100%", "1/2", "TRUE", "2025-01-16", "007",
  ]

  private static let table = Table(
    title: "=2+2", caption: "=3+3",
    columns: [
      .init("text", heading: "=4+4"), .init("number", heading: "Number", kind: .number),
      .init("more", heading: "More", kind: .number),
    ],
    rows: attempts.enumerated().map { place, text in
      [
        .text(text), .number(Double(place) * 100.0 / 7 - 50, shown: "0.1"),
        place == 3 ? .withheld(.suppressed) : .number(1 / 3, shown: "+0"),
      ]
    }, notes: ["=5+5"], sources: ["=6+6"])

  /// The sheets of a workbook as LibreOffice reads them, each as rows of texts.
  private func sheets(
    of workbook: String, formulas: Bool, in folder: TemporaryFolder
  ) throws -> [String: [[String]]] {
    let out = "\(folder.path)/csv-\(formulas)"
    // Comma, quotes, UTF-8, from the first row, every cell in full, all sheets.
    let filter =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,\(formulas),false,false,-1"
    let run = try MeasuredRun(
      try #require(Programs.office),
      [
        "-env:UserInstallation=file://\(folder.path)/office", "--headless", "--norestore",
        "--convert-to", filter, "--outdir", out, workbook,
      ], limit: 300)
    try #require(run.status == 0, "\(run.errors)")
    var sheets: [String: [[String]]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: out) {
      let text = try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
      let sheet = name.dropFirst("book-".count).dropLast(".csv".count)
      sheets[String(sheet)] = CSVRows.read(text)
    }
    return sheets
  }

  @Test(arguments: [false, true])
  func valuesComeOutAsTheyWentIn(formulas: Bool) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/book.xlsx"
    try TableWorkbook(
      title: "=1+1", sheets: [.init(Self.table, chart: try chart())], generatedFrom: ["=7+7"]
    ).write(to: path)
    let sheets = try sheets(of: path, formulas: formulas, in: folder)
    #expect(Set(sheets.keys) == ["Notes", "1 =2+2", "1 chart"])
    let rows = try #require(sheets["1 =2+2"])
    #expect(rows[0][0] == "=2+2")
    #expect(rows[1][0] == "INTERNAL. =3+3")
    #expect(rows[2] == ["=4+4", "Number", "More"])
    for (place, text) in Self.attempts.enumerated() {
      let row = rows[place + 3]
      // A carriage return is a line's end in XML, and LibreOffice gives it back as one.
      #expect(row[0].replacing("\n", with: "\r") == text.replacing("\n", with: "\r"))
      // Told to show formulas, LibreOffice shows numbers as they look.
      guard !formulas else { continue }
      let number = try #require(Double(row[1]))
      #expect(abs(number - (Double(place) * 100.0 / 7 - 50)) < 1e-9)
      #expect(place == 3 ? row[2] == "c" : abs((Double(row[2]) ?? 0) - 1 / 3) < 1e-9)
    }
    let notes = try #require(sheets["Notes"]).joined()
    for text in ["=1+1", "=5+5", "=6+6", "=7+7", "suppressed"] { #expect(notes.contains(text)) }
    let chart = try #require(sheets["1 chart"])
    #expect(chart[2] == ["Period", "=8+8"])
    // What is hidden is blank among the figures of a chart: a symbol would be drawn as nought.
    #expect(chart[3...5].map { $0[1] } == ["1.5", "", "2.5"])
  }

  private func chart() throws -> TrendChart {
    TrendChart(
      title: "=9+9", unit: "Number.", periods: ["2022", "2023", "2024"],
      lines: [
        .init(
          name: "=8+8", label: "x", role: .own,
          points: [
            .init(1.5, shown: "1.5"), .init(nil, reason: .suppressed), .init(2.5, shown: "2.5"),
          ])
      ])
  }
}
