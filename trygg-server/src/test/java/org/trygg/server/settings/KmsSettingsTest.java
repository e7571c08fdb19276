package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KmsSettingsTest {
  @Test
  void defaults() {
    assertThat(read(Map.of())).isEqualTo(KmsSettings.DEFAULT);
    var vault =
        read(Map.of("TRYGG_KMS_VAULT_URL", "https://vault:8200", "TRYGG_KMS_TOKEN_FILE", "t"))
            .vault()
            .orElseThrow();
    assertThat(vault.mount()).isEqualTo("transit");
    assertThat(vault.key()).isEqualTo("trygg");
    assertThat(vault.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(vault.certificates()).isEmpty();
  }

  @Test
  void explicit() {
    var vault =
        read(Map.of(
                "TRYGG_KMS_VAULT_URL", "http://127.0.0.1:8200",
                "TRYGG_KMS_VAULT_MOUNT", "secure/transit",
                "TRYGG_KMS_VAULT_KEY", "personal-data",
                "TRYGG_KMS_TOKEN_FILE", "/run/token",
                "TRYGG_KMS_CERTIFICATE_FILE", "/run/ca.pem",
                "TRYGG_KMS_TIMEOUT_MS", "250"))
            .vault()
            .orElseThrow();

    assertThat(vault.url()).isEqualTo(URI.create("http://127.0.0.1:8200"));
    assertThat(vault.mount()).isEqualTo("secure/transit");
    assertThat(vault.key()).isEqualTo("personal-data");
    assertThat(vault.tokenFile()).isEqualTo(Path.of("/run/token"));
    assertThat(vault.certificates()).contains(Path.of("/run/ca.pem"));
    assertThat(vault.timeout()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void faults() {
    assertFault(
        Map.of("TRYGG_KMS_VAULT_URL", "http://vault.example.se", "TRYGG_KMS_TOKEN_FILE", "t"),
        "trygg.kms.vault-url: beyond this machine wants https");
    assertFault(
        Map.of("TRYGG_KMS_VAULT_URL", "https://token@vault", "TRYGG_KMS_TOKEN_FILE", "t"),
        "trygg.kms.vault-url: is an address such as https://vault.example.se:8200");
    assertFault(
        Map.of("TRYGG_KMS_VAULT_URL", "https://vault:8200"),
        "trygg.kms.token-file: is given together with trygg.kms.vault-url");
    assertFault(Map.of("TRYGG_KMS_TOKEN_FILE", "t"), "trygg.kms.vault-url: is missing");
    assertFault(
        Map.of(
            "TRYGG_KMS_VAULT_URL", "https://vault:8200",
            "TRYGG_KMS_TOKEN_FILE", "t",
            "TRYGG_KMS_TIMEOUT_MS", "99"),
        "trygg.kms.timeout-ms: is from 100 to 60000");
    assertFault(
        Map.of(
            "TRYGG_KMS_VAULT_URL", "https://vault:8200",
            "TRYGG_KMS_TOKEN_FILE", "t",
            "TRYGG_KMS_VAULT_MOUNT", "../sys",
            "TRYGG_KMS_VAULT_KEY", "a/b"),
        "trygg.kms.vault-mount: is a path such as transit\n"
            + "trygg.kms.vault-key: is the name of a key, such as trygg");
  }

  private static void assertFault(Map<String, String> environment, String fault) {
    assertThatThrownBy(() -> read(environment)).hasMessage(fault);
  }

  private static KmsSettings read(Map<String, String> environment) {
    return Settings.read(SettingsSources.of(List.of(), environment, Path.of("target"))).kms();
  }
}
