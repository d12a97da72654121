internal import Dispatch
package import ReturnModel
package import ReturnSpec
internal import ReturnWriter
internal import Synchronization

/// Writes a synthetic return, its subjects one at a time, and the key of the faults planted in it.
package struct ReturnGenerator {
  private let request: SynthesisRequest
  private let first: String
  private let round: RoundSpec
  private let layout: RoundLayout
  private let recipe: any ReturnRecipe
  private let maker: FileMaker
  private let forms: [WrittenForm]
  private let hasMarkup: Bool

  /// Prepares to write a return of `round`.
  ///
  /// - Throws: when the request cannot be met, or `spec` lacks what the generator asks of it.
  package init(
    _ spec: SynthesisSpec, _ round: RoundSpec, _ request: SynthesisRequest
  ) throws(SynthesisFailure) {
    guard request.faults >= 0 else { throw SynthesisFailure("faults: give 0 or more") }
    layout = RoundLayout(spec, round)
    recipe = try RecipeCatalogue.recipe(spec, round, layout, request)
    try RecipeCheck(spec, kinds: recipe.kinds).run()
    let plan = try FaultPlan(
      FaultPlan.usable(spec, in: round), count: request.faults, for: recipe,
      seed: request.seed)
    maker = FileMaker(
      recipe: recipe, plan: plan,
      planter: FaultPlanter(layout: layout, calendar: recipe.calendar), layout: layout,
      seed: request.seed)
    forms = spec.forms
    var request = request
    if request.formats.isEmpty {
      request.formats = forms.map { SynthesisRequest.Format($0.format) }
    }
    first = try recipe.file(0).name
    hasMarkup = !round.definition.root.isEmpty
    self.request = request
    self.round = round
  }

  /// The rules for which `spec` has a recipe in `round`.
  package static func plantable(_ spec: SynthesisSpec, in round: RoundSpec) -> Set<RuleCode> {
    Set(FaultPlan.usable(spec, in: round).map(\.rule))
  }

  /// How many files there are.
  package var fileCount: Int { recipe.files.count }

  /// How many subjects there are in all files.
  package var subjectCount: Int { recipe.files.last?.upperBound ?? 0 }

  /// The name of the first XML file; of the return, when it is never XML.
  package var name: String { first }

  /// Writes everything; a file is there under its name only when all of it is done.
  package func write() throws(SynthesisFailure) {
    try OutputFile.makeFolder(request.folder)
    let key = try AnswerKey("\(request.folder)/answer-key.csv")
    let tables = try tableEmitters()
    let isMarkup = tables.isEmpty || request.formats.contains(where: \.isMarkup)
    if isMarkup { try writeMarkup(key) }
    // Rows of all files are numbered through, so that tables are written one file after the other.
    if !tables.isEmpty {
      for number in recipe.files.indices {
        let entries = try maker.make(number, with: tables)
        if !isMarkup { try key.note(entries, in: try recipe.file(number).name) }
      }
    }
    for emitter in tables { try emitter.finish() }
    try key.finish()
  }

  /// Writes the files that stand alone, several at once, and notes their faults in the files' order.
  private func writeMarkup(_ key: AnswerKey) throws(SynthesisFailure) {
    let width = 64
    for first in stride(from: 0, to: recipe.files.count, by: width) {
      let made = Mutex<[Int: Result<AnswerKey.Part, SynthesisFailure>]>([:])
      let count = min(width, recipe.files.count - first)
      DispatchQueue.concurrentPerform(iterations: count) { place in
        let number = first + place
        let result = Result { () throws(SynthesisFailure) in
          let file = try recipe.file(number)
          return AnswerKey.Part(
            extract: file.name, entries: try maker.make(number, with: try markupEmitters(file)))
        }
        made.withLock { $0[number] = result }
      }
      let parts = made.withLock { $0 }
      for number in first..<(first + count) {
        if let part = try parts[number]?.get() { try key.note(part.entries, in: part.extract) }
      }
    }
  }

  /// What writes one file in the formats that have a file for each.
  private func markupEmitters(
    _ file: SyntheticFile
  ) throws(SynthesisFailure) -> [any ReturnEmitter] {
    var emitters: [any ReturnEmitter] = []
    for format in request.formats where format.isMarkup && hasMarkup {
      let folder = try folder(format)
      let path = "\(folder)/\(file.name)" + (format == .gzip ? ".gz" : "")
      emitters.append(
        try XMLEmitter(path, layout, round.definition, isCompressed: format == .gzip))
    }
    return emitters
  }

  /// What writes all files in the formats that put them together in tables.
  private func tableEmitters() throws(SynthesisFailure) -> [any ReturnEmitter] {
    var emitters: [any ReturnEmitter] = []
    for format in request.formats where !(format.isMarkup && hasMarkup) {
      guard let (form, isCompressed) = form(format.name) else {
        let known = (hasMarkup ? ["xml", "xml.gz"] : []) + forms.flatMap(Self.formats)
        throw SynthesisFailure(
          "--formats: '\(format.name)' is not one of \(known.joined(separator: ", "))")
      }
      let tables = try TableRows(
        form, layout, planned: maker.plan.recipes, in: round.id,
        context: .init(
          extract: extract,
          area: request.authority, made: recipe.calendar.made))
      if form.isWorkbook {
        emitters.append(try WorkbookEmitter(try folder(format), tables))
      } else {
        emitters.append(
          try FileSetEmitter(try folder(format), tables, isCompressed: isCompressed))
      }
    }
    return emitters
  }

  /// The extract's name without the ending of its file.
  private var extract: String {
    String(first.prefix { $0 != "." })
  }

  /// The form that goes by the name of a format, and whether its files are compressed.
  private func form(_ name: String) -> (WrittenForm, isCompressed: Bool)? {
    guard let form = forms.first(where: { Self.formats($0).contains(name) }) else { return nil }
    return (form, name != form.format)
  }

  private static func formats(_ form: WrittenForm) -> [String] {
    [form.format] + (form.isWorkbook ? [] : ["\(form.format).gz"])
  }

  private func folder(_ format: SynthesisRequest.Format) throws(SynthesisFailure) -> String {
    // Several forms of one return would be taken for each other in one folder.
    let isOnly = !hasMarkup && forms.count == 1 && format.name == forms[0].format
    guard format != .xml, !isOnly else { return request.folder }
    let folder = "\(request.folder)/\(format.name)"
    try OutputFile.makeFolder(folder)
    return folder
  }
}
