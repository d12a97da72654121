/// An emitter that puts all files of a return together in tables.
protocol TableEmitter: ReturnEmitter {
  /// What turns records into rows.
  var rows: TableRows { get set }
}

extension TableEmitter {
  func begin(_ file: SyntheticFile) throws(SynthesisFailure) {
    rows.beginFile(file.header)
    try write(file.header)
    for record in file.leading { try write(record) }
  }

  func endFile() throws(SynthesisFailure) {}
}
