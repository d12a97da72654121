internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import ReturnWriter

/// Makes the files that a reader's returns are written to as XML.
final class MarkupPlan {
  private let library: SpecLibrary
  private let folder: String
  private var layouts: [RoundName: ElementLayout] = [:]
  private var count = 0

  /// Makes a plan whose files stand in `folder`.
  init(_ library: SpecLibrary, folder: String) {
    self.library = library
    self.folder = folder
  }

  /// The file of the return that begins with `header` in the extract `file`.
  func file(for header: ExtractHeader, _ file: String) throws(StageFailure) -> MarkupFile {
    let round = header.round
    guard !round.definition.root.isEmpty else {
      throw StageFailure(
        .emit, .usage, subject: file,
        problem: "\(round.definition.title) is never handed in as XML",
        advice: "Hand it in as it came.")
    }
    count += 1
    return MarkupFile(
      header, try layout(of: round), file: file, to: "\(folder)/converted-\(count).xml")
  }

  private func layout(of round: RoundSpec) throws(StageFailure) -> ElementLayout {
    if let known = layouts[RoundName(round)] { return known }
    do {
      let orders = try library.elementOrders(of: round.definition.id)
      let layout = ElementLayout(round.modules, RoundElements(orders, round))
      layouts[RoundName(round)] = layout
      return layout
    } catch { throw StageFailure(error) }
  }
}
