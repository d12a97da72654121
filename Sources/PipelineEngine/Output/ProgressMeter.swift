internal import Foundation
internal import Synchronization

/// Tells a person at a terminal how far a long run is; says nothing to anything else.
package final class ProgressMeter: Sendable {
  private struct Progress {
    var lastShown = ContinuousClock.now
    var people = 0
    var label = ""
    var isShown = false
  }

  private let isOn: Bool
  private let started = ContinuousClock.now
  private let progress = Mutex(Progress())

  /// Makes a meter; it is on when standard error is a terminal and `quiet` is not asked for.
  package init(quiet: Bool) { isOn = !quiet && isatty(STDERR_FILENO) == 1 }

  /// Begins file `number` of `total`; another one may be under way.
  package func begin(_ file: String, _ number: Int, of total: Int) {
    guard isOn else { return }
    progress.withLock { $0.label = "\(number)/\(total) \(file)" }
  }

  /// Counts one subject.
  package func advance() {
    guard isOn else { return }
    progress.withLock { progress in
      progress.people += 1
      guard progress.people % 512 == 0 else { return }
      let now = ContinuousClock.now
      // Nothing is shown in the first second, and then five times a second at most.
      guard now - started > .seconds(1), now - progress.lastShown > .milliseconds(200) else {
        return
      }
      progress.lastShown = now
      progress.isShown = true
      Self.show("\r\u{1B}[K\(progress.label): \(progress.people) people")
    }
  }

  /// Takes what was shown away.
  package func end() {
    progress.withLock { progress in
      if isOn, progress.isShown { Self.show("\r\u{1B}[K") }
      progress.isShown = false
    }
  }

  private static func show(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
