internal import Foundation

/// Tells a person at a terminal how far a long run is; says nothing to anything else.
package final class ProgressMeter {
  private let isOn: Bool
  private let started = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var subjects = 0
  private var label = ""
  private var isShown = false

  /// Makes a meter; it is on when standard error is a terminal and `quiet` is not asked for.
  package init(quiet: Bool) { isOn = !quiet && isatty(STDERR_FILENO) == 1 }

  /// Begins file `number` of `total`.
  package func begin(_ file: String, _ number: Int, of total: Int) {
    label = "\(number)/\(total) \(file)"
    subjects = 0
  }

  /// Counts one subject.
  package func advance() {
    guard isOn else { return }
    subjects += 1
    guard subjects % 512 == 0 else { return }
    let now = ContinuousClock.now
    // Nothing is shown in the first second, and then five times a second at most.
    guard now - started > .seconds(1), now - lastShown > .milliseconds(200) else { return }
    lastShown = now
    isShown = true
    show("\r\u{1B}[K\(label): \(subjects) people")
  }

  /// Takes what was shown away.
  package func end() {
    if isOn, isShown { show("\r\u{1B}[K") }
    isShown = false
  }

  private func show(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
