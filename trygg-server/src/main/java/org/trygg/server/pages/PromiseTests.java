package org.trygg.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.trygg.vocabulary.PromiseId;

/// How many tests showed each promise when the program was built.
///
/// @param counts none for a promise that no test has shown
public record PromiseTests(Map<PromiseId, Integer> counts) {
  private static final String RESOURCE = "/promises.tsv";

  public PromiseTests {
    counts = Map.copyOf(counts);
  }

  /// Reads what the build packaged; nothing is shown where it packaged nothing.
  ///
  /// @throws IllegalArgumentException if a line is not a promise, a tab and a number
  public static PromiseTests packaged() {
    try (InputStream in = PromiseTests.class.getResourceAsStream(RESOURCE)) {
      return in == null
          ? new PromiseTests(Map.of())
          : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws IllegalArgumentException if a line is not a promise, a tab and a number
  static PromiseTests parse(String lines) {
    var counts = new HashMap<PromiseId, Integer>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split("\t", -1);
      if (parts.length != 2 || !parts[1].matches("[0-9]{1,6}")) {
        throw new IllegalArgumentException(
            "promises.tsv: a line is a promise, a tab and a number: build again with ./trygg test");
      }
      counts.put(PromiseId.parse(parts[0]), Integer.valueOf(parts[1]));
    }
    return new PromiseTests(counts);
  }

  int of(PromiseId promise) {
    return counts.getOrDefault(promise, 0);
  }
}
