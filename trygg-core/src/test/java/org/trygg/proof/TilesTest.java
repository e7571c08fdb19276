package org.trygg.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
  private static final SigningKey KEY = SigningKey.generate("log.example");
  private static final int LARGEST = 70_000;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "1, 273, 17, tile/1/273.p/17",
    "-1, 1000, 1, tile/entries/x001/000.p/1",
    "7, 999, 255, tile/7/999.p/255",
  })
  void aTileHasThePathThatTlogTilesGivesIt(int level, long index, int width, String path) {
    assertThat(new TileId(level, index, width).path()).isEqualTo(path);
    assertThat(TileId.parse(path)).isEqualTo(new TileId(level, index, width));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/0",
        "tile/00/000",
        "tile/8/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/999",
        "tile/0/../000",
        "tile/entries/000/",
        "tile/0/x999/x999/x999/x999/x999/x999/999"
      })
  void anotherPathIsNoTiles(String path) {
    assertThatThrownBy(() -> TileId.parse(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @FuzzTest
  void anyPathIsATilesInItsOneFormOrIsRefused(byte[] data) {
    String path = new String(data, UTF_8);
    try {
      assertThat(TileId.parse(path).path()).isEqualTo(path);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("/");
    }
  }

  @ParameterizedTest(name = "a tree of 70,000: level {0}, tile {1} is {2} wide")
  @CsvSource({"0, 272, 256", "0, 273, 112", "1, 0, 256", "1, 1, 17", "2, 0, 1"})
  void aTreeHasTheTilesOfTheStandardsExample(int level, long index, int width) {
    assertThat(TileId.of(level, index, 70_000).width()).isEqualTo(width);
    assertThatThrownBy(() -> TileId.of(2, 1, 70_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TileId.of(3, 0, 70_000)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void proofsFromTilesAreThoseFromNodesHoweverTheTreeGrew() {
    List<byte[]> leaves = leaves(1, 1_500);
    StoredNodes nodes = StoredNodes.of(leaves);
    var random = new Random(3);
    var store = new InMemoryTreeStore();
    long size = 0;
    while (size < leaves.size()) {
      long to = Math.min(leaves.size(), size + 1 + random.nextInt(400));
      new TiledLog(KEY).grow(store, leaves.subList((int) size, (int) to));
      size = to;
      assertThat(store.head().orElseThrow().checkpoint().root())
          .isEqualTo(NaiveTree.root(leaves.subList(0, (int) size)));
      TiledNodes tiled = new TiledNodes(store, size);
      for (int round = 0; round < 50; round++) {
        long index = random.nextLong(size);
        assertThat(InclusionProof.issue(index, size, tiled))
            .isEqualTo(InclusionProof.issue(index, size, nodes));
        assertThat(ConsistencyProof.issue(index + 1, size, tiled))
            .isEqualTo(ConsistencyProof.issue(index + 1, size, nodes));
      }
    }
  }

  @Test
  void aLargeTreeHasProofsThroughThreeLevelsOfTiles() {
    List<byte[]> leaves = leaves(2, LARGEST);
    var store = new InMemoryTreeStore();
    SignedCheckpoint head = new TiledLog(KEY).grow(store, leaves);
    TiledNodes tiled = new TiledNodes(store, LARGEST);

    for (int index : List.of(0, 255, 256, 65_535, 65_536, LARGEST - 1)) {
      assertThat(
              InclusionProof.issue(index, LARGEST, tiled)
                  .proves(Hash.ofLeaf(leaves.get(index)), head.checkpoint().root()))
          .isTrue();
    }
  }

  @Test
  void aTreeOfLargestSizesDoesNotOverflow() {
    assertThat(TileId.of(7, 0, Long.MAX_VALUE).width()).isEqualTo(127);
    assertThat(TileId.of(0, Long.MAX_VALUE >>> 8, Long.MAX_VALUE).width()).isEqualTo(255);
  }

  @Test
  void aTileCutOffOrSmallerThanTheTreeIsAFaultAndNotAHash() {
    var store = new InMemoryTreeStore();
    new TiledLog(KEY).grow(store, leaves(4, 10));
    Tiles cutOff = tiles -> tiles.stream().map(_ -> new byte[31]).toList();

    assertThatThrownBy(() -> Frontier.read(10, new TiledNodes(cutOff, 10)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> InclusionProof.issue(11, 12, new TiledNodes(store, 10)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLogIsNotContinuedOnATreeThatWasNotSigned() {
    var store = new InMemoryTreeStore();
    var other = new InMemoryTreeStore();
    new TiledLog(KEY).grow(store, leaves(5, 10));
    SignedCheckpoint ofOther = new TiledLog(KEY).grow(other, leaves(6, 10));
    store.grow(List.of(), ofOther);
    var rolledBack = new InMemoryTreeStore();
    SignedCheckpoint earlier = new TiledLog(KEY).grow(rolledBack, leaves(8, 3));
    new TiledLog(KEY).grow(rolledBack, leaves(9, 3));
    rolledBack.grow(List.of(), earlier);

    assertThatThrownBy(() -> new TiledLog(KEY).grow(rolledBack, leaves(7, 1)))
        .isInstanceOf(ForkException.class);
    assertThatThrownBy(() -> new TiledLog(KEY).grow(store, leaves(7, 1)))
        .isInstanceOf(ForkException.class);
    assertThatThrownBy(
            () -> new TiledLog(SigningKey.generate("log.example")).grow(other, leaves(7, 1)))
        .isInstanceOf(ForkException.class);
  }

  @Test
  void aBundleComesBackAsItsLeavesAndAPartOfItAsTheFirstOfThem() {
    byte[] bundle = HexFormat.of().parseHex("0001aa" + "0000" + "0002bbcc");

    assertThat(Bundle.parse(bundle)).extracting(leaf -> leaf.length).containsExactly(1, 0, 2);
    assertThat(Bundle.first(2, bundle)).hasValueSatisfying(part -> assertThat(part).hasSize(5));
    assertThat(Bundle.first(4, bundle)).isEmpty();
    for (int length : List.of(1, 2, 4, 6, 8)) {
      byte[] cut = Arrays.copyOf(bundle, length);
      assertThatThrownBy(() -> Bundle.parse(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<byte[]> leaves(long seed, int count) {
    var random = new Random(seed);
    List<byte[]> leaves = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      byte[] leaf = new byte[32];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }
}
