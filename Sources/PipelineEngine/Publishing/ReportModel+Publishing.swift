internal import Emission
internal import ReturnModel

extension ReportModel {
  /// The report without its marking, for what the gate has let through.
  ///
  /// Words were written by someone who saw every figure: those that stand beside a hidden one go.
  package var unmarked: ReportModel {
    var report = self
    report.classification = ""
    let shown = Set(shownCoordinates)
    for page in report.pages.indices {
      for section in report.pages[page].sections.indices {
        report.pages[page].sections[section].words.removeAll { !shown.contains($0.coordinates) }
      }
    }
    return report
  }

  /// The figures that some cell shows.
  private var shownCoordinates: [FigureCoordinates] {
    var shown: [FigureCoordinates] = []
    for cell in pages.flatMap(\.sections).flatMap(\.table.rows).joined() {
      switch cell.bare {
      case .withheld, .empty: continue
      default: shown += cell.coordinates
      }
    }
    return shown
  }
}
