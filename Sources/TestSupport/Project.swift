public import Foundation

/// Where a test finds the project it belongs to, and what stands beside it.
public enum Project {
  /// The folder with `Package.swift`.
  public static let root: URL = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
    {
      folder = folder.deletingLastPathComponent()
    }
    return folder
  }()

  /// A file or folder of the project.
  public static func path(_ relative: String) -> String { root.appending(path: relative).path }

  /// The published statistics beside the project, or `nil` where it stands alone; suites that read
  /// them say so and are skipped.
  public static let sharedData: String? = {
    let folder = root.deletingLastPathComponent().appending(path: "shared/data").path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()
}
