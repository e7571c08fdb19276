package org.trygg.server.house;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trygg.copies.LogVerifier;
import org.trygg.ledger.Action;
import org.trygg.ledger.Commitment;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.What;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.VerifyingKey;
import org.trygg.vocabulary.Category;

/// A copy of a running program's log, as one who answers for the processing may take it.
///
/// @param files by name
record LogCopy(Map<String, byte[]> files) {
  private static final Category SENSOR_LOG = Category.of("sensor-log");
  private static final Category CONTACT = Category.of("contact");

  static LogCopy of(Doors doors) throws IOException {
    byte[] body =
        doors
            .get("/api/v1/ledger/export", "Authorization", "Bearer " + doors.staff("privacy"))
            .body();
    var files = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        files.put(each.getName(), zip.readAllBytes());
      }
    }
    return new LogCopy(files);
  }

  /// A copy that tells of at least so many events of sensors, or the last one taken in a minute:
  /// entries get their place in the log a little later than they are written.
  static LogCopy telling(Doors doors, long events) throws IOException {
    return telling(doors, events, 0);
  }

  /// The same, and of so many corrections.
  static LogCopy telling(Doors doors, long events, long corrections) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    LogCopy copy = of(doors);
    while ((copy.events() < events || copy.corrections() < corrections)
        && System.nanoTime() < deadline) {
      copy = of(doors);
    }
    return copy;
  }

  /// How many events of sensors the log says that were kept.
  long events() throws IOException {
    return entries().stream()
        .map(Entry::what)
        .filter(LogCopy::isKeptFromSensors)
        .mapToLong(what -> what.count().orElseThrow())
        .sum();
  }

  /// How many corrections of how somebody is reached the log says that were made.
  long corrections() throws IOException {
    return entries().stream()
        .map(Entry::what)
        .filter(what -> what.action() == Action.CHANGE && what.outcome() == Outcome.DONE)
        .filter(what -> what.category().filter(CONTACT::equals).isPresent())
        .count();
  }

  /// How many entries commit to the statement, which names nobody.
  long attesting(byte[] statement) throws IOException {
    var commitment = new Commitment(Hash.ofLeaf(statement));
    return entries().stream()
        .filter(each -> each.what().about().filter(commitment::equals).isPresent())
        .count();
  }

  private static boolean isKeptFromSensors(What what) {
    return what.action() == Action.COLLECT
        && what.outcome() == Outcome.DONE
        && what.category().filter(SENSOR_LOG::equals).isPresent();
  }

  private List<Entry> entries() throws IOException {
    return leaves().map(Leaf::entry).toList();
  }

  /// The hash of every leaf, in the order of the log.
  List<Hash> hashes() throws IOException {
    return leaves().map(Leaf::hash).toList();
  }

  /// The root of the tree when the log had so many entries.
  Hash rootAt(long size) throws IOException {
    Frontier frontier = Frontier.empty();
    hashes().stream().limit(size).forEach(frontier::append);
    return frontier.root();
  }

  private Stream<Leaf> leaves() throws IOException {
    byte[] bytes = Optional.ofNullable(files.get("entries")).orElseThrow();
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    var leaves = new ArrayList<Leaf>();
    while (in.available() > 0) {
      byte[] leaf = new byte[in.readUnsignedShort()];
      in.readFully(leaf);
      leaves.add(Leaf.of(leaf));
    }
    return leaves.stream();
  }

  /// What a verifier says of the copy, once it is written to the folder.
  LogVerifier.Verdict verdict(Path folder, VerifyingKey key) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return LogVerifier.verify(folder, key);
  }

  /// The log's public key, as the program publishes it.
  static VerifyingKey key(Doors doors) {
    return VerifyingKey.parse(Doors.text(doors.get("/ledger/key")).strip());
  }
}
