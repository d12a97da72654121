import ByteInput
import DelimitedText
import Foundation
import Testing

/// Where the published tables lie: beside the repository, of which they are no part.
private let publishedData = URL(filePath: #filePath).resolvingSymlinksInPath()
  .appending(path: "../../../../shared/data").standardized
private let hasPublishedData = FileManager.default.fileExists(atPath: publishedData.path)

/// Reads real published tables; the numbers of rows are those that `shared/data/README.md` gives.
///
/// Where they are absent the suite is skipped, and says so.
@Suite(.enabled(if: hasPublishedData, "the published tables are not at ../shared/data"))
struct PublishedDataTests {
  static let tables: [(path: String, rows: Int)] = [
    ("ees/ehc-plans-2025/timeliness_20_week.csv.gz", 12_211),
    ("ees/ehc-plans-2025/caseload.csv.gz", 25_339),
    ("ees/school/exclusions_by_geographic_level.csv.gz", 242_170),
    ("ees/school/offers-by-la.csv", 2588), ("ees/school/neet_not_known_2023.csv", 160),
    ("lait/lait_long.csv.gz", 641_070), ("ascof/ascof_2014_19.csv.gz", 346_759),
    ("ascof/ascof_2020_21_open_data.csv.gz", 48_970),
    ("reference/local_authorities.csv", 176), ("reference/statistical_neighbours_2021.csv", 159),
    ("reference/statistical_neighbours_2025.csv", 153),
    ("reference/cassr_ons_dfe_crosswalk.csv", 151),
  ]

  @Test(arguments: tables) func hasTheRowsThatWerePublished(_ path: String, _ rows: Int) throws {
    var source = try TextSource(path: publishedData.appending(path: path).path)
    var reader = DelimitedReader()
    var (counts, blank) = ([Int: Int](), 0)
    func count(_ block: borrowing DelimitedBlock) {
      for row in block.rows {
        if row.fieldCount == 0 { blank += 1 } else { counts[row.fieldCount, default: 0] += 1 }
      }
    }
    while let piece = try source.next() {
      try reader.feed(piece)
      reader.drain(count)
    }
    try reader.finish()
    reader.drain(count)
    #expect(counts.count == 1, "rows of different lengths: \(counts)")
    #expect(counts.values.first == rows + 1)
    #expect(source.encoding.isClean)
    #expect(source.remarks.isEmpty)
    #expect(blank == 0)
  }
}
