package org.trygg.restore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// A file for its owner only that appears and changes whole or not at all.
record OwnFile(Path path) {
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /// A file's lock is the whole process's; these keep its threads apart, each file's its own, so
  /// that a long copy keeps nobody from the journal.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  /// Work that reads the file, decides and writes it.
  interface Work<T> {
    T run() throws IOException;
  }

  /// Writes what the file is to hold.
  interface Content {
    void write(Path half) throws IOException;
  }

  /// Works while no other thread or process works on this file.
  <T> T alone(Work<T> work) throws IOException {
    ReentrantLock threads =
        THREADS.computeIfAbsent(path.toAbsolutePath().normalize(), _ -> new ReentrantLock());
    threads.lock();
    try (FileChannel lock =
            FileChannel.open(
                folder().resolve(path.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OWNER);
        var _ = lock.lock()) {
      return work.run();
    } finally {
      threads.unlock();
    }
  }

  /// Puts the content in the place of whatever the file holds, on the disk when it returns.
  void put(Content content) throws IOException {
    Path half = Files.createTempFile(folder(), ".half", null, OWNER);
    try {
      content.write(half);
      flush(half, StandardOpenOption.WRITE);
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
    flush(folder(), StandardOpenOption.READ);
  }

  boolean exists() {
    return Files.exists(path);
  }

  private Path folder() {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  private static void flush(Path what, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(what, how)) {
      channel.force(true);
    }
  }
}
