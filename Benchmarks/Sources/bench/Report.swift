import Foundation

/// Lines that a person can read: figure, target, met or not.
enum Report {
  /// Prints a figure beside the target it has, if it has one.
  static func figure(_ name: String, _ value: Double, atMost most: Double?) {
    let verdict = most.map { "at most \(text($0)): \(value <= $0 ? "met" : "NOT MET")" }
    line(name, text(value), verdict ?? "no target")
  }

  /// Prints a figure that is to be no less than its target.
  static func figure(_ name: String, _ value: Double, atLeast least: Double) {
    line(name, text(value), "at least \(text(least)): \(value >= least ? "met" : "NOT MET")")
  }

  /// Prints what is of use beside the figures.
  static func note(_ name: String, _ words: String) { line(name, "", words) }

  /// Says what was not measured, and why.
  static func skip(_ name: String, _ reason: String) { line(name, "-", "not measured: \(reason)") }

  /// A number to two decimals.
  static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  /// Prints a line at once, whatever standard output is.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func line(_ name: String, _ value: String, _ words: String) {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    say(padded(name, 46) + padded(value, 10) + words)
  }
}
