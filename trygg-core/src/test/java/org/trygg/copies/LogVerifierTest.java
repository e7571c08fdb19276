package org.trygg.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.ledger.Entries;
import org.trygg.ledger.Finding;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.Sequencer;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Frontier;
import org.trygg.proof.SigningKey;
import org.trygg.proof.VerifyingKey;
import org.trygg.testkit.Promise;

@Promise("P26")
class LogVerifierTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final VerifyingKey VERIFYING_KEY = KEY.verifyingKey();
  private static final Leaf STRANGER = new Entries(99).next().leaf();
  private static final int SIZE = 50;

  /// Five full tiles and some more.
  private static final int LONG = 5 * 256 + 44;

  @TempDir private Path temporary;
  private LogFolder folder;

  @BeforeEach
  void copyALog() {
    folder = export("log", KEY, 1, SIZE);
  }

  @Test
  void anUntouchedCopyIsWhole() {
    LogVerifier.Verdict verdict = LogVerifier.verify(folder.path(), VERIFYING_KEY);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.isWhole()).isTrue();
    assertThat(verdict.entries()).isEqualTo(SIZE);
  }

  @Test
  void aCopyOfAnEmptyLogIsWhole() {
    Path empty = export("empty", KEY, 1, 0).path();

    assertThat(LogVerifier.verify(empty, VERIFYING_KEY).isWhole()).isTrue();
  }

  @Test
  void aChangedEntryIsNamed() {
    assertThat(afterEditing(leaves -> leaves.set(17, STRANGER)))
        .containsExactly(new Finding.Changed(17));
  }

  @Test
  void everySingleFlippedBitOfTheEntriesIsFound() throws IOException {
    byte[] original = Files.readAllBytes(folder.file(LogFolder.ENTRIES));
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      byte[] flipped = original.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(folder.file(LogFolder.ENTRIES), flipped);
      assertThat(verify()).isNotEmpty();
    }
  }

  @Test
  void aRemovedEntryIsNamed() {
    assertThat(afterEditing(leaves -> leaves.remove(17))).containsExactly(new Finding.Removed(17));
  }

  @Test
  void theFirstEntryRemovedIsNamed() {
    assertThat(afterEditing(List::removeFirst)).containsExactly(new Finding.Removed(0));
  }

  @Test
  void anInsertedEntryIsNamed() {
    assertThat(afterEditing(leaves -> leaves.add(17, STRANGER)))
        .containsExactly(new Finding.Inserted(17));
    assertThat(afterEditing(leaves -> leaves.remove(17))).isEmpty();
  }

  @Test
  void aRepeatedEntryIsInserted() {
    assertThat(afterEditing(leaves -> leaves.add(40, leaves.get(3))))
        .containsExactly(new Finding.Inserted(40));
  }

  @Test
  void twoSwappedEntriesAreNamed() {
    assertThat(afterEditing(leaves -> Collections.swap(leaves, 10, 30)))
        .containsExactly(new Finding.Moved(30, 10), new Finding.Moved(10, 30));
  }

  @Test
  void swappedNeighboursAreNamedTooAndNoEntryBetweenThem() {
    assertThat(afterEditing(leaves -> Collections.swap(leaves, 10, 12)))
        .containsExactly(new Finding.Moved(12, 10), new Finding.Moved(10, 12));
    assertThat(afterEditing(leaves -> Collections.swap(leaves, 10, 12))).isEmpty();
  }

  @Test
  void anEntryMovedElsewhereIsNamed() {
    assertThat(afterEditing(leaves -> leaves.add(40, leaves.remove(5))))
        .containsExactly(new Finding.Moved(5, 40));
  }

  @Test
  void aTailCutOffIsNamed() {
    assertThat(afterEditing(leaves -> leaves.subList(44, SIZE).clear()))
        .containsExactly(new Finding.Truncated(44, SIZE));
  }

  @Test
  void aTailCutOffTogetherWithItsHashesIsNamed() throws IOException {
    edit(leaves -> leaves.subList(44, SIZE).clear());
    byte[] hashes = Files.readAllBytes(folder.file(LogFolder.HASHES));
    Files.write(folder.file(LogFolder.HASHES), Arrays.copyOf(hashes, 44 * 32));

    assertThat(verify()).containsExactly(new Finding.Truncated(44, SIZE));
  }

  @Test
  void aCopyOfManyTilesIsWholeAndAChangeInAnyOfThemIsNamed() {
    folder = export("tiles", KEY, 1, LONG);
    assertThat(verify()).isEmpty();

    for (int index : List.of(0, 255, 256, 700, 1023, 1024, LONG - 1)) {
      Leaf there = leaves().get(index);
      assertThat(afterEditing(leaves -> leaves.set(index, STRANGER)))
          .containsExactly(new Finding.Changed(index));
      assertThat(afterEditing(leaves -> leaves.set(index, there))).isEmpty();
    }
  }

  @Test
  void deedsInSeveralTilesAreNamedInTheirOrder() {
    folder = export("tiles", KEY, 1, LONG);

    List<Finding> findings =
        afterEditing(leaves -> {
          leaves.set(1000, STRANGER);
          leaves.remove(600);
          leaves.set(300, Leaf.of(new byte[0]));
        });

    assertThat(findings)
        .containsExactly(
            new Finding.Removed(300), new Finding.Removed(600), new Finding.Changed(1000));
  }

  @Test
  void aLongCopyCutOffAnywhereNamesWhatIsMissing() throws IOException {
    folder = export("tiles", KEY, 1, LONG);
    byte[] hashes = Files.readAllBytes(folder.file(LogFolder.HASHES));
    for (int size : List.of(1, 256, 511, 1024)) {
      edit(leaves -> leaves.subList(size, leaves.size()).clear());
      Files.write(folder.file(LogFolder.HASHES), hashes);
      assertThat(verify()).containsExactly(new Finding.Truncated(size, LONG));
      Files.write(folder.file(LogFolder.HASHES), Arrays.copyOf(hashes, size * 32));
      assertThat(verify()).containsExactly(new Finding.Truncated(size, LONG));
      folder = export("tiles" + size, KEY, 1, LONG);
      hashes = Files.readAllBytes(folder.file(LogFolder.HASHES));
    }
  }

  @Test
  void leavesOfAnyLengthAreVerified() {
    Random random = new Random(7);
    List<Leaf> leaves = new ArrayList<>();
    for (int index = 0; index < 300; index++) {
      byte[] bytes = new byte[random.nextInt(10) == 0 ? Leaf.MOST_BYTES : 1 + random.nextInt(3)];
      random.nextBytes(bytes);
      leaves.add(Leaf.of(bytes));
    }

    assertThat(verifyCopyOf(leaves)).isEmpty();
  }

  @Test
  void severalDeedsAtOnceAreEachNamed() {
    List<Finding> findings =
        afterEditing(leaves -> {
          leaves.set(40, STRANGER);
          leaves.remove(20);
          leaves.add(leaves.remove(3));
        });

    assertThat(findings)
        .containsExactlyInAnyOrder(
            new Finding.Removed(20), new Finding.Changed(40), new Finding.Moved(3, 48));
  }

  @Test
  void aChangeOfTheHashesAloneIsToldFromAChangeOfTheEntries() throws IOException {
    byte[] hashes = Files.readAllBytes(folder.file(LogFolder.HASHES));
    hashes[12 * 32 + 5] ^= 1;
    Files.write(folder.file(LogFolder.HASHES), hashes);

    assertThat(verify()).containsExactly(new Finding.HashesChanged(12));
  }

  @Test
  void anEntryRewrittenTogetherWithItsHashIsFound() throws IOException {
    edit(leaves -> leaves.set(17, STRANGER));
    byte[] hashes = Files.readAllBytes(folder.file(LogFolder.HASHES));
    System.arraycopy(STRANGER.hash().bytes(), 0, hashes, 17 * 32, 32);
    Files.write(folder.file(LogFolder.HASHES), hashes);

    assertThat(verify()).containsExactly(new Finding.Rewritten(SIZE));
  }

  @Test
  void anEarlierCheckpointOfTheSameLogDoesNotFitALongerCopy() throws IOException {
    Path shorter = export("shorter", KEY, 1, 30).path();
    Files.writeString(
        folder.file(LogFolder.CHECKPOINT), Files.readString(shorter.resolve("checkpoint")));

    assertThat(verify()).isNotEmpty();
  }

  @Test
  void aCheckpointChangedOrSignedWithAnotherKeyOrOfAnotherLogIsFound() throws IOException {
    String note = Files.readString(folder.file(LogFolder.CHECKPOINT));
    Files.writeString(folder.file(LogFolder.CHECKPOINT), note.replace("\n50\n", "\n49\n"));
    assertThat(verify()).containsExactly(new Finding.NotSigned());

    Files.writeString(folder.file(LogFolder.CHECKPOINT), note);
    assertThat(verify()).isEmpty();
    VerifyingKey sameName = SigningKey.generate("ledger.example").verifyingKey();
    assertThat(LogVerifier.verify(folder.path(), sameName).findings())
        .containsExactly(new Finding.NotSigned());

    VerifyingKey other = SigningKey.generate("other.example").verifyingKey();
    assertThat(LogVerifier.verify(folder.path(), other).findings())
        .containsExactly(new Finding.OtherLog());
  }

  @Test
  void missingAndDamagedFilesAreNamed() throws IOException {
    byte[] entries = Files.readAllBytes(folder.file(LogFolder.ENTRIES));
    Files.write(folder.file(LogFolder.ENTRIES), Arrays.copyOf(entries, entries.length - 1));
    assertThat(verify())
        .containsExactly(new Finding.Unreadable("entries"), new Finding.Truncated(49, SIZE));

    Files.delete(folder.file(LogFolder.HASHES));
    assertThat(verify()).containsExactly(new Finding.Unreadable("hashes"));
    Files.delete(folder.file(LogFolder.ENTRIES));
    assertThat(verify()).containsExactly(new Finding.Unreadable("entries"));
    Files.writeString(folder.file(LogFolder.CHECKPOINT), "nothing");
    assertThat(verify()).containsExactly(new Finding.Unreadable("checkpoint"));
  }

  @Test
  @Promise("P69")
  void entriesOfAYearThatIsOverMayBeGoneIfTheLogTellsOfIt() {
    var log = new AgedLog(40, 700);
    log.lapse(40, 40);

    LogVerifier.Verdict verdict = log.copy(temporary.resolve("lapsed"));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.gone()).isEqualTo(40);
    assertThat(verdict.through()).contains(AgedLog.LAPSED);
    assertThat(verdict.entries()).isEqualTo(741);
  }

  @Test
  void anEntryGoneThatIsYoungerIsNamedAsRemoved() {
    var log = new AgedLog(40, 700);
    log.lapse(40, 40);
    log.erase(500);

    assertThat(log.copy(temporary.resolve("removed")).findings())
        .containsExactly(new Finding.Removed(500));
  }

  @Test
  void moreGoneThanTheLogCountsAreNamedAsRemoved() {
    var log = new AgedLog(40, 20);
    log.lapse(42, 40);

    assertThat(log.copy(temporary.resolve("more")).findings())
        .containsExactly(new Finding.Removed(40), new Finding.Removed(41));
  }

  @Test
  void entriesGoneOfWhichTheLogTellsNothingAreNamed() {
    var log = new AgedLog(4, 20);
    log.erase(2);
    log.erase(22);
    log.erase(23);

    assertThat(log.copy(temporary.resolve("untold")).findings())
        .containsExactly(new Finding.Removed(2), new Finding.Truncated(22, 24));
  }

  @Test
  void aChangeBesideEntriesGoneIsStillNamedAlone() throws IOException {
    var log = new AgedLog(40, 700);
    log.lapse(40, 40);
    log.copy(temporary.resolve("changed"));
    folder = new LogFolder(temporary.resolve("changed"));
    byte[] entries = Files.readAllBytes(folder.file(LogFolder.ENTRIES));
    entries[2 * 40 + 12] ^= 1;
    Files.write(folder.file(LogFolder.ENTRIES), entries);

    assertThat(LogVerifier.verify(folder.path(), AgedLog.KEY.verifyingKey()).findings())
        .containsExactly(new Finding.Changed(40));
  }

  @Test
  void aCopyIsNotWrittenOverAnother() {
    assertThatThrownBy(() -> export("log", KEY, 1, 3)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void everyFindingHasWordsOfItsOwn() {
    List<Finding> all =
        List.of(
            new Finding.Unreadable("entries"),
            new Finding.OtherLog(),
            new Finding.NotSigned(),
            new Finding.NotIncluded(1),
            new Finding.Changed(1),
            new Finding.Removed(1),
            new Finding.Inserted(1),
            new Finding.Moved(1, 2),
            new Finding.Truncated(1, 3),
            new Finding.HashesChanged(1),
            new Finding.Rewritten(3));

    assertThat(all).extracting(Finding::words).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(Object::getClass)
        .hasSize(Finding.class.getPermittedSubclasses().length);
    assertThat(new Finding.Truncated(44, 50).words())
        .isEqualTo("entries 44 to 49 are missing at the end");
  }

  private List<Finding> afterEditing(Consumer<List<Leaf>> editing) {
    edit(editing);
    return verify();
  }

  private List<Finding> verify() {
    return LogVerifier.verify(folder.path(), VERIFYING_KEY).findings();
  }

  private List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    try (DataInputStream entries = folder.open(LogFolder.ENTRIES)) {
      for (Optional<Leaf> leaf = LogFolder.readLeaf(entries);
          leaf.isPresent();
          leaf = LogFolder.readLeaf(entries)) {
        leaves.add(leaf.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leaves;
  }

  private List<Finding> verifyCopyOf(List<Leaf> leaves) {
    edit(all -> {
      all.clear();
      all.addAll(leaves);
    });
    Frontier tree = Frontier.empty();
    try {
      Files.delete(folder.file(LogFolder.HASHES));
      try (DataOutputStream hashes = folder.create(LogFolder.HASHES)) {
        for (Leaf leaf : leaves) {
          hashes.write(leaf.hash().bytes());
          tree.append(leaf.hash());
        }
      }
      var signed = new Checkpoint(VERIFYING_KEY.name(), tree.size(), tree.root()).sign(KEY);
      Files.writeString(folder.file(LogFolder.CHECKPOINT), signed.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verify();
  }

  private void edit(Consumer<List<Leaf>> editing) {
    try {
      List<Leaf> leaves = leaves();
      editing.accept(leaves);
      Files.delete(folder.file(LogFolder.ENTRIES));
      try (DataOutputStream entries = folder.create(LogFolder.ENTRIES)) {
        for (Leaf leaf : leaves) {
          LogFolder.writeLeaf(entries, leaf);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LogFolder export(String name, SigningKey key, long seed, int size) {
    var memory = new InMemoryLedgerStore();
    new Entries(seed).list(size).forEach(entry -> memory.append(entry, Optional.empty()));
    new Sequencer(memory, key, 100).run();
    Path path = temporary.resolve(name);
    LogExport.write(memory, key.verifyingKey(), path);
    return new LogFolder(path);
  }
}
