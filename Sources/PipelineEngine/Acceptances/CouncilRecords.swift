internal import ByteInput
internal import Foundation
internal import PipelineCore
internal import ReturnModel
internal import Validation

/// What the files of ``CouncilFiles`` hold, read once for a run.
struct CouncilRecords: Sendable {
  /// The acceptances; `nil` without a file of them.
  var ledger: AcceptanceLedger?
  /// The patches; `nil` without a file of them.
  var patches: PatchBook?
  /// The columns carried to findings; `nil` for none.
  var carried: CarriedColumns?
  /// The name of the file of acceptances, for messages.
  private(set) var ledgerName = ""
  /// The file of patches, and the digest of its bytes; `nil` without one.
  private(set) var patchFile: (path: String, sha256: String)?
  /// A digest of the files' bytes.
  private(set) var digest = ""

  /// Reads the files; acceptances expire by `day`.
  init(_ files: CouncilFiles, on day: CalendarDate) throws(StageFailure) {
    if let path = files.acceptances {
      ledger = AcceptanceLedger(try AcceptanceFile(path: path).lines, on: day)
      ledgerName = Self.name(path)
    }
    if let path = files.patches {
      patches = PatchBook(try PatchFile(path: path).patches, file: Self.name(path))
      patchFile = (path, try Self.digest(of: [path]))
    }
    if !files.carried.isEmpty {
      carried = CarriedColumns(files.carried, list: try Self.list(files))
    } else if files.carriedList != nil {
      throw StageFailure(
        .specify, .usage, subject: "carry", problem: "there is a list and no column to carry",
        advice: "Name the columns of the list that findings are to have.")
    }
    digest = try Self.digest(
      of: [files.acceptances, files.patches, files.carriedList].compactMap { $0 })
  }

  private static func list(_ files: CouncilFiles) throws(StageFailure) -> [String: [String]] {
    guard let path = files.carriedList else { return [:] }
    let table = try CouncilTable(path: path, required: ["record_key"], optional: nil)
    var list: [String: [String]] = [:]
    guard files.carried.contains(where: table.columns.contains) else {
      throw StageFailure(
        .specify, .usage, subject: name(path),
        problem: "it has none of the columns \(files.carried.joined(separator: ", "))")
    }
    for row in table.rows {
      let key = try row.required("record_key")
      guard list[key] == nil else { throw row.failure("the record stands here twice") }
      list[key] = files.carried.map { row.text($0) }
    }
    return list
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A digest of what the files hold, to tell that slices of a run were read with the same.
  private static func digest(of paths: [String]) throws(StageFailure) -> String {
    guard !paths.isEmpty else { return "" }
    var digest = DigestState()
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw StageFailure(
          .specify, .usage, subject: name(path), problem: "the file cannot be read")
      }
      Array(data).withUnsafeBytes { digest.update($0) }
    }
    return digest.finish()?.hex ?? ""
  }
}
