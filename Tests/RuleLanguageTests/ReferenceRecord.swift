/// A record of the tree that the interpreter walks.
final class ReferenceRecord {
  let sample: SampleRecord
  let children: [ReferenceRecord]
  private(set) weak var parent: ReferenceRecord?

  init(_ sample: SampleRecord) {
    self.sample = sample
    children = sample.children.map(ReferenceRecord.init)
    for child in children { child.parent = self }
  }

  /// The record and all below it, in document order.
  var all: [ReferenceRecord] { [self] + children.flatMap(\.all) }

  var ancestors: [ReferenceRecord] { [self] + (parent?.ancestors ?? []) }
}
