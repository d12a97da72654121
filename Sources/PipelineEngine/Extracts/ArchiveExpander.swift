internal import Foundation
internal import Ingest
internal import PipelineCore
internal import Spreadsheet

/// Takes the files out of zip archives, and what comes on standard input, so that each is read as if
/// it lay in a folder: an extract is read once to be known and again to be kept.
///
/// They are written beside the run's output, readable by their owner alone, and removed with this.
final class ArchiveExpander {
  private let folder: String
  private var made: [String] = []

  init(folder: String) { self.folder = folder }

  deinit { remove() }

  /// `found` with the files of archives in the place of the archives; workbooks stay as they are.
  func expand(_ found: [FoundExtract]) -> [FoundExtract] { found.flatMap(expand) }

  /// Removes what was taken out.
  func remove() {
    for folder in made {
      do { try FileManager.default.removeItem(atPath: folder) } catch {
        // What is gone already need not be removed.
        continue
      }
    }
    made.removeAll()
  }

  private func expand(_ extract: FoundExtract) -> [FoundExtract] {
    guard extract.path == "-" else { return expandFile(extract) }
    do { return expandFile(try standardInput(extract)) } catch {
      var failed = extract
      failed.failure = error
      return [failed]
    }
  }

  private func standardInput(_ extract: FoundExtract) throws(StageFailure) -> FoundExtract {
    let place = "\(folder)/standard-input"
    try OutputFile.makeFolder(place)
    made.append(place)
    let file = try OutputFile(path: "\(place)/extract")
    do {
      while let bytes = try FileHandle.standardInput.read(upToCount: 1 << 20), !bytes.isEmpty {
        try file.write(Array(bytes))
      }
    } catch let failure as StageFailure {
      throw failure
    } catch {
      throw StageFailure(
        .ingest, .unreadableExtract, subject: "-", problem: "standard input cannot be read")
    }
    try file.close()
    var copy = FoundExtract(path: "\(place)/extract", isNamed: extract.isNamed)
    copy.title = extract.name
    copy.argument = extract.argument
    return copy
  }

  private func expandFile(_ extract: FoundExtract) -> [FoundExtract] {
    guard extract.isArchive else { return [extract] }
    // A damaged archive may be a workbook: reading it as one says what is wrong with it.
    guard case .success(let zip) = Result(catching: { try ZipFile(path: extract.path) }),
      !zip.isDocument
    else { return [extract] }
    do { return try members(of: zip, extract) } catch {
      var failed = extract
      failed.failure = error
      return [failed]
    }
  }

  private func members(
    of zip: ZipFile, _ extract: FoundExtract
  ) throws(StageFailure) -> [FoundExtract] {
    let place = "\(folder)/archive-\(made.count)"
    try OutputFile.makeFolder(place)
    made.append(place)
    var found: [FoundExtract] = []
    for (number, name) in zip.names.enumerated() {
      let file = try OutputFile(path: "\(place)/\(number)")
      var failure: StageFailure?
      do throws(SpreadsheetFailure) {
        try zip.read(name) { piece in
          do throws(StageFailure) { try file.write(Array(piece)) } catch { failure = error }
          return failure == nil
        }
      } catch { throw StageFailure(extract.name, error) }
      if let failure { throw failure }
      try file.close()
      var member = FoundExtract(path: "\(place)/\(number)", isNamed: extract.isNamed)
      member.argument = extract.argument
      member.title = name.split(separator: "/").last.map(String.init) ?? name
      found.append(member)
    }
    return found
  }
}

extension FoundExtract {
  /// Whether the file begins as a zip archive does, which every workbook is.
  var isArchive: Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    do {
      let first = try handle.read(upToCount: 4) ?? Data()
      return [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]].contains(Array(first))
    } catch {
      // Reading it as a file says what is wrong with it.
      return false
    }
  }
}
