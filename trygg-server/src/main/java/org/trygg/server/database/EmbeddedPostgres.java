package org.trygg.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A private PostgreSQL in a folder of its own: data kept and flushed, password only, loopback
/// only.
///
/// One program at a time may use the folder. A database left running by a killed program is stopped
/// cleanly at the next start. Works as root and as an ordinary user on Linux.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "trygg";
  private static final int PASSWORD_BYTES = 24;

  private final Path home;
  private final PostgresPrograms programs;
  private final String password;
  private final int port;
  private final FileLock lock;

  private EmbeddedPostgres(
      Path home, PostgresPrograms programs, String password, int port, FileLock lock) {
    this.home = home;
    this.programs = programs;
    this.password = password;
    this.port = port;
    this.lock = lock;
  }

  /// Starts PostgreSQL in the folder, making the folder and the cluster when they are not there.
  ///
  /// @param wantedPort the TCP port on loopback, or 0 for any free one
  /// @throws EmbeddedPostgresException if it cannot start; the message says what to do
  public static EmbeddedPostgres start(Path folder, int wantedPort) {
    try {
      Path home = Files.createDirectories(folder.toAbsolutePath());
      FileLock lock = lock(home);
      PostgresPrograms programs = PostgresPrograms.unpackedIn(home);
      if (!Files.exists(home.resolve("data/PG_VERSION"))) {
        makeCluster(home, programs);
      }
      String password = Files.readString(home.resolve("password")).strip();
      int port = wantedPort == 0 ? freePort() : wantedPort;
      var postgres = new EmbeddedPostgres(home, programs, password, port, lock);
      postgres.stopOneLeftRunning();
      postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new EmbeddedPostgresException("PostgreSQL did not start in its folder", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("PostgreSQL was interrupted while it started", e);
    }
  }

  public String jdbcUrl() {
    return jdbcUrl("postgres");
  }

  /// The address of another database of the same cluster.
  ///
  /// Server error details are switched off: they repeat the values of a row, which are personal.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?logServerErrorDetail=false".formatted(port, database);
  }

  public String username() {
    return USER;
  }

  public String password() {
    return password;
  }

  @Override
  public void close() {
    try {
      if (control("stop", "-m", "fast", "-w", "-t", "60") != 0) {
        throw new EmbeddedPostgresException("PostgreSQL did not stop, see postgres.log");
      }
      lock.release();
      lock.channel().close();
    } catch (IOException e) {
      throw new EmbeddedPostgresException("PostgreSQL could not be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static FileLock lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new EmbeddedPostgresException("Another Trygg already uses this data folder");
    }
    return lock;
  }

  private static void makeCluster(Path home, PostgresPrograms programs)
      throws IOException, InterruptedException {
    Path secret = newPassword(home);
    Path half = home.resolve("data.new");
    PostgresPrograms.deleteTree(half);
    int code =
        programs.run(
            "initdb",
            "-D",
            half.toString(),
            "-U",
            USER,
            "--auth=scram-sha-256",
            "--pwfile=" + secret,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=sv-SE");
    if (code != 0) {
      throw new EmbeddedPostgresException("PostgreSQL could not make its cluster, see setup.log");
    }
    // The move is the last step, so that a crash above leaves no half-made cluster.
    Files.move(half, home.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path newPassword(Path home) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Path secret = home.resolve("password");
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    return secret;
  }

  private void stopOneLeftRunning() throws IOException, InterruptedException {
    if (Files.exists(home.resolve("data/postmaster.pid")) && control("status") == 0) {
      control("stop", "-m", "fast", "-w");
    }
  }

  /// pg_ctl gives the database a session of its own, so that Ctrl-C reaches the program first.
  /// Statements are never logged, nor is the row behind a fault: both hold personal data.
  private void start() throws IOException, InterruptedException {
    String options =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
            + " -c max_connections=60 -c timezone=UTC"
            + " -c log_statement=none -c log_min_error_statement=panic -c log_error_verbosity=terse";
    String log = home.resolve("postgres.log").toString();
    if (control("start", "-w", "-t", "60", "-l", log, "-o", options) != 0) {
      throw new EmbeddedPostgresException("PostgreSQL did not start, see postgres.log");
    }
  }

  private int control(String... arguments) throws IOException, InterruptedException {
    String[] all = new String[arguments.length + 2];
    all[0] = "-D";
    all[1] = home.resolve("data").toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return programs.run("pg_ctl", all);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
