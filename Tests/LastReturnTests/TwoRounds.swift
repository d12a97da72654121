import Foundation
import TestSupport

/// A return accepted in 2024 and the one of 2025, with every difference planted by hand.
enum TwoRounds {
  static let before = SmallReturn(
    year: 2024,
    people: [
      // Ceased in 2023.
      .init(
        upn: "A1", born: "2010-05-01",
        requests: [.init(received: "2020-03-02", plan: ("2020-07-01", "2023-07-21"))]),
      .init(upn: "B1", born: "2011-01-01"),
      // Known by a learner number alone.
      .init(uln: "1000000017", born: "2006-02-03"),
      .init(
        upn: "D1", born: "2015-06-07", requests: [.init(received: "2023-11-01", outcome: "N")]),
      // Two people with one number: which is meant cannot be said.
      .init(upn: "E1", born: "2012-01-01"), .init(upn: "E1", born: "2012-12-12"),
      // Not in the next return.
      .init(upn: "F1", born: "2009-09-09"),
      .init(
        upn: "H1", born: "2013-03-03",
        requests: [
          .init(received: "2021-03-02", plan: ("2021-07-01", nil), urns: ["100000"])
        ]),
    ])

  static let now = SmallReturn(
    year: 2025,
    people: [
      // A new request stands before the old one, whose plan has no date ceased any more.
      .init(
        upn: "A1", born: "2010-05-01",
        requests: [
          .init(received: "2024-02-01"),
          .init(received: "2020-03-02", plan: ("2020-07-01", nil)),
        ]),
      // Born a day later than last year.
      .init(upn: "B1", born: "2011-01-02"),
      // Has a pupil number now, and another birthday.
      .init(upn: "C1", uln: "1000000017", born: "2006-03-02"),
      // The refusal is undone.
      .init(
        upn: "D1", born: "2015-06-07", requests: [.init(received: "2023-11-01", outcome: "A")]),
      .init(upn: "E1", born: "2012-06-06"),
      // New, with the birthday of one who was there.
      .init(upn: "G1", born: "2009-09-09"),
      // Twenty-five placements where there was one.
      .init(
        upn: "H1", born: "2013-03-03",
        requests: [
          .init(
            received: "2021-03-02", plan: ("2021-07-01", nil),
            urns: [String](repeating: "100000", count: 25))
        ]),
    ]
      // A dozen new people with a request each, received in the year.
      + (10...21).map { number in
        .init(
          upn: "N\(number)", born: "2018-01-01",
          requests: [.init(received: "2024-05-\(number)", outcome: "A")])
      })

  /// What rules about records find, as `rule key value`.
  static let faults = [
    "P-01 B1 2011-01-02", "P-01 C1 2006-03-02", "P-02 A1/Requests[2]/Assessment/NamedPlan ",
    "P-03 D1/Requests[1] A",
  ]

  /// What tolerances of records and of headline figures find.
  ///
  /// Requests received in 2023: D's alone; in 2024: A's second and the dozen's. Everything else of
  /// the two differs by 20 records, or 10 counted, at most.
  static let changes = [
    "P-11 PlacementDetail 1 to 25 (+2400.0%)", "P-12 ehc-requests-received 1 to 13 (+1200.0%)",
  ]
}
