package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.keys.Binding;
import org.trygg.keys.KeyRings;
import org.trygg.server.kms.VaultDouble;
import org.trygg.server.postgres.PostgresKeyRingStore;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.server.settings.Settings;
import org.trygg.server.settings.SettingsSources;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

class KmsStartTest {
  private static final Binding PLACE =
      new Binding("record", LocalDate.of(2027, 1, 9), new UUID(5, 5));

  @TempDir private Path data;
  private final HikariDataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final VaultDouble vault = VaultDouble.start("hvs.invented");

  @BeforeEach
  void writeToken() throws Exception {
    Files.writeString(data.resolve("token"), "hvs.invented");
  }

  @AfterEach
  void close() {
    vault.close();
    database.close();
  }

  @Test
  void oneCallAtTheStartUnsealsEveryKeysetAndNoSubjectCostsAnother() {
    start();
    assertThat(vault.calls()).containsExactly("/v1/transit/encrypt/trygg");

    var keys = start();
    var rings =
        new KeyRings(
            new PostgresKeyRingStore(jdbc), keys.rings(), keys.tombstones(), new SecureRandom());
    for (int i = 1; i <= 50; i++) {
      rings
          .keyForSealing(new SubjectRef(new UUID(1, i)), Category.of("ip-log"))
          .seal(PLACE, new byte[] {1});
    }

    assertThat(vault.calls())
        .containsExactly("/v1/transit/encrypt/trygg", "/v1/transit/decrypt/trygg");
  }

  @Test
  void aServiceThatDoesNotUnsealStopsTheStartWithTheReason() {
    start();
    vault.seal();

    assertThatThrownBy(this::start)
        .hasRootCauseMessage("Vault is sealed or in maintenance: unseal it, then start again");
  }

  @Test
  void aStartWithoutTheServiceThatSealedTheKeysetsSaysSo() {
    start();

    assertThatThrownBy(() -> keysets(Map.of()))
        .hasMessage("The keysets are sealed by a key service: give its settings, trygg.kms");
  }

  private KeysWiring.Keysets start() {
    return keysets(
        Map.of(
            "TRYGG_KMS_VAULT_URL", vault.url().toString(),
            "TRYGG_KMS_TOKEN_FILE", data.resolve("token").toString()));
  }

  private KeysWiring.Keysets keysets(Map<String, String> environment) {
    Settings settings =
        Settings.read(
            SettingsSources.of(
                List.of("--trygg.data=" + data, "--trygg.policies=p", "--trygg.law=l"),
                environment,
                data));
    return new KeysWiring().keysets(KeysWiring.open(settings), settings, jdbc);
  }
}
