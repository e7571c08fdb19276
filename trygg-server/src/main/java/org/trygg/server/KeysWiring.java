package org.trygg.server;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.keys.KeyEncryption;
import org.trygg.keys.KeyFolder;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.Tagging;
import org.trygg.outbox.Transactions;
import org.trygg.proof.SigningKey;
import org.trygg.restore.ErasureJournal;
import org.trygg.restore.Renewal;
import org.trygg.restore.Restoration;
import org.trygg.restore.RingCopy;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.kms.VaultKms;
import org.trygg.server.mail.MailKeys;
import org.trygg.server.postgres.PostgresRotationStore;
import org.trygg.server.restore.ErasingAgain;
import org.trygg.server.settings.KmsSettings;
import org.trygg.server.settings.Settings;

/// The keys that are not in the database: files under `keys` in the data folder, for its owner
/// only, and sealed by a key service if the settings name one.
@Configuration(proxyBeanMethods = false)
class KeysWiring {
  /// The name of the log in its checkpoints and its key.
  private static final String ORIGIN = "trygg.example/ledger";

  private static final Duration EVERY = Duration.ofSeconds(2);

  /// The keysets, each for one use.
  ///
  /// @param rings seals the key rings of subjects
  /// @param quarantine seals what is set aside
  /// @param tombstones tags the subjects that were erased
  /// @param identifiers tags what leads to subjects
  record Keysets(
      KeysetEncryption rings, KeyEncryption quarantine, Tagging tombstones, Tagging identifiers) {
    @Override
    public String toString() {
      return "Keysets[REDACTED]";
    }
  }

  /// One call to the key service, if there is one: the first at the start of the program.
  @Bean
  KeyFolder keyFolder(Settings settings) {
    return open(settings);
  }

  @Bean
  Keysets keysets(KeyFolder keys, Settings settings, JdbcClient jdbc) {
    requireKeysOfWhatIsHeld(folder(settings).resolve("rings.keyset"), jdbc);
    return new Keysets(
        keys.encryption("rings"),
        keys.encryption("quarantine"),
        keys.tagging("tombstones"),
        keys.tagging("identifiers"));
  }

  /// The key under which mails are known again; its loss only lets those that wait in once more.
  @Bean
  MailKeys.Maker mailKeys(KeyFolder keys) {
    return () -> {
      Tagging tagging = keys.tagging("mail");
      return new MailKeys(bytes -> tagging.tag(bytes).value());
    };
  }

  /// The folder of the keys, unsealed by the key service if the settings name one.
  static KeyFolder open(Settings settings) {
    Optional<KmsSettings.Vault> vault = settings.kms().vault();
    return vault.isEmpty()
        ? KeyFolder.inTheClear(folder(settings))
        : withService(vault.get(), key -> KeyFolder.sealedBy(folder(settings), key));
  }

  /// Works with the key of the service that the settings name.
  static <T> T withService(KmsSettings.Vault vault, Function<Aead, T> work) {
    try (var kms = new VaultKms(vault)) {
      return work.apply(kms.getAead(VaultKms.keyOf(vault)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key service cannot be asked", e);
    }
  }

  @Bean
  RecurringJob keyRotation(
      Transactions transactions, Gate gate, JdbcClient jdbc, Renewal renewal, InstantSource clock) {
    var rotation =
        new KeyRotation(transactions, gate, new PostgresRotationStore(jdbc), renewal, clock);
    return new RecurringJob("key-rotation", EVERY, rotation::round);
  }

  @Bean
  Renewal renewal(Settings settings, Keysets keysets) {
    return renewal(settings, keysets.rings());
  }

  static Renewal renewal(Settings settings, KeysetEncryption rings) {
    return new Renewal(rings, copy(settings, rings), folder(settings).resolve("renewal.asked"));
  }

  private static RingCopy copy(Settings settings, KeysetEncryption rings) {
    return new RingCopy(folder(settings).resolve("rings.copy"), rings);
  }

  @Bean
  Restoration restoration(Settings settings, Keysets keysets, JdbcClient jdbc, Rooms rooms) {
    return new Restoration(
        new PostgresRotationStore(jdbc),
        keysets.rings(),
        copy(settings, keysets.rings()),
        new ErasureJournal(folder(settings).resolve("erased.tags")),
        rooms.holdings().vault()::tombstonesOf);
  }

  @Bean
  ErasingAgain erasingAgain(
      Transactions transactions, Gate gate, Restoration restoration, InstantSource clock) {
    return new ErasingAgain(transactions, gate, restoration, clock);
  }

  /// When all the rest is made, and before the doors open.
  @Bean
  SmartInitializingSingleton erasingAgainFirst(ErasingAgain erasingAgain) {
    return erasingAgain::start;
  }

  @Bean
  RecurringJob erasureJournal(ErasingAgain erasingAgain) {
    return new RecurringJob("erasure-journal", EVERY, erasingAgain::note);
  }

  @Bean
  SigningKey ledgerKey(Settings settings) {
    return signingKey(settings, "ledger.key", ORIGIN);
  }

  /// The key that signs the checkpoints of a log, made when its file is not there.
  static SigningKey signingKey(Settings settings, String name, String origin) {
    Path file = folder(settings).resolve(name);
    if (!Files.exists(file)) {
      SigningKey.generate(origin).write(file);
    }
    return SigningKey.read(file);
  }

  /// A new keyset beside a database that holds rings would open none of them, and hide that the old
  /// one was lost until somebody asks.
  private static void requireKeysOfWhatIsHeld(Path file, JdbcClient jdbc) {
    boolean holdsRings =
        jdbc.sql("SELECT EXISTS (SELECT FROM key_ring)").query(Boolean.class).single();
    if (holdsRings && !Files.exists(file)) {
      throw new IllegalStateException(
          "The database holds key rings, but keys/rings.keyset is not in the data folder:"
              + " put it back from its own backup; without it nothing held can be read");
    }
  }

  static Path folder(Settings settings) {
    try {
      return Files.createDirectories(
          settings.server().data().resolve("keys"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the keys cannot be made", e);
    }
  }
}
