package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
  private static final Map<String, String> EXTERNAL =
      Map.of(
          "TRYGG_DATABASE_URL", "jdbc:postgresql://db/trygg",
          "TRYGG_DATABASE_USER", "trygg",
          "TRYGG_DATABASE_PASSWORD", "secret",
          "TRYGG_DATABASE_CONNECTIONS", "4");

  @Test
  void defaults() {
    assertThat(read(Map.of())).isEqualTo(DatabaseSettings.DEFAULT);
  }

  @Test
  void explicit() {
    DatabaseSettings settings = read(EXTERNAL);

    var external = settings.external().orElseThrow();
    assertThat(external.url()).isEqualTo("jdbc:postgresql://db/trygg");
    assertThat(external.user()).isEqualTo("trygg");
    assertThat(external.password().reveal()).isEqualTo("secret");
    assertThat(settings.connections()).isEqualTo(4);
  }

  @Test
  void faults() {
    assertThatThrownBy(() ->
            new DatabaseSettings.External(
                "mysql:?password=x&logServerErrorDetail=true", "trygg", new Secret("x")))
        .hasMessage(
            """
            trygg.database.url: begins with jdbc:postgresql://
            trygg.database.url: holds neither user nor password: give trygg.database.user and\
             trygg.database.password
            trygg.database.url: leaves logServerErrorDetail off: the details repeat personal data\
            """);
    assertThatThrownBy(() -> read(Map.of("TRYGG_DATABASE_URL", "jdbc:postgresql://db/trygg")))
        .hasMessageContaining("trygg.database.user: is given together")
        .hasMessageContaining("trygg.database.password: is given together");
    assertThatThrownBy(() -> read(Map.of("TRYGG_DATABASE_CONNECTIONS", "3")))
        .hasMessage("trygg.database.connections: is from 4 to 500");
  }

  private static DatabaseSettings read(Map<String, String> environment) {
    return Settings.read(SettingsSources.of(List.of(), environment, Path.of("target"))).database();
  }
}
