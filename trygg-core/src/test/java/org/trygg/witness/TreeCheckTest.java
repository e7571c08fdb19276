package org.trygg.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.witness.WitnessTest.leaves;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.proof.InMemoryTreeStore;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.proof.TiledLog;
import org.trygg.proof.Tiles;
import org.trygg.testkit.Promise;

@Promise("P26")
class TreeCheckTest {
  private static final SigningKey KEY = SigningKey.generate("log.example");

  private final InMemoryTreeStore store = new InMemoryTreeStore();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 65_535, 65_536, 66_000})
  void anUntouchedLogOfAnySizeIsWhole(int size) {
    SignedCheckpoint head = grown(size);

    assertThat(TreeCheck.check(head, KEY.verifyingKey(), store)).isEmpty();
  }

  @Test
  void aChangedLeafIsNamedAndSoIsAChangedHash() {
    SignedCheckpoint head = grown(700);

    assertThat(check(head, flipped(new TileId(TileId.ENTRIES, 1, 256), 34 * 3 + 2)))
        .containsExactly(new TreeFault.LeafChanged(259));
    assertThat(check(head, flipped(new TileId(0, 1, 256), 3 * 32)))
        .containsExactly(
            new TreeFault.LeafChanged(259), new TreeFault.TileChanged(new TileId(1, 0, 2)));
  }

  @Test
  void aChangedTileAboveTheLeavesIsNamed() {
    SignedCheckpoint head = grown(700);

    assertThat(check(head, flipped(new TileId(1, 0, 2), 40)))
        .containsExactly(new TreeFault.TileChanged(new TileId(1, 0, 2)));
  }

  @Test
  void whatIsMissingOrCutOffIsNamed() {
    SignedCheckpoint head = grown(700);
    TileId bundle = new TileId(TileId.ENTRIES, 2, 188);
    Tiles cutOff =
        tiles -> tiles.getFirst().equals(bundle) ? List.of(new byte[33]) : store.read(tiles);

    assertThat(check(head, cutOff)).containsExactly(new TreeFault.Missing(bundle));
  }

  @Test
  void aLogChangedThroughoutIsNotWhatWasSigned() {
    SignedCheckpoint head = grown(300);
    var other = new InMemoryTreeStore();
    new TiledLog(KEY).grow(other, leaves(2, 300));

    assertThat(check(head, other)).containsExactly(new TreeFault.NotWhatWasSigned(300));
    assertThat(TreeCheck.check(head, SigningKey.generate("log.example").verifyingKey(), store))
        .containsExactly(new TreeFault.NotTheLogs());
  }

  private SignedCheckpoint grown(int size) {
    return new TiledLog(KEY).grow(store, leaves(1, size));
  }

  private static List<TreeFault> check(SignedCheckpoint head, Tiles tiles) {
    return TreeCheck.check(head, KEY.verifyingKey(), tiles);
  }

  private Tiles flipped(TileId changed, int at) {
    return tiles -> {
      byte[] content = store.read(tiles).getFirst();
      if (tiles.getFirst().equals(changed)) {
        content[at] ^= 1;
      }
      return List.of(content);
    };
  }
}
