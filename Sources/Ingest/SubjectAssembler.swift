internal import MarkupEvents
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Makes subjects of the elements that follow an extract's header.
struct SubjectAssembler {
  /// What the elements inside an open element belong to.
  private enum Frame {
    /// On the way from the root to subjects.
    case outer(Int)
    /// Inside a record of a module.
    case record(Int)
    /// Inside an element whose fields are the header's.
    case header(Int)
    /// Inside an element that only groups, in a place.
    case group(Int)
    /// Inside something unknown.
    case skipped
    /// Inside a record that cannot be loaded; whether it is that record's own element.
    case quarantined(isTop: Bool)
  }

  private let round: RoundSpec
  /// Whether the header has been handed out; until then ``builder`` builds it.
  private var hasBegun = false
  /// Elements of the header that are still to come.
  private var headerElementsLeft: Int
  private(set) var summary = ExtractSummary()
  private var table: ElementTable
  private var builder: SubjectBuilder
  private var frames: [Frame]
  private var remarks: [StructureRemark] = []
  private var subjects = 0
  private var spellings = SpellingNotes()
  private var groups = SpellingNotes(.unknownElement)
  private var quarantined: [QuarantinedRecord] = []
  private var isInSubject = false

  init(_ round: RoundSpec, header collector: HeaderCollector, names: [String]) {
    self.round = round
    table = ElementTable(round)
    builder = SubjectBuilder(round)
    frames = [.outer(table.root)]
    headerElementsLeft = round.header.map { round.modules[$0].also.count } ?? 0
    if let module = round.header {
      builder.begin(ordinal: 1)
      _ = builder.openRecord(module, line: collector.line)
      for leaf in collector.leaves {
        let action = table.action(module, leaf.nameID, names)
        guard case .field(let field) = action else {
          if action == .ignored { continue }
          let notice: Notice = action == .fieldOfOtherRounds ? .fieldOutsideRounds : .unknownElement
          remarks.append(StructureRemark(notice, line: leaf.line, name: leaf.name))
          continue
        }
        if table.isOther(module, leaf.nameID) {
          let spelling = table.specificationSpelling(module, leaf.nameID)
          spellings.note(leaf.name, readAs: spelling, line: leaf.line)
        }
        let isFirst = builder.set(field, leaf.text, line: leaf.line)
        if !isFirst {
          remarks.append(StructureRemark(.fieldRepeated, line: leaf.line, name: leaf.name))
        }
      }
      summary.counts.read = 1
    }
  }

  /// Hands out the header once nothing more of it is to come.
  mutating func beginIfReady(_ consumer: inout some SubjectConsumer) throws(StageFailure) {
    if !hasBegun, headerElementsLeft == 0 { try begin(&consumer) }
  }

  private mutating func begin(_ consumer: inout some SubjectConsumer) throws(StageFailure) {
    hasBegun = true
    builder.closeRecord()
    let header = ExtractHeader(round: round, record: builder.subject, remarks: remarks)
    builder = SubjectBuilder(round)
    remarks.removeAll()
    summary.quarantined += quarantined
    quarantined.removeAll()
    try consumer.begin(header)
  }

  /// Hands out the header before whatever else stands inside the root.
  private mutating func beginBefore(
    _ event: MarkupEvent, _ block: borrowing MarkupBlock, _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    guard frames.count == 1, event.kind == .open || event.kind == .leaf else { return }
    if table.action(table.root, event.nameID, block.names) == .header { return }
    try begin(&consumer)
  }

  /// Takes the events of a block from `first` on.
  mutating func take(
    _ block: borrowing MarkupBlock, from first: Int, into consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    var index = first
    var place = place
    while index < block.events.count {
      let event = block.events[index]
      index += 1
      if case .leaf = event.kind, place >= 0, event.attributeCount == 0 {
        let field = table.plainField(place, Int(event.name))
        if field >= 0, builder.set(field, block.text(of: event), line: Int(event.lineNumber)) {
          continue
        }
      }
      if !hasBegun { try beginBefore(event, block, &consumer) }
      switch event.kind {
      case .leaf: try leaf(event, block, &consumer)
      case .open: open(event, block)
      case .close: try close(&consumer)
      case .stray: stray(event, block)
      }
      place = self.place
    }
    if frames.isEmpty {
      if !hasBegun { try begin(&consumer) }
      finish()
    }
  }

  /// The place whose fields the leaves that come now may be; -1 when they are something else.
  private var place: Int {
    switch frames.last {
    case .record(let place), .group(let place): place
    default: -1
    }
  }

  private mutating func leaf(
    _ event: MarkupEvent, _ block: borrowing MarkupBlock, _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    guard let frame = frames.last else { return }
    if case .record(let place) = frame { return try leaf(event, in: place, block, &consumer) }
    if case .group(let place) = frame { return try leaf(event, in: place, block, &consumer) }
    if case .header(let place) = frame { return try leaf(event, in: place, block, &consumer) }
    if case .quarantined = frame {
      capture(event, block)
      return
    }
    open(event, block)
    try close(&consumer)
  }

  @inline(__always)
  private mutating func leaf(
    _ event: MarkupEvent, in place: Int, _ block: borrowing MarkupBlock,
    _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    let (id, line) = (Int(event.name), Int(event.lineNumber))
    let action = table.action(place, id, block.names)
    guard case .field(let field) = action else {
      open(event, block)
      return try close(&consumer)
    }
    if table.isOther(place, id) {
      let spelling = table.specificationSpelling(place, id)
      spellings.note(block.names[id], readAs: spelling, line: line)
    }
    if event.attributeCount > 0 {
      remark(.attributesIgnored, line: line, name: block.names[id])
    }
    if !builder.set(field, block.text(of: event), line: line) {
      remark(.fieldRepeated, line: line, name: block.names[id])
    }
  }

  private mutating func open(_ event: MarkupEvent, _ block: borrowing MarkupBlock) {
    // A name is looked up only where it is told: to copy a string counts a reference.
    switch frames.last {
    case .outer(let place), .record(let place), .group(let place), .header(let place):
      enter(event, at: place, block)
    case .skipped:
      let name = block.names[event.nameID]
      if table.isModule(name) {
        quarantine(event, name, "it stands inside an element that the specification does not have")
      } else {
        frames.append(.skipped)
      }
    case .quarantined:
      let name = block.names[event.nameID]
      if table.isModule(name) { countQuarantined() }
      keep(name, nil)
      frames.append(.quarantined(isTop: false))
    case nil: break
    }
  }

  private mutating func enter(
    _ event: MarkupEvent, at place: Int, _ block: borrowing MarkupBlock
  ) {
    let action = table.action(place, event.nameID, block.names)
    if table.isOther(place, event.nameID) {
      let spelling = table.specificationSpelling(place, event.nameID)
      spellings.note(block.names[event.nameID], readAs: spelling, line: event.line)
    }
    if event.attributeCount > 0, isInSubject {
      remark(.attributesIgnored, line: event.line, name: block.names[event.nameID])
    }
    switch action {
    case .module(let module): openRecord(module, event, block)
    case .placed(let number): openRecord(table.placed[number], event, block)
    case .group: frames.append(.group(place))
    case .inner(let inner): frames.append(.group(inner))
    case .header: enterHeader(event, block)
    case .ignored: frames.append(.skipped)
    case .outer(let next): frames.append(.outer(next))
    case .misplaced:
      quarantine(event, block.names[event.nameID], "it cannot stand where it stands")
    case .fieldOfOtherRounds: skip(.fieldOutsideRounds, event, block)
    case .unknown where event.kind == .open && table.seesThrough(place):
      groups.note(block.names[event.nameID], readAs: "a group of fields", line: event.line)
      frames.append(.group(place))
    case .field, .unknown, .unresolved: skip(.unknownElement, event, block)
    }
  }

  /// Enters an element beside the header's own; once the header is out it comes too late.
  private mutating func enterHeader(_ event: MarkupEvent, _ block: borrowing MarkupBlock) {
    guard !hasBegun, let module = round.header else {
      return skip(.unknownElement, event, block)
    }
    frames.append(.header(module))
    isInSubject = true
  }

  private mutating func openRecord(
    _ placed: ElementTable.Placed, _ event: MarkupEvent, _ block: borrowing MarkupBlock
  ) {
    openRecord(placed.module, event, block)
    guard case .record = frames.last else { return }
    for (field, text) in placed.constants { _ = builder.set(field, text, line: event.line) }
  }

  private mutating func openRecord(
    _ module: Int, _ event: MarkupEvent, _ block: borrowing MarkupBlock
  ) {
    if !isInSubject {
      subjects += 1
      builder.begin(ordinal: subjects)
      remarks.removeAll(keepingCapacity: true)
      isInSubject = true
    }
    guard builder.openRecord(module, line: event.line) else {
      let name = block.names[event.nameID]
      return quarantine(event, name, "there are more here than may stand under one record")
    }
    summary.counts.read += 1
    frames.append(.record(module))
  }

  private mutating func skip(
    _ notice: Notice, _ event: MarkupEvent, _ block: borrowing MarkupBlock
  ) {
    let name = block.names[event.nameID]
    // What an element nobody knows holds may be a name: a misspelt Surname is one.
    let isKnown = notice == .fieldOutsideRounds
    let detail = event.kind == .leaf && isKnown ? block.string(of: event).trimmed : ""
    if isInSubject {
      remark(notice, line: event.line, name: name, detail: detail)
    } else {
      summary.remarks.append(StructureRemark(notice, line: event.line, name: name, detail: detail))
    }
    frames.append(.skipped)
  }

  private mutating func close(_ consumer: inout some SubjectConsumer) throws(StageFailure) {
    let closed = frames.popLast()
    if case .header = closed {
      isInSubject = false
      headerElementsLeft -= 1
      return try beginIfReady(&consumer)
    }
    guard case .record = closed else { return }
    builder.closeRecord()
    guard builder.current < 0 else { return }
    isInSubject = false
    try consumer.consume(builder.subject, remarks: remarks, quarantined: quarantined)
    quarantined.removeAll(keepingCapacity: true)
  }

  private mutating func stray(_ event: MarkupEvent, _ block: borrowing MarkupBlock) {
    if case .quarantined = frames.last {
      keep(nil, block.string(of: event))
    } else if isInSubject {
      // The text itself is not told: it may be anything, a name too.
      remark(.strayText, line: event.line, name: block.names[event.nameID])
    } else {
      summary.remarks.append(
        StructureRemark(.strayText, line: event.line, name: block.names[event.nameID]))
    }
  }

  private mutating func remark(
    _ notice: Notice, line: Int, name: String, detail: String = ""
  ) {
    remarks.append(
      StructureRemark(
        notice, record: max(0, builder.current), line: line, name: name, detail: detail))
  }

  private mutating func finish() {
    summary.remarks += spellings.remarks + groups.remarks
    spellings = SpellingNotes()
    groups = SpellingNotes(.unknownElement)
  }
}

extension SubjectAssembler {
  /// Keeps a record out of its subject, with everything it holds.
  private mutating func quarantine(_ event: MarkupEvent, _ name: String, _ reason: String) {
    if isInSubject {
      remark(.recordMisplaced, line: event.line, name: name, detail: reason)
    }
    let record = QuarantinedRecord(
      line: event.line, module: name, owner: isInSubject ? builder.current : -1, reason: reason)
    if isInSubject { quarantined.append(record) } else { summary.quarantined.append(record) }
    countQuarantined()
    frames.append(.quarantined(isTop: true))
  }

  private mutating func countQuarantined() {
    summary.counts.read += 1
    summary.counts.quarantined += 1
  }

  private mutating func capture(_ event: MarkupEvent, _ block: borrowing MarkupBlock) {
    let name = block.names[event.nameID]
    if table.isModule(name) { countQuarantined() }
    keep(name, block.string(of: event))
  }

  private mutating func keep(_ name: String?, _ text: String?) {
    let line = [name, text?.trimmed].compactMap { $0 }.joined(separator: "=")
    if isInSubject, !quarantined.isEmpty {
      quarantined[quarantined.count - 1].content.append(line)
    } else if !summary.quarantined.isEmpty {
      summary.quarantined[summary.quarantined.count - 1].content.append(line)
    }
  }
}
