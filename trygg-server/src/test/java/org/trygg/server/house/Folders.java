package org.trygg.server.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders, copied and removed as an operator does it.
final class Folders {
  private Folders() {}

  /// Copies the folder with owners and permissions, to where nothing is.
  static void copy(Path from, Path to) throws IOException {
    for (Path each : all(from)) {
      Files.copy(
          each,
          to.resolve(from.relativize(each).toString()),
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
    }
  }

  static void remove(Path folder) throws IOException {
    for (Path each : all(folder).reversed()) {
      Files.delete(each);
    }
  }

  /// The folder itself first, and each folder before what is in it.
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
