internal import ReturnModel

/// A file under `Pipelines/` says something its reader cannot take.
package struct SpecError: Error, Equatable, CustomStringConvertible {
  /// The file, from the pipelines folder down.
  package let file: String
  /// The line, 1-based.
  package let line: Int
  /// What is wrong and, where it can be said, the nearest right name.
  package let problem: String

  /// Makes an error.
  package init(file: String, line: Int, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// The error as `file:line: problem`.
  package var description: String { "\(file):\(line): \(problem)" }

  /// `"did you mean 'x'?"` with a space before it, or nothing.
  static func hint(_ name: String, among known: some Sequence<String>) -> String {
    NearestName.to(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }
}
