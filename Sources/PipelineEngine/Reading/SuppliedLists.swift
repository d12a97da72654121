internal import ByteInput
internal import Ingest
package import PipelineCore
internal import ReturnSpec
internal import RuleLanguage

/// The optional lists of a run, such as every establishment, each in a CSV file.
///
/// A file is read when the first round comes that asks for it, and of it only the columns asked for.
package final class SuppliedLists {
  /// The names of the lists there are.
  let names: [String]
  private let paths: [String: String]
  private var read: [String: (list: ExternalList, columns: [String])] = [:]

  /// Takes the files that hold the lists, by name; throws for one that cannot be opened.
  package init(_ paths: [String: String]) throws(StageFailure) {
    self.paths = paths
    names = paths.keys.sorted()
    for name in names { _ = try Self.open(paths[name] ?? "") }
  }

  /// The lists that `round` asks for, with the columns that its expressions name.
  func lists(for round: RoundSpec) throws(StageFailure) -> [ExternalList] {
    var lists: [ExternalList] = []
    for name in round.externalLists {
      guard let path = paths[name] else { continue }
      lists.append(try list(name, path, round.columns(of: name)))
    }
    return lists
  }

  private func list(
    _ name: String, _ path: String, _ columns: [String]
  ) throws(StageFailure) -> ExternalList {
    if let known = read[name], columns.allSatisfy(known.columns.contains) { return known.list }
    let all = (read[name]?.columns ?? []) + columns
    let list = try Self.read(name, path, columns: Array(Set(all)).sorted())
    read[name] = (list, all)
    return list
  }

  private static func open(_ path: String) throws(StageFailure) -> TextSource {
    do { return try TextSource(path: path) } catch {
      throw StageFailure(.specify, .usage, subject: file(path), problem: error.wording)
    }
  }

  private static func file(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The texts of the file's column `URN` when it has one, else of its first, with what it says of
  /// each in `columns`.
  private static func read(
    _ name: String, _ path: String, columns: [String]
  ) throws(StageFailure) -> ExternalList {
    var table = TableExtract(try open(path), file: file(path))
    var rows: [(text: String, values: [String])] = []
    do {
      try table.read(choosing: { header throws(StageFailure) in
        var places = [header.firstIndex { $0.uppercased() == "URN" } ?? 0]
        for column in columns {
          guard let place = header.firstIndex(of: column) else {
            throw StageFailure(
              .specify, .usage, subject: file(path),
              problem: "the list '\(name)' has no column '\(column)'",
              advice: "Supply the extract with all its columns.")
          }
          places.append(place)
        }
        return places
      }) { texts, _ throws(StageFailure) in
        rows.append((texts[0], Array(texts.dropFirst())))
      }
    } catch {
      // No extract is to blame for a list.
      throw StageFailure(
        .specify, .usage, subject: error.subject, problem: error.problem, advice: error.advice)
    }
    return ExternalList(name: name, columns: columns, rows: rows)
  }
}
