import ReturnModel

extension ComparatorTable {
  /// The figures of real places in the published standard: `<name>.csv`.
  ///
  /// England stands first, then the region, then authorities with the asked one at their head. Means
  /// and medians of neighbours are no place, and the standard has no level for a type of council: both
  /// stand only in the comparator CSV.
  package var publishedCSV: [UInt8] {
    CSVText.bytes(
      heading: PublishedRow.placeColumns + PublishedRow.ownColumns, rows: publishedRows)
  }

  /// What the columns of ``publishedCSV`` are: `<name>.meta.csv`.
  package var publishedMetaCSV: [UInt8] {
    let unit = definition.measure == .percentage ? "%" : ""
    let hint =
      classification.isEmpty
      ? "Passed by disclosure control" : "INTERNAL until disclosure control has passed the table"
    return CSVText.bytes(
      heading: [
        "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
        "filter_hint", "filter_grouping_column",
      ],
      rows: [
        ["breakdown", "Filter", "Breakdown", "", "", "", "The slice the figure is about", ""],
        ["source", "Filter", "Source", "", "", "", "The return or published table", ""],
        ["classification", "Filter", "Classification", "", "", "", hint, ""],
        ["value", "Indicator", definition.title, "", unit, String(definition.decimals), "", ""],
        ["numerator", "Indicator", "Numerator", "", "", "0", "", ""],
        ["denominator", "Indicator", "Denominator", "", "", "0", "", ""],
      ])
  }

  /// The marking as a row gives it, which has no banner.
  var marking: String { classification.isEmpty ? "published" : classification }

  private var publishedRows: [[String]] {
    var seen: Set<[String]> = []
    return members.filter { directory[$0.area]?.level != .councilType }.enumerated()
      .compactMap { place, member in
        directory[member.area].map { (order: order($0), place: place, area: $0, member: member) }
      }
      .sorted { ($0.order, $0.place) < ($1.order, $1.place) }
      .map { PublishedRow(area: $0.area, member: $0.member, table: self) }
      .filter { row in
        let key = [row.member.area.text, row.member.period.description, row.member.source.text]
        return seen.insert(key).inserted
      }
      .map(\.fields)
  }

  private func order(_ area: Area) -> Int {
    switch area.level {
    case .national: 0
    case .regional: 1
    case .councilType: 2
    case .localAuthority: area.id == self.area.id ? 3 : 4
    }
  }
}
