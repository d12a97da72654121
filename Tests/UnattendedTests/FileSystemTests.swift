import TestSupport
import Testing
import Unattended

/// Which file systems are shares on a network.
@Suite struct FileSystemTests {
  /// Numbers of `linux/magic.h`, and of the headers of CIFS, SMB 2, Lustre and GFS2 in the kernel.
  @Test(
    arguments: [
      (0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB2"), (0x517B, "SMB"),
      (0x0102_1997, "9P"), (0x00C3_6400, "Ceph"),
      // Of this machine: ext4, XFS, Btrfs, tmpfs, overlayfs, ZFS; FUSE is told by its type alone.
      (0xEF53, nil), (0x5846_5342, nil), (0x9123_683E, nil), (0x0102_1994, nil), (0x794C_7630, nil),
      (0x2FC1_2FC1, nil), (0x6573_5546, nil),
    ] as [(UInt64, String?)])
  func sharesAreKnownByTheirNumber(_ magic: UInt64, _ name: String?) {
    #expect(FileSystem.networkShare(magic: magic) == name)
  }

  /// Lines as proc(5) describes them.
  private static let mounts = """
    21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
    30 21 0:40 / /mnt/share rw,relatime shared:9 - nfs4 filer:/export rw,vers=4.2
    31 21 0:41 / /mnt/smb\\040share rw shared:10 master:1 - cifs //filer/data rw
    32 21 0:42 / /home/ada/remote rw - fuse.sshfs ada@filer: rw
    33 21 8:2 / /mnt/share/local rw - xfs /dev/sdb1 rw
    34 21 8:3 / /media/stick rw - fuseblk /dev/sdc1 rw
    35 21 0:43 / /covered rw - nfs filer:/old rw
    36 35 8:4 / /covered rw - ext4 /dev/sdd1 rw
    37 21 0:44 / /host rw - 9p host rw
    """

  @Test(
    arguments: [
      ("/srv/store", nil), ("/mnt/share", "nfs4"), ("/mnt/share/store", "nfs4"),
      ("/mnt/shared", nil), ("/mnt/smb share/store", "cifs"), ("/home/ada/remote/x", "fuse.sshfs"),
      ("/home/ada", nil), ("/mnt/share/local/store", nil), ("/media/stick/store", nil),
      ("/covered/store", nil), ("/host/store", "9p"),
    ] as [(String, String?)])
  func sharesAreKnownByTheTableOfMounts(_ path: String, _ type: String?) {
    #expect(FileSystem.networkShare(of: path, mounts: Self.mounts) == type)
  }

  @Test func aFolderOfThisMachineIsNoShareAndHasRoom() throws {
    let folder = try TemporaryFolder()
    #expect(FileSystem.networkShare(at: folder.path) == nil)
    let room = try #require(FileSystem(at: folder.path))
    #expect(room.freeBytes > 0 && !room.isReadOnly && !room.isFull)
    #expect(FileSystem(at: "\(folder.path)/nothing-here") == nil)
  }
}
