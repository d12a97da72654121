internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Finds the round that an extract says it is of, reading a return's specification once.
final class RoundCache {
  private let engine: Engine
  private var definitions: [ReturnDefinition]?
  private var specifications: [ReturnID: ReturnSpecification] = [:]
  private var rounds: [ReturnID: [RoundID: RoundSpec]] = [:]

  init(_ engine: Engine) { self.engine = engine }

  /// The round of the extract `file`, by what its header says; never by the file's name.
  func round(for recognition: Recognition, file: String) throws(StageFailure) -> RoundSpec {
    let definition = try definition(for: recognition, file)
    let field = definition.header.year?.text ?? ""
    let year = recognition.text(field) ?? ""
    return try round(of: definition, file: file) { known throws(StageFailure) in
      let round = RoundID(year)
      if known.contains(round) { return round }
      throw StageFailure(
        .ingest, .unreadableExtract, subject: file,
        problem: "the header's \(field) is '\(year.prefix(20))', which has no specification",
        advice: "Rounds with one: \(known.map(\.text).joined(separator: ", ")).")
    }
  }

  /// The round of a return that is as at `day`: the latest that had begun, by the round's id.
  func round(
    of definition: ReturnDefinition, asAt day: CalendarDate
  ) throws(StageFailure) -> RoundSpec {
    try round(of: definition, file: definition.id.text) { known throws(StageFailure) in
      if let round = known.last(where: { $0.text <= day.description }) { return round }
      throw StageFailure(
        .specify, .usage, subject: "--as-at \(day)",
        problem: "\(definition.id) has no specification for so early a day",
        advice: "The first is of \(known.first?.text ?? "no year").")
    }
  }

  private func round(
    of definition: ReturnDefinition, file: String,
    choose: ([RoundID]) throws(StageFailure) -> RoundID
  ) throws(StageFailure) -> RoundSpec {
    do {
      let specification =
        try specifications[definition.id]
        ?? engine.library.specification(of: definition.id, areas: engine.areas)
      specifications[definition.id] = specification
      let round = try choose(specification.roundIDs)
      if let known = rounds[definition.id]?[round] { return known }
      let resolved = try specification.resolve(round)
      rounds[definition.id, default: [:]][round] = resolved
      return resolved
    } catch let failure as StageFailure {
      throw failure
    } catch let error as SpecError {
      throw StageFailure(error)
    } catch {
      throw StageFailure(.specify, .usage, subject: file, problem: String(describing: error))
    }
  }

  private func definition(
    for recognition: Recognition, _ file: String
  ) throws(StageFailure) -> ReturnDefinition {
    let all = try allDefinitions()
    let collection = recognition.text("Collection") ?? ""
    // Case is not what tells returns apart; a rule says what the text must be.
    let found = all.first {
      !$0.root.isEmpty && $0.root.lowercased() == recognition.root.lowercased()
        && $0.collection.lowercased() == collection.lowercased()
    }
    if let found { return found }
    let known = all.map(\.collection).filter { !$0.isEmpty }.joined(separator: ", ")
    throw StageFailure(
      .ingest, .unreadableExtract, subject: file,
      problem: collection.isEmpty
        ? "the header names no Collection"
        : "the header's Collection is '\(collection.prefix(40))' in <\(recognition.root.prefix(40))>",
      advice: "Collections that are read: \(known).", isNotAnExtract: true)
  }

  private func allDefinitions() throws(StageFailure) -> [ReturnDefinition] {
    if let definitions { return definitions }
    do {
      let all = try engine.library.returns()
      definitions = all
      return all
    } catch { throw StageFailure(error) }
  }
}
