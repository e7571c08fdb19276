package org.trygg.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A copy of ALLEATO's folder of policies with an invented later version in it, for tests: another
/// period for faults, a purpose more, and one promise in other words.
public final class LaterVersion {
  public static final String DATE = "2024-03-01";
  private static final String FIRST = "2018-09-01";

  private LaterVersion() {}

  /// The project's folder: the nearest one above with ALLEATO's policies in it.
  public static Path project() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("policies/alleato"))) {
      at = Optional.ofNullable(at.getParent()).orElseThrow();
    }
    return at;
  }

  public static Path law() {
    return project().resolve("law/se");
  }

  /// Writes a folder of policies into the folder and returns it.
  public static Path writeInto(Path folder) {
    try {
      Path from = project().resolve("policies/alleato").resolve(FIRST);
      Path policies = folder.resolve("policies");
      Path first = Files.createDirectories(policies.resolve("alleato").resolve(FIRST));
      Path later = Files.createDirectories(policies.resolve("alleato").resolve(DATE));
      for (String name : new String[] {"policy.yaml", "notice.sv.md", "notice.en.md"}) {
        Files.copy(from.resolve(name), first.resolve(name));
        Files.writeString(later.resolve(name), changed(Files.readString(from.resolve(name)), name));
      }
      return policies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String changed(String text, String name) {
    return switch (name) {
      case "policy.yaml" -> rules(text);
      case "notice.sv.md" ->
          with(dated(text), "längre än de behövs. {P69}", "en dag längre än de behövs. {P69}");
      case String _ ->
          with(dated(text), "longer than it is needed. {P69}", "a day longer than needed. {P69}");
    };
  }

  private static String rules(String text) {
    String later = with(text, "\nversion: " + FIRST, "\nversion: " + DATE);
    later =
        with(
            later,
            "until: collection + 6 months\n    range: 6-24 months\n    means:\n      sv: Loggar för",
            "until: collection + 9 months\n    range: 6-24 months\n    means:\n      sv: Loggar för");
    return with(
        later,
        "\n  development:\n    means:",
"""

  provision.advice:
    means:
      sv: Råd om hur du sparar energi.
      en: Advice on how you save energy.
    keeps: [P49]
  development:
    means:\
""");
  }

  private static String dated(String text) {
    return text.replace(FIRST, DATE);
  }

  private static String with(String text, String part, String instead) {
    assertThat(text).as("the text to change stands there").contains(part);
    return text.replace(part, instead);
  }
}
