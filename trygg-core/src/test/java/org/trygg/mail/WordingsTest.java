package org.trygg.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordingsTest {
  @TempDir private Path folder;

  @Test
  void everythingThatIsWrongWithTheFilesIsToldAtOnceWithItsPlace() throws IOException {
    Files.writeString(
        folder.resolve("sv.yaml"),
        """
        rules:
          Bad Name: {asks: access, all: [[hej]]}
          one: {asks: acces, all: [[hej]]}
          two: {asks: erasure}
          three: {asks: erasure, all: [["a*b"]], wenn: x}
          four: {asks: erasure, all: [[hej]], over: {a: b}}
        """);

    assertThatThrownBy(() -> Wordings.read(folder, Set.of()))
        .isInstanceOf(Wordings.WordingException.class)
        .hasMessageContainingAll(
            "sv.yaml:2:3: bad-form",
            "sv.yaml:3:15: unknown-value: no such wish; did you mean \"access\"?",
            "sv.yaml:4:8: missing-key",
            "sv.yaml:5:32: bad-form",
            "sv.yaml:5:42: unknown-key",
            "sv.yaml:6:45: wrong-type",
            "en.yaml:1:1: file-missing");
  }

  @Test
  void aFileWithoutRulesIsAFault() throws IOException {
    Files.writeString(folder.resolve("sv.yaml"), "common: [och]\n");
    Files.writeString(folder.resolve("en.yaml"), "[a, b]\n");

    assertThatThrownBy(() -> Wordings.read(folder, Set.of()))
        .hasMessageContainingAll("sv.yaml:1:1: missing-key", "en.yaml:1:1: wrong-type");
  }
}
