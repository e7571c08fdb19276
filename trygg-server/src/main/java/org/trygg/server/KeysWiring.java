package org.trygg.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyEncryption;
import org.trygg.keys.Tagging;
import org.trygg.proof.SigningKey;
import org.trygg.server.settings.Settings;

/// The keys that are not in the database: files under `keys` in the data folder, for its owner
/// only.
@Configuration(proxyBeanMethods = false)
class KeysWiring {
  /// The name of the log in its checkpoints and its key.
  private static final String ORIGIN = "trygg.example/ledger";

  /// The keysets, each for one use.
  ///
  /// @param rings seals the key rings of subjects
  /// @param quarantine seals what is set aside
  /// @param tombstones tags the subjects that were erased
  /// @param identifiers tags what leads to subjects
  record Keysets(
      KeyEncryption rings, KeyEncryption quarantine, Tagging tombstones, Tagging identifiers) {
    @Override
    public String toString() {
      return "Keysets[REDACTED]";
    }
  }

  @Bean
  Keysets keysets(Settings settings, JdbcClient jdbc) {
    Path folder = folder(settings);
    requireKeysOfWhatIsHeld(folder.resolve("rings.keyset"), jdbc);
    return new Keysets(
        FileKeyset.encryption(folder.resolve("rings.keyset")),
        FileKeyset.encryption(folder.resolve("quarantine.keyset")),
        FileKeyset.tagging(folder.resolve("tombstones.keyset")),
        FileKeyset.tagging(identifiers(settings)));
  }

  @Bean
  SigningKey ledgerKey(Settings settings) {
    Path file = folder(settings).resolve("ledger.key");
    if (!Files.exists(file)) {
      SigningKey.generate(ORIGIN).write(file);
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

  /// The file of the keys of the blind index.
  static Path identifiers(Settings settings) {
    return folder(settings).resolve("identifiers.keyset");
  }

  private static Path folder(Settings settings) {
    try {
      return Files.createDirectories(
          settings.server().data().resolve("keys"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the keys cannot be made", e);
    }
  }
}
