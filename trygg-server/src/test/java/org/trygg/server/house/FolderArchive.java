package org.trygg.server.house;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A folder as one file, a tar under zstd; what comes out of it is for its owner only.
final class FolderArchive {
  private static final int LEVEL = 19;

  /// 128 MiB: the databases of a cluster are nearly the same, and far apart.
  private static final int WINDOW_BITS = 27;

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private FolderArchive() {}

  static void pack(Path folder, Path archive) throws IOException {
    try (var zstd =
            new ZstdOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)), LEVEL);
        Stream<Path> walk = Files.walk(folder)) {
      zstd.setLong(WINDOW_BITS);
      try (var tar = new TarArchiveOutputStream(zstd)) {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        for (Path each : walk.sorted().skip(1).toList()) {
          var entry = new TarArchiveEntry(each.toFile(), folder.relativize(each).toString());
          entry.setIds(0, 0);
          entry.setNames("", "");
          tar.putArchiveEntry(entry);
          if (Files.isRegularFile(each)) {
            Files.copy(each, tar);
          }
          tar.closeArchiveEntry();
        }
      }
    }
  }

  static void unpack(InputStream archive, Path folder) throws IOException {
    try (var zstd = new ZstdInputStream(new BufferedInputStream(archive))) {
      zstd.setLongMax(WINDOW_BITS);
      var tar = new TarArchiveInputStream(zstd);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path to = folder.resolve(entry.getName()).normalize();
        if (!to.startsWith(folder)) {
          throw new IOException("The archive has a path outside itself");
        }
        if (entry.isDirectory()) {
          Files.createDirectory(to);
          Files.setPosixFilePermissions(to, FOLDER);
        } else {
          Files.copy(tar, to);
          Files.setPosixFilePermissions(to, FILE);
        }
      }
    }
  }
}
