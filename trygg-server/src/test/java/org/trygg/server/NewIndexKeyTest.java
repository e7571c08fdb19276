package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.gate.InMemoryStores;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.Tagging;
import org.trygg.vocabulary.Category;

/// A new key of the blind index, from the command line to the last tag of the old one.
class NewIndexKeyTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path data;

  @Test
  void theJobMakesTheTagsAnewAndDropsTheOldKey() throws Exception {
    Path keys = Files.createDirectories(data.resolve("keys"));
    GateWorld.Stores stores = InMemoryStores.empty();
    var world = new GateWorld(stores, keys);
    world.tell(
        world.customer(GateWorld.ALARM),
        Category.of("contact"),
        Map.of("email", "anna@example.se"));
    Path file = keys.resolve("identifiers.keyset");
    Files.copy(keys.resolve("identifiers"), file);

    assertThat(run()).isZero();
    Files.copy(file, keys.resolve("new"));
    Files.move(
        keys.resolve("new"), keys.resolve("identifiers"), StandardCopyOption.REPLACE_EXISTING);
    Tagging tagging = FileKeyset.tagging(file);
    assertThat(tagging.isRotating()).isTrue();
    var meters = new SimpleMeterRegistry();
    var later = new GateWorld(stores, keys).on("2026-02-01");
    new IndexRotation(
            later.gate(),
            tagging,
            current -> FileKeyset.dropOtherTaggingKeys(file, current),
            meters)
        .run();

    assertThat(FileKeyset.tagging(file).isRotating()).isFalse();
    assertThat(FileKeyset.tagging(file).keyNumber()).isEqualTo(tagging.keyNumber());
    assertThat(meters.get("trygg.index.tags.under.old.keys").gauge().value()).isZero();
  }

  @Test
  void withoutAKeyThereIsNoneToAddTo() {
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString(UTF_8)).startsWith("Nothing is done");
  }

  private int run() {
    return KeysCommand.run(
        List.of("rotate-index", "--trygg.data=" + data),
        Map.of(),
        new PrintStream(out, true, UTF_8));
  }
}
