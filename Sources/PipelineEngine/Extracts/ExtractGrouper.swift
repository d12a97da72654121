internal import ByteInput
internal import DelimitedText
internal import Ingest
internal import PipelineCore
internal import ReturnSpec

/// Finds which files are together one extract: the tables of a form, known by their headings.
struct ExtractGrouper {
  /// The tables of one form that stand in one folder.
  private struct Group {
    let form: FormSpec
    let folder: String
    /// What the files' names share, where a folder holds more than one set.
    let stem: String?
    let position: Int
    var members: [(table: Int, extract: FoundExtract)]
  }

  let forms: [FormSpec]

  /// The extracts that `found` make, in the order of their first files.
  func jobs(_ found: [FoundExtract]) -> [ExtractJob] {
    var jobs: [(position: Int, job: ExtractJob)] = []
    var groups: [Group] = []
    for (position, extract) in found.enumerated() {
      let headings =
        extract.failure != nil ? nil : Self.headings(of: extract)
      guard extract.failure == nil, let (form, table) = recognise(extract, headings) else {
        var job = ExtractJob(kind: .file(extract))
        job.failure = extract.failure ?? headings.flatMap { refusal(of: extract, $0) }
        jobs.append((position, job))
        continue
      }
      let known = groups.firstIndex { $0.form.file == form.file && $0.folder == extract.folder }
      if let known {
        groups[known].members.append((table, extract))
      } else {
        groups.append(
          Group(
            form: form, folder: extract.folder, stem: nil, position: position,
            members: [(table, extract)]))
      }
    }
    for group in groups.flatMap(Self.parted) { jobs.append((group.position, Self.job(group))) }
    return jobs.sorted { $0.position < $1.position }.map(\.job)
  }

  /// The form and table whose headings a delimited file begins with.
  private func recognise(_ extract: FoundExtract, _ headings: [String]?) -> (
    form: FormSpec, table: Int
  )? {
    guard let headings else { return nil }
    for form in forms where form.containers.contains(.files) {
      if let table = form.table(headed: headings) { return (form, table) }
    }
    return nil
  }

  /// Why a file that looks like a form's table and is another's cannot be read.
  private func refusal(of extract: FoundExtract, _ headings: [String]) -> StageFailure? {
    for form in forms where form.containers.contains(.files) {
      if let because = form.refusal(of: headings) {
        return StageFailure(refusing: extract.name, because)
      }
    }
    return nil
  }

  /// The first row of a delimited file; `nil` for anything else.
  ///
  /// What cannot be opened or read is told when it is read as a file.
  private static func headings(of extract: FoundExtract) -> [String]? {
    var reader = DelimitedReader()
    do {
      var source = try TextSource(path: extract.path)
      let text = try source.peek()
      guard text.first(where: { $0 > 0x20 }) != UInt8(ascii: "<") else { return nil }
      try reader.feed(text)
      if text.count < 1 << 14 { try reader.finish() }
    } catch { return nil }
    return reader.drain { block in
      for row in block.rows where row.fieldCount > 0 { return block.strings(of: row) }
      return nil
    }
  }

  /// The sets of a group that holds a table twice, parted by what their files' names share.
  private static func parted(_ group: Group) -> [Group] {
    let tables = group.members.map(\.table)
    guard Set(tables).count < tables.count else { return [group] }
    var parts: [Group] = []
    for member in group.members {
      let stem = member.extract.stem(before: group.form.tables[member.table].name)
      if let known = parts.firstIndex(where: { $0.stem == stem }) {
        parts[known].members.append(member)
      } else {
        parts.append(
          Group(
            form: group.form, folder: group.folder, stem: stem, position: group.position,
            members: [member]))
      }
    }
    return parts
  }

  private static func job(_ group: Group) -> ExtractJob {
    let members = group.members.sorted {
      ($0.table, $0.extract.path) < ($1.table, $1.extract.path)
    }
    var job = ExtractJob(kind: .tables(group.form, members))
    let form = group.form
    let twice = members.indices.dropFirst().first { members[$0].table == members[$0 - 1].table }
    let missing = form.tables.indices.filter { table in
      !form.tables[table].isOptional && !members.contains { $0.table == table }
    }
    if let twice {
      job.failure = StageFailure(
        .ingest, .unreadableExtract, subject: members[twice].extract.name,
        problem: "the table '\(form.tables[members[twice].table].name)' is also in "
          + members[twice - 1].extract.name,
        advice: "Keep the files of one \(form.title) in a folder of their own.")
    } else if !missing.isEmpty, !form.isPartial {
      let names = missing.map { form.tables[$0].name }.joined(separator: ", ")
      job.failure = StageFailure(
        .ingest, .unreadableExtract, subject: job.name,
        problem: "the \(form.title) is not whole: there is no file of \(names)",
        advice: "Put all \(form.tables.count) files in one folder and give the folder.")
    }
    return job
  }
}

extension FoundExtract {
  /// The folder the file stands in.
  fileprivate var folder: String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// The file's name without its endings and without `ending` before them.
  fileprivate func stem(before ending: String) -> String {
    let base = Heading.plain(name.split(separator: ".").first.map(String.init) ?? name)
    let ending = Heading.plain(ending)
    return base.hasSuffix(ending) ? String(base.dropLast(ending.count)) : base
  }
}
