package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  @Test
  void defaults() {
    assertThat(read()).isEqualTo(ServerSettings.DEFAULT);
    assertThat(ServerSettings.DEFAULT.door().isSecure()).isFalse();
  }

  @Test
  void explicit() {
    ServerSettings settings =
        read(
            "--trygg.data=d",
            "--trygg.policies=p",
            "--trygg.law=l",
            "--trygg.address=0.0.0.0",
            "--trygg.port=0",
            "--trygg.public-url=https://trygg.example.se/",
            "--trygg.largest-body-kib=1");

    var door =
        new ServerSettings.Door(
            "0.0.0.0", 0, Optional.of(URI.create("https://trygg.example.se/")), 1);
    assertThat(settings)
        .isEqualTo(new ServerSettings(Path.of("d"), Path.of("p"), Path.of("l"), door));
    assertThat(settings.door().isSecure()).isTrue();
  }

  @Test
  void faults() {
    assertThatThrownBy(
            () -> new ServerSettings.Door("10.0.0.1", 70_000, Optional.of(URI.create("x")), 0))
        .hasMessage(
            """
            trygg.port: is from 0 to 65535
            trygg.largest-body-kib: is from 1 to 1048576
            trygg.public-url: is an address such as https://trygg.example.se/
            trygg.address: beyond this machine wants TLS in front and its address in\
             trygg.public-url\
            """);
  }

  private static ServerSettings read(String... arguments) {
    return Settings.read(SettingsSources.of(List.of(arguments), Map.of(), Path.of("target")))
        .server();
  }
}
