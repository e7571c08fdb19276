package org.trygg.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.KeyFolder;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.Rotation;
import org.trygg.server.database.Database;
import org.trygg.server.postgres.PostgresRotationStore;
import org.trygg.server.settings.KmsSettings;
import org.trygg.server.settings.Settings;
import org.trygg.server.settings.SettingsSources;
import org.trygg.vocabulary.SubjectRef;

/// The keys from the command line: asks, and the running program does it and enters it into the
/// ledger. `rotate`, `renew` and `seal-root` touch files only, also while the program runs; the
/// others look into the database, the built-in one while the program is stopped.
///
/// Exit codes: 0 when it is done, 1 when it is not, 2 for other words than these.
public final class KeysCommand {
  private KeysCommand() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words), System.getenv(), System.out));
  }

  static int run(List<String> all, Map<String, String> environment, PrintStream out) {
    List<String> words = all.stream().filter(each -> !each.startsWith("--")).toList();
    List<String> options = all.stream().filter(each -> each.startsWith("--")).toList();
    try {
      var settings = Settings.read(SettingsSources.of(options, environment, Path.of("")));
      return run(words, settings, out);
    } catch (RuntimeException fault) {
      out.println("Nothing is done: " + reason(fault));
      return 1;
    }
  }

  private static int run(List<String> words, Settings settings, PrintStream out) {
    String form = String.join(" ", words).replaceAll("(retire|rekey) \\S+", "$1 WHICH");
    switch (form) {
      case "rotate" -> out.println(rotate(rings(settings)));
      case "renew" -> out.println(renew(settings));
      case "seal-root" -> out.println(sealRoot(settings));
      case "rotate-index" -> out.println(rotateIndex(settings));
      case "status" -> out.println(inDatabase(settings, store -> status(store, settings)));
      case "retire WHICH" ->
          out.println(
              inDatabase(settings, store -> retire(store, settings, KeyId.parse(words.get(1)))));
      case "rekey WHICH" ->
          out.println(
              inDatabase(
                  settings, store -> rekey(store, new SubjectRef(UUID.fromString(words.get(1))))));
      default -> {
        out.println("keys rotate      makes a new key that encrypts the key rings");
        out.println("keys renew       the same, and has every key before it destroyed");
        out.println("keys status      tells which key encrypts how many rings");
        out.println("keys retire KEY  has a key destroyed that no ring needs");
        out.println("keys rekey SUBJECT  has a data subject given new keys");
        out.println("keys rotate-index  gives the blind index a new key, while Trygg is stopped");
        out.println("keys seal-root   has the key service seal the root key anew");
        return 2;
      }
    }
    return 0;
  }

  private static String rotate(KeysetEncryption rings) {
    return "Key %s seals from now on; the program seals every ring anew while it runs"
        .formatted(rings.rotate());
  }

  private static String renew(Settings settings) {
    return ("Key %s seals from now on; the program seals every ring anew while it runs, copies the"
            + " rings and destroys every key before. When keys/renewal.asked is gone, back up the"
            + " keys in the place of their last backup.")
        .formatted(KeysWiring.renewal(settings, rings(settings)).ask());
  }

  /// While every server is stopped: one that does not know the key would not find what it made.
  private static String rotateIndex(Settings settings) {
    KeysWiring.open(settings).addTaggingKey("identifiers");
    return "The index has a new key. Start Trygg: it makes the tags anew, and drops the old key when"
        + " no lease bears it any more. Back up the keys now.";
  }

  private static String sealRoot(Settings settings) {
    KmsSettings.Vault vault =
        settings
            .kms()
            .vault()
            .orElseThrow(() -> new IllegalArgumentException("trygg.kms names no key service"));
    return KeysWiring.withService(
        vault,
        key -> {
          KeyFolder.sealAnew(KeysWiring.folder(settings), key);
          return "The root key is sealed with the newest version of the service's key";
        });
  }

  private static String status(PostgresRotationStore store, Settings settings) {
    Rotation.Progress progress = new Rotation(store, rings(settings)).progress();
    var told = new StringBuilder("Key %s seals\n".formatted(progress.primary()));
    progress
        .rings()
        .forEach((key, count) -> told.append("key %s: %,d rings\n".formatted(key, count)));
    rings(settings).older().stream()
        .filter(key -> !progress.rings().containsKey(key))
        .forEach(key -> told.append("key %s: no ring, can be retired\n".formatted(key)));
    return told.append("To be sealed anew: %,d".formatted(progress.left())).toString();
  }

  private static String retire(PostgresRotationStore store, Settings settings, KeyId key) {
    if (!rings(settings).older().contains(key)) {
      throw new IllegalArgumentException("no older key has that name: see keys status");
    }
    long rings = store.count().getOrDefault(key, 0L);
    if (rings > 0) {
      throw new IllegalArgumentException(
          "the key still encrypts %,d rings: start the program and wait".formatted(rings));
    }
    if (!store.askToRetire(key, now())) {
      throw new IllegalArgumentException(
          "the program has not entered the key into the ledger yet: start it and wait");
    }
    return "Key %s is destroyed by the program while it runs; so is what backups hold under it"
        .formatted(key);
  }

  private static String rekey(PostgresRotationStore store, SubjectRef subject) {
    if (!store.askToRekey(subject, now())) {
      throw new IllegalArgumentException("no ring belongs to that subject");
    }
    return "The program gives the subject new keys while it runs";
  }

  private static String inDatabase(
      Settings settings, Function<PostgresRotationStore, String> work) {
    try (Database database = Database.open(settings.database(), settings.server().data());
        HikariDataSource pool = database.pool()) {
      Flyway.configure().dataSource(pool).load().migrate();
      return work.apply(new PostgresRotationStore(JdbcClient.create(pool)));
    }
  }

  private static KeysetEncryption rings(Settings settings) {
    return KeysWiring.open(settings).encryption("rings");
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
