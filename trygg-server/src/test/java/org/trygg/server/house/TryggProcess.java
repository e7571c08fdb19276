package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The program as a process of its own, as an operator runs it: with its own PostgreSQL in a data
/// folder, and the demo's accounts and machine client.
final class TryggProcess implements AutoCloseable {
  private static final String READY = "Trygg is ready: ";
  private static final long MOST_SECONDS = 180;

  private final Path data;
  private final Process process;
  private final Queue<String> printed = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Thread listener;

  private TryggProcess(Path data, Process process) {
    this.data = data;
    this.process = process;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  /// Starts the program on the folder, and waits until it is ready.
  ///
  /// @param settings beside those that every start here has
  static TryggProcess start(Path data, String... settings) throws IOException {
    return startUnder(Path.of(".."), data, settings);
  }

  /// The same with the policies that lie in another folder than the project's. The law comes with
  /// the program.
  static TryggProcess startUnder(Path rules, Path data, String... settings) throws IOException {
    Path temporary = Files.createDirectories(data.resolve("tmp"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "org.trygg.server.TryggServer",
                "--trygg.port=0",
                "--trygg.data=" + data,
                "--trygg.policies=" + rules.resolve("policies"),
                "--trygg.law=../law/se",
                "--trygg.demo=true"));
    command.addAll(List.of(settings));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRYGG_"));
    var started = new TryggProcess(data, builder.start());
    try {
      started.ready.get(MOST_SECONDS, TimeUnit.SECONDS);
      return started;
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      started.kill();
      throw new IllegalStateException("The program did not start:\n" + started.printed(), e);
    }
  }

  /// Runs the keys' command on the folder, as `./trygg keys` does, and returns its exit code.
  static int keys(Path data, String... words) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    var command = new ArrayList<>(List.of(java, "-cp", path, "org.trygg.server.KeysCommand"));
    command.addAll(List.of(words));
    command.addAll(
        List.of("--trygg.data=" + data, "--trygg.policies=../policies", "--trygg.law=../law/se"));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /// Writes everything in the program's memory into the file, what is garbage already too.
  void dumpHeap(Path file) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String dump = "GC.heap_dump -all " + file.toAbsolutePath();
    int code =
        new ProcessBuilder(tool, Long.toString(process.pid()), dump)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0 || !Files.exists(file)) {
      throw new IllegalStateException("jcmd wrote no heap dump");
    }
  }

  /// The program's own PostgreSQL, to be asked while the program runs.
  JdbcClient database() throws IOException {
    List<String> pid = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
    String url = "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/postgres";
    String password = Files.readString(data.resolve("postgres/password")).strip();
    return JdbcClient.create(new DriverManagerDataSource(url, "trygg", password));
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.add(line);
        if (line.startsWith(READY)) {
          ready.complete(URI.create(line.substring(READY.length())));
        }
      }
    } catch (IOException e) {
      printed.add("(killed)");
    } finally {
      ready.completeExceptionally(new IllegalStateException("The program ended"));
    }
  }

  /// Doors of the program, with the demo's accounts.
  Doors doors() {
    return new Doors(ready.join(), data);
  }

  /// Everything that the program has written to its terminal.
  String printed() {
    return String.join("\n", printed);
  }

  Path data() {
    return data;
  }

  /// The log of the program's own PostgreSQL.
  static String databaseLog(Path data) throws IOException {
    return Files.readString(data.resolve("postgres/postgres.log"));
  }

  /// Ends the program as `kill -9` does; its PostgreSQL goes on.
  void kill() {
    process.destroyForcibly();
    await();
  }

  /// Ends PostgreSQL as `kill -9` of its first process does.
  void killDatabase() throws IOException {
    Path file = data.resolve("postgres/data/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    ProcessHandle.of(pid)
        .ifPresent(postmaster -> {
          List<ProcessHandle> all = postmaster.descendants().toList();
          postmaster.destroyForcibly();
          postmaster.onExit().orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
          all.forEach(each -> each.onExit().orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join());
        });
  }

  /// Asks the program to stop, as Ctrl-C does, and returns its exit code.
  int stop() {
    process.destroy();
    return await();
  }

  private int await() {
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The program did not end:\n" + printed());
      }
      listener.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the program ended", e);
    }
  }

  /// Leaves no process behind, whatever the test came to.
  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
      return;
    }
    try {
      if (Files.exists(data.resolve("postgres/data/postmaster.pid"))) {
        killDatabase();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
