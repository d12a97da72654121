internal import Glibc
internal import Synchronization

/// SIGTERM and SIGINT, noted and looked at where a run can stop without leaving anything half done.
package enum StopSignal {
  /// The signal that came; 0 for none.
  private static let received = Atomic<Int32>(0)

  /// Notes these signals from now on, in place of dying of them; a second one ends the process.
  package static func listen() {
    // Made here, because a handler may not make it.
    received.store(0, ordering: .sequentiallyConsistent)
    // Whoever started this process may have blocked them.
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGTERM, SIGINT] {
      sigaddset(&both, number)
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        StopSignal.received.store(number, ordering: .sequentiallyConsistent)
      }
      action.sa_flags = SA_RESTART | Int32(bitPattern: 0x8000_0000)
      sigaction(number, &action, nil)
    }
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
  }

  /// Whether the process was asked to stop.
  package static var isReceived: Bool { received.load(ordering: .relaxed) != 0 }
}
