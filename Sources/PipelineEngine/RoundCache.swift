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
    let year = recognition.text(definition.header.year?.text ?? "") ?? ""
    let term = definition.header.term.map { recognition.text($0.text) ?? "" }
    return try round(of: definition, file: file) { specification throws(StageFailure) in
      guard let round = specification.round(year: year, term: term) else {
        throw Self.noRound(definition, year: year, term: term, specification, file)
      }
      return round
    }
  }

  /// The round of a return that is as at `day`: the latest that had begun, by the round's id.
  func round(
    of definition: ReturnDefinition, asAt day: CalendarDate
  ) throws(StageFailure) -> RoundSpec {
    try round(of: definition, file: definition.id.text) { specification throws(StageFailure) in
      let known = specification.roundIDs
      if let round = known.last(where: { $0.text <= day.description }) { return round }
      throw StageFailure(
        .specify, .usage, subject: "--as-at \(day)",
        problem: "\(definition.id) has no specification for so early a day",
        advice: "The first is of \(known.first?.text ?? "no year").")
    }
  }

  /// The round called `name`.
  func round(named name: RoundName) throws(StageFailure) -> RoundSpec {
    if let known = rounds[name.returnID]?[name.round] { return known }
    do {
      let definition = try engine.library.definition(of: name.returnID)
      return try round(of: definition, file: name.returnID.text) { _ in name.round }
    } catch let failure as StageFailure {
      throw failure
    } catch let error as SpecError {
      throw StageFailure(error)
    } catch {
      throw StageFailure(
        .specify, .usage, subject: name.returnID.text, problem: String(describing: error))
    }
  }

  private func round(
    of definition: ReturnDefinition, file: String,
    choose: (ReturnSpecification) throws(StageFailure) -> RoundID
  ) throws(StageFailure) -> RoundSpec {
    do {
      let specification =
        try specifications[definition.id]
        ?? engine.library.specification(of: definition.id, areas: engine.areas)
      specifications[definition.id] = specification
      let round = try choose(specification)
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

  private static func noRound(
    _ definition: ReturnDefinition, year: String, term: String?,
    _ specification: ReturnSpecification, _ file: String
  ) -> StageFailure {
    var says = "the header's \(definition.header.year?.text ?? "year") is '\(year.prefix(20))'"
    if let field = definition.header.term, let term {
      says += " and its \(field) '\(term.prefix(20))'"
    }
    let known = specification.roundIDs.map(\.text).joined(separator: ", ")
    return StageFailure(
      .ingest, .unreadableExtract, subject: file,
      problem: "\(says), which has no specification", advice: "Rounds with one: \(known).")
  }

  /// Why a file called `name` is not to be loaded, whatever it holds; `nil` when it may be.
  func refusal(of name: String) throws(StageFailure) -> String? {
    for definition in try allDefinitions() {
      if let why = definition.fileName?.refusal(of: name) { return why }
    }
    return nil
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
