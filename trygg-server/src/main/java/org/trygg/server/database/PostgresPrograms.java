package org.trygg.server.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL for this machine, unpacked from the class path and run as a user that
/// PostgreSQL accepts.
public final class PostgresPrograms {
  private final Path bin;
  private final Path log;
  private final List<String> prefix;

  private PostgresPrograms(Path bin, Path log, List<String> prefix) {
    this.bin = bin;
    this.log = log;
    this.prefix = prefix;
  }

  /// Unpacks the programs into the folder unless they are there; their output goes to `setup.log`.
  static PostgresPrograms unpackedIn(Path home) throws IOException, InterruptedException {
    URL archive = archive();
    Path target = home.resolve("pgsql-" + archive.openConnection().getContentLengthLong());
    if (!Files.exists(target)) {
      Path half = home.resolve("pgsql.new");
      deleteTree(half);
      unpack(archive, half);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(
        target.resolve("bin"), home.resolve("setup.log"), AcceptedUser.prefix());
  }

  /// Runs one of the programs to its end and returns its exit code.
  int run(String program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(prefix);
    command.add(bin.resolve(program).toString());
    command.addAll(Arrays.asList(arguments));
    return exitCode(command, ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static URL archive() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
    String name = "/postgres-" + (os.contains("mac") ? "darwin" : "linux") + "-" + arch + ".txz";
    URL found = PostgresPrograms.class.getResource(name);
    if (found == null) {
      throw new EmbeddedPostgresException(
          "No PostgreSQL for this machine comes with Trygg: give trygg.database.url");
    }
    return found;
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(archive.openStream())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path to = target.resolve(entry.getName()).normalize();
        if (!to.startsWith(target)) {
          throw new IOException("The archive of PostgreSQL has a path outside itself");
        }
        write(tar, entry, to);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Path folder = to.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, to);
    boolean executable = (entry.getMode() & 0100) != 0;
    if (executable && !to.toFile().setExecutable(true)) {
      throw new IOException("A program of PostgreSQL could not be made executable");
    }
  }

  private static int exitCode(List<String> command, ProcessBuilder.Redirect output)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start()
        .waitFor();
  }
}
