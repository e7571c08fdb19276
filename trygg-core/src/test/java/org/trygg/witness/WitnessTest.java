package org.trygg.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.proof.CosigningKey;
import org.trygg.proof.InMemoryTreeStore;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TiledLog;
import org.trygg.proof.Tiles;
import org.trygg.proof.VerifyingKey;
import org.trygg.proof.WitnessKey;
import org.trygg.testkit.Promise;

@Promise("P26")
class WitnessTest {
  private static final SigningKey KEY = SigningKey.generate("log.example");
  private static final VerifyingKey LOG = KEY.verifyingKey();
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final CosigningKey W1 = new CosigningKey(SigningKey.generate("w1.example"));
  private static final CosigningKey W2 = new CosigningKey(SigningKey.generate("w2.example"));

  private final InMemoryTreeStore store = new InMemoryTreeStore();
  private final Witness witness = new Witness(LOG, W1, () -> NOON);

  @TempDir private Path folder;

  @Test
  void aLogThatOnlyGrowsIsCosignedAtEverySight() {
    Optional<SignedCheckpoint> seen = Optional.empty();
    for (int round = 1; round <= 6; round++) {
      grow(store, round, round * 97);
      Sighting sighting = witness.judge(seen, head(store), store);
      assertThat(sighting).isInstanceOf(Sighting.Grown.class);
      seen = Optional.of(((Sighting.Grown) sighting).cosigned());
      assertThat(seen.get().cosignedAt(W1.witnessKey())).contains(NOON);
      assertThat(seen.get().isSignedBy(LOG)).isTrue();
    }
    assertThat(witness.judge(seen, head(store), store)).isInstanceOf(Sighting.Unchanged.class);
  }

  @Test
  void aRollbackIsRefusedAndNamed() {
    grow(store, 1, 300);
    InMemoryTreeStore backup = store.copy();
    grow(store, 2, 50);

    Sighting sighting = witness.judge(Optional.of(head(store)), head(backup), backup);

    assertThat(sighting).isEqualTo(new Sighting.RolledBack(head(store), head(backup)));
    assertThat(sighting.words())
        .isEqualTo("rollback: the log showed 350 entries before, and 300 now");
  }

  @Test
  void twoTreesOfOneSizeAreAnEquivocation() {
    InMemoryTreeStore other = store.copy();
    grow(store, 1, 300);
    grow(other, 2, 300);

    assertThat(witness.judge(Optional.of(head(store)), head(other), other))
        .isEqualTo(new Sighting.Equivocated(head(store), head(other)));
  }

  @Test
  void aLargerTreeThatDoesNotContinueTheSmallerIsRewritten() {
    InMemoryTreeStore other = store.copy();
    grow(store, 1, 300);
    grow(other, 2, 700);

    assertThat(witness.judge(Optional.of(head(store)), head(other), other))
        .isEqualTo(new Sighting.Rewritten(head(store), head(other)));
  }

  @Test
  void withoutTheTilesNothingIsSaidOfTheLogAndNothingIsCosigned() {
    grow(store, 1, 300);
    SignedCheckpoint seen = head(store);
    grow(store, 2, 300);
    Tiles none =
        _ -> {
          throw new IllegalStateException("not found");
        };
    Tiles wrong = tiles -> tiles.stream().map(tile -> new byte[tile.width() * 32]).toList();

    assertThat(witness.judge(Optional.of(seen), head(store), none))
        .isEqualTo(new Sighting.Unproven());
    assertThat(witness.judge(Optional.of(seen), head(store), wrong))
        .isEqualTo(new Sighting.Unproven());
  }

  @Test
  void anotherLogOrAnotherKeyIsNotCosigned() {
    var stranger = new InMemoryTreeStore();
    new TiledLog(SigningKey.generate("log.example")).grow(stranger, leaves(1, 3));
    var other = new InMemoryTreeStore();
    new TiledLog(SigningKey.generate("other.example")).grow(other, leaves(1, 3));

    assertThat(witness.judge(Optional.empty(), head(stranger), stranger))
        .isEqualTo(new Sighting.NotTheLogs());
    assertThat(witness.judge(Optional.empty(), head(other), other))
        .isEqualTo(new Sighting.NotTheLogs());
  }

  @Test
  void cosignaturesAreCountedByWitnessAndNoneIsTakenForAnother() {
    grow(store, 1, 3);
    SignedCheckpoint once = W1.cosign(head(store), NOON);
    SignedCheckpoint twice = W2.cosign(W1.cosign(once, NOON.plusSeconds(5)), NOON);
    Set<WitnessKey> both = Set.of(W1.witnessKey(), W2.witnessKey());
    WitnessKey sameName = new CosigningKey(SigningKey.generate("w1.example")).witnessKey();

    assertThat(once.isCosigned(both, 1)).isTrue();
    assertThat(once.isCosigned(both, 2)).isFalse();
    assertThat(twice.isCosigned(both, 2)).isTrue();
    assertThat(twice.cosignedAt(W1.witnessKey())).contains(NOON.plusSeconds(5));
    assertThat(twice.cosignedAt(sameName)).isEmpty();
    assertThat(WitnessKey.parse(W1.witnessKey().toString())).isEqualTo(W1.witnessKey());
  }

  @Test
  void aCosignatureOfAnotherTimeOrTreeDoesNotHold() {
    grow(store, 1, 3);
    SignedCheckpoint early = W1.cosign(head(store), NOON);
    grow(store, 2, 3);
    String line = early.toString().lines().toList().getLast();

    SignedCheckpoint moved = SignedCheckpoint.parse(head(store) + line + "\n");

    assertThat(moved.isSignedBy(LOG)).isTrue();
    assertThat(moved.cosignedAt(W1.witnessKey())).isEmpty();
  }

  @Test
  void theStandardsOwnExampleIsTheFormOfACosignature() {
    grow(store, 1, 1);
    String line = W1.cosign(head(store), NOON).toString().lines().toList().getLast();

    assertThat(line).startsWith("\u2014 w1.example ");
    assertThat(Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)))
        .hasSize(4 + 8 + 64);
  }

  @Test
  void theFolderRemembersTheLargestTreeAndKeepsBothHeadsAsEvidence() throws IOException {
    var memory = new WitnessFolder(folder.resolve("state"));
    assertThat(memory.seen()).isEmpty();
    InMemoryTreeStore other = store.copy();
    grow(store, 1, 300);
    grow(other, 2, 300);

    Sighting first = witness.judge(memory.seen(), head(store), store);
    memory.keep(first);
    SignedCheckpoint seen = memory.seen().orElseThrow();
    memory.keep(witness.judge(memory.seen(), head(other), other));

    assertThat(first).isEqualTo(new Sighting.Grown(seen));
    assertThat(memory.seen()).contains(seen);
    assertThat(Files.readString(folder.resolve("state/evidence-300-300")))
        .isEqualTo(seen + "\n" + head(other));
    assertThat(folder.resolve("state")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void twoWitnessesWhoWereShownTwoLogsFindItByComparing() {
    InMemoryTreeStore other = store.copy();
    grow(store, 1, 300);
    grow(other, 2, 300);
    SignedCheckpoint one = W1.cosign(head(store), NOON);
    SignedCheckpoint two = W2.cosign(head(other), NOON);
    SignedCheckpoint before = head(store);
    grow(store, 3, 10);
    grow(other, 3, 10);

    assertThat(Comparison.of(one, two, LOG, store)).isEqualTo(Comparison.EQUIVOCATED);
    assertThat(Comparison.of(one, before, LOG, store)).isEqualTo(Comparison.SAME);
    assertThat(Comparison.of(head(store), one, LOG, store)).isEqualTo(Comparison.SAME);
    assertThat(Comparison.of(one, head(other), LOG, other)).isEqualTo(Comparison.REWRITTEN);
    assertThat(Comparison.of(one, head(other), LOG, store)).isEqualTo(Comparison.UNPROVEN);
    assertThat(Comparison.of(one, two, SigningKey.generate("log.example").verifyingKey(), store))
        .isEqualTo(Comparison.NOT_THE_LOGS);
  }

  static void grow(InMemoryTreeStore store, long seed, int count) {
    new TiledLog(KEY).grow(store, leaves(seed, count));
  }

  static SignedCheckpoint head(InMemoryTreeStore store) {
    return store.head().orElseThrow();
  }

  static List<byte[]> leaves(long seed, int count) {
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
