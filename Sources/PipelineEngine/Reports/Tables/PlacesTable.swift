internal import Comparators
internal import Emission
internal import ReturnModel
internal import ReturnSpec

/// A table with places as rows and measures as columns.
struct PlacesTable {
  let spec: PackTable
  let measures: [ReportMeasure]
  let frame: MeasureReading.Frame

  var table: Table {
    let period = measures.compactMap(\.besidePeriod).max()
    return Table(
      title: spec.title,
      caption: period.map { "\(frame.area.name) and others, \($0.shown)." } ?? "",
      columns: [Table.Column("place", heading: "Area")]
        + measures.map {
          Table.Column(
            Breakdown.slug($0.title).replacing("-", with: "_"), heading: $0.title, kind: .number)
        },
      rows: places.map { place in
        [.text(place.name)] + measures.map { cell($0, place) }
      }, notes: spec.notes)
  }

  private var places: [Area] {
    spec.places.flatMap { place -> [Area] in
      switch place {
      case .own: [frame.area]
      case .national: [frame.directory.england].compactMap(\.self)
      case .region: [frame.area.region.flatMap { frame.directory[$0] }].compactMap(\.self)
      case .neighbours: frame.group.compactMap { frame.directory[$0] }
      }
    }
  }

  private func cell(_ measure: ReportMeasure, _ place: Area) -> Table.Cell {
    guard let period = spec.periods.last ?? measure.besidePeriod else {
      return .text(TimeTable.notYet)
    }
    let reading = measure.beside
    let figure = reading.compared(period).members.first {
      $0.area == place.id && !$0.source.isReturn
    }?.figure
    return measure.text.cell(figure, [reading.coordinates(place, period)])
  }
}
