package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
    Files.writeString(
        folder.resolve("trygg.properties"),
        """
        # of this machine
        trygg.port = 1001
        trygg.policies = from-file
        trygg.data = from-file
        """);

    Settings settings =
        Settings.read(
            SettingsSources.of(
                List.of("--trygg.port=1003"),
                Map.of("TRYGG_PORT", "1002", "TRYGG_POLICIES", "from-environment"),
                folder));

    assertThat(settings.server().door().port()).isEqualTo(1003);
    assertThat(settings.server().policies()).isEqualTo(Path.of("from-environment"));
    assertThat(settings.server().data()).isEqualTo(Path.of("from-file"));
    assertThat(settings.listing())
        .contains(
            "trygg.port = 1003 (command line)",
            "trygg.policies = from-environment (TRYGG_POLICIES)",
            "trygg.data = from-file (file, line 4)",
            "trygg.address = 127.0.0.1 (default)");
  }

  @Test
  void everyFaultIsListedAtOnceWithItsKeyAndNeverItsValue() {
    thatFaultsOf(
            Map.of("TRYGG_PRT", "canary"),
            "--trygg.port=canary",
            "--trygg.largest-body-kib=0",
            "--trygg.demo=canary",
            "--trygg.databse.url=canary",
            "canary")
        .containsExactlyInAnyOrder(
            "command line: an argument is written --trygg.<setting>=<value>",
            "trygg.port: is a whole number",
            "trygg.largest-body-kib: is from 1 to 1048576",
            "trygg.demo: is true or false",
            "trygg.databse.url: is not a setting of Trygg (command line); did you mean"
                + " trygg.database.url?",
            "TRYGG_PRT: is not a setting of Trygg (environment); did you mean TRYGG_PORT?");
  }

  @Test
  void onlyADemoMovesTheClock() {
    thatFaultsOf(Map.of(), "--trygg.time=2028-12-01")
        .containsExactly(
            "trygg.time: moves the clock, which only a demo may: give trygg.demo=true");
    assertThat(read("--trygg.time=2028-12-01", "--trygg.demo=true").clock().time()).isPresent();
  }

  @Test
  void aSecretIsRedactedInTheListingAndRefusedOnTheCommandLine() {
    Settings settings =
        Settings.read(
            SettingsSources.of(
                List.of(
                    "--trygg.database.url=jdbc:postgresql://db/trygg",
                    "--trygg.database.user=trygg"),
                Map.of("TRYGG_DATABASE_PASSWORD", "canary"),
                folder));

    assertThat(settings.toString()).doesNotContain("canary").contains("[REDACTED]");
    thatFaultsOf(Map.of(), "--trygg.database.password=canary")
        .contains("trygg.database.password: is given as TRYGG_DATABASE_PASSWORD or in the file");
  }

  @Test
  void aFileThatIsNamedButCannotBeReadOrSaysAThingTwiceIsAFault() throws Exception {
    thatFaultsOf(Map.of("TRYGG_SETTINGS", "nowhere"))
        .containsExactly("trygg.settings: names a file of UTF-8 text that can be read");
    Files.writeString(folder.resolve("trygg.properties"), "trygg.port=1\n\ntrygg.port=2\nodd\n");
    thatFaultsOf(Map.of())
        .containsExactly(
            "trygg.port: is given twice, again on line 3",
            "file, line 4: is written <setting> = <value>");
  }

  private Settings read(String... arguments) {
    return Settings.read(SettingsSources.of(Arrays.asList(arguments), Map.of(), folder));
  }

  private AbstractListAssert<?, ?, String, ?> thatFaultsOf(
      Map<String, String> environment, String... arguments) {
    SettingsSources sources = SettingsSources.of(Arrays.asList(arguments), environment, folder);
    return assertThatThrownBy(() -> Settings.read(sources))
        .hasMessageNotContaining("canary")
        .asInstanceOf(type(SettingsException.class))
        .extracting(SettingsException::faults, list(SettingsFault.class))
        .extracting(SettingsFault::toString);
  }
}
