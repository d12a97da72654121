import Foundation
import TestSupport

/// Annex A lists of made-up children, at random and the same for a seed: no child's path need hold
/// together, for what is tested is only that the same rows are counted the same.
struct RandomLists {
  private var state: UInt64
  /// The lists by name, days as `ccyy-mm-dd`.
  private(set) var tables: [ListTable] = []

  init(children: Int, seed: UInt64) {
    state = seed
    for shape in Self.shapes { tables.append(table(shape, children)) }
  }

  /// Makes a cell.
  private typealias Cell = @Sendable (inout RandomLists) -> String

  /// A list: its name, how many rows a hundred children have, and a maker for each column.
  private struct Shape: Sendable {
    let name: String
    let rows: Int
    let onePerChild: Bool
    let columns: [(heading: String, cell: Cell)]
  }

  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  private mutating func table(_ shape: Shape, _ children: Int) -> ListTable {
    let isAdopter = shape.name == "list_11"
    var rows: [[String]] = []
    for number in 0..<(children * shape.rows / 100) {
      let child = shape.onePerChild ? number : next(children)
      let id = isAdopter ? [] : ["C\(child)"]
      rows.append(id + shape.columns.map { $0.cell(&self) })
    }
    return ListTable(
      name: shape.name,
      headings: (isAdopter ? [] : ["Child Unique ID"]) + shape.columns.map(\.heading), rows: rows)
  }

  /// A day up to `back` days before 2025-03-31; blank as often as `blank` in a hundred says.
  private static func day(_ back: Int, blank: Int = 0) -> Cell {
    { lists in
      guard lists.next(100) >= blank else { return "" }
      // 2025-03-31 is day 20178 of the epoch.
      let date = Date(timeIntervalSince1970: Double(20178 - lists.next(back)) * 86_400)
      return String(date.ISO8601Format().prefix(10))
    }
  }

  private static func one(_ texts: String...) -> Cell {
    { lists in texts[lists.next(texts.count)] }
  }

  private static let birth: (String, Cell) = ("Date of Birth", day(26 * 365))
  private static let yesNo: Cell = one("a) Yes", "b) No", "")

  private static let shapes: [Shape] = [
    Shape(
      name: "list_1", rows: 120, onePerChild: false,
      columns: [
        birth, ("Date of Contact", day(200)), ("Contact Source", one("1A", "q) 6: Police", "4")),
      ]),
    Shape(
      name: "list_2", rows: 40, onePerChild: false,
      columns: [
        birth, ("Assessment start date", day(300)),
        ("Organisation completing assessment", one("School")),
      ]),
    Shape(
      name: "list_3", rows: 60, onePerChild: false,
      columns: [
        birth, ("Date of referral", day(200)), ("Referral Source", one("1A", "2A")),
        ("Referral NFA?", yesNo), ("Number of Referrals in Last 12 Months", one("0", "1", "2")),
      ]),
    Shape(
      name: "list_4", rows: 50, onePerChild: false,
      columns: [
        birth, ("Does the Child have a Disability", yesNo),
        ("Continuous Assessment Start Date", day(300)),
        ("Child Seen During Continuous Assessment", yesNo),
        ("Continuous Assessment Date of Authorisation", day(180, blank: 30)),
        (Heading.support, yesNo),
      ]),
    Shape(
      name: "list_5", rows: 30, onePerChild: false,
      columns: [
        birth, (Heading.strategy, day(200)),
        ("Was an Initial Child Protection Conference deemed unnecessary?", yesNo),
        ("Date of Initial Child Protection Conference", day(180, blank: 40)),
        (Heading.led, yesNo),
        ("Number of Section 47 Enquiries in the last 12 months", one("0", "1", "3")),
      ]),
    Shape(
      name: "list_6", rows: 80, onePerChild: true,
      columns: [
        birth, ("CIN Start Date", day(900)), ("Primary Need Code", one("N1", "N4 - Family")),
        ("Date Child Was Last Seen", day(200, blank: 10)),
        ("CIN Closure Date", day(250, blank: 60)), ("Reason for Closure", one("RC1", "RC7")),
        ("Case status", one("c) Child in need plan")),
      ]),
    Shape(
      name: "list_7", rows: 40, onePerChild: true,
      columns: [
        birth, ("Child Protection Plan Start Date", day(1200)),
        ("Latest Category of Abuse", one("a) Neglect", "e) Multiple/not recommended")),
        ("Was the Child Seen Alone?", yesNo),
        ("Date of latest review conference", day(250, blank: 20)),
        ("Child Protection Plan End Date", day(250, blank: 50)),
        ("Number of Previous Child Protection Plans", one("0", "1", "2")),
      ]),
    Shape(
      name: "list_8", rows: 50, onePerChild: true,
      columns: [
        birth, (Heading.asylum, yesNo),
        ("Date Started to be Looked After", day(2000)),
        (
          Heading.second,
          yesNo
        ),
        ("Date of Last Health Assessment", day(500, blank: 10)),
        ("Date of Last Dental Check", day(500, blank: 10)),
        ("Number of Placements in the Last 12 months", one("1", "2", "3", "4")),
        ("Date Ceased to be Looked After ", day(250, blank: 60)),
        ("Reason Ceased to be Looked After", one("a) E11: Adopted", "E4A: Returned", "")),
        ("Start Date of Most Recent Placement", day(1500)),
        ("Placement Location", one("a) In", "b) Out")),
        (
          Heading.missing,
          one("0", "1", "5")
        ),
        (
          Heading.absent,
          one("0", "2")
        ),
        (Heading.offered, yesNo),
        (Heading.accepted, yesNo),
      ]),
    Shape(
      name: "list_9", rows: 60, onePerChild: true,
      columns: [
        birth, ("Eligibility Category", one("a) Relevant child", "b) Former relevant child")),
        ("LA in Touch", yesNo),
        ("Type of Accommodation", one("U", "Z", "B: Parents/relatives", "")),
        ("Suitability of Accommodation", one("a) Suitable", "b) Unsuitable", "")),
        ("Activity Status", one("F1", "P4", "G5", "")),
      ]),
    Shape(
      name: "list_10", rows: 30, onePerChild: true,
      columns: [
        birth, ("Date the Child Entered Care", day(1500)),
        ("Date of Decision that Child Should be Placed for Adoption", day(900)),
        ("Date of Placement Order", day(700, blank: 20)),
        ("Date of Matching Child and Prospective Adopters", day(600, blank: 30)),
        ("Date Placed for Adoption", day(500, blank: 20)),
        ("Date of Adoption Order", day(365, blank: 50)),
        (Heading.reversal, day(365, blank: 80)),
      ]),
    Shape(
      name: "list_11", rows: 20, onePerChild: true,
      columns: [
        ("Individual adopter identifier", { lists in "P\(lists.next(1_000_000))" }),
        ("Family identifier", one("F1", "F2", "F3", "")), ("Date enquiry received", day(900)),
        ("Date Stage 1 started", day(800, blank: 20)), ("Date Stage 1 ended", day(700, blank: 20)),
        ("Date Stage 2 started", day(600, blank: 30)), ("Date Stage 2 ended", day(500, blank: 30)),
        ("Date application approved", day(500, blank: 90)),
        ("Date adopter matched with child(ren)", day(400, blank: 40)),
        ("Date of leaving adoption process", day(300, blank: 80)),
      ]),
  ]
}
