package org.trygg.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trygg.proof.Bundle;
import org.trygg.proof.ConsistencyProof;
import org.trygg.proof.Frontier;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.proof.TiledNodes;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// What every ledger store does; run for memory in the core, for PostgreSQL in the server.
public abstract class LedgerStoreContract {
  protected static final SigningKey KEY = SigningKey.generate("ledger.example");
  protected static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  protected static final SubjectRef BO = new SubjectRef(new UUID(2, 2));

  protected abstract LedgerStore ledger();

  protected abstract LedgerTransactions transactions();

  @Test
  void entriesGetTheirPlacesOnceAndInTheOrderOfTheirIds() {
    List<Entry> entries = new Entries(1).list(25);
    append(entries.reversed(), Optional.empty());

    assertThat(sequencer(10).run()).isEqualTo(25);
    assertThat(sequencer(10).run()).isZero();
    assertThat(entries()).isEqualTo(entries);
  }

  @Test
  void theSignedRootIsThatOfTheLeavesHoweverTheyWereBatched() {
    var entries = new Entries(2);
    Frontier tree = Frontier.empty();
    for (int round = 0; round < 9; round++) {
      List<Entry> some = entries.list(1 + round * 3);
      append(some, Optional.empty());
      sequencer(4).run();
      leaves().stream().skip(tree.size()).forEach(leaf -> tree.append(leaf.hash()));

      assertThat(head().checkpoint().size()).isEqualTo(tree.size());
      assertThat(head().checkpoint().root()).isEqualTo(tree.root());
      assertThat(head().isSignedBy(KEY.verifyingKey())).isTrue();
    }
  }

  @Test
  void theTilesHoldEveryHashAndTheBundlesWhatTheTreeHoldsOfEveryEntry() {
    append(new Entries(20).list(600), Optional.of(ANNA));
    sequencer(250).run();

    List<Leaf> leaves = leaves();
    for (long first = 0; first < 600; first += TileId.FULL) {
      TileId tile = TileId.of(0, first / TileId.FULL, 600);
      List<Leaf> under = leaves.subList((int) first, (int) first + tile.width());
      byte[] bundle = tile(TileId.of(TileId.ENTRIES, tile.index(), 600));

      assertThat(tile(tile)).isEqualTo(joined(under.stream().map(leaf -> leaf.hash().bytes())));
      assertThat(Bundle.parse(bundle))
          .usingRecursiveComparison()
          .isEqualTo(under.stream().map(Leaf::committed).toList());
    }
    assertThat(tile(new TileId(1, 0, 2))).hasSize(64);
    assertThat(tile(new TileId(0, 2, 5))).isEqualTo(Arrays.copyOf(tile(new TileId(0, 2, 88)), 160));
  }

  @Test
  void aTileThatIsNotThereOrNotSoWideIsNotInvented() {
    append(new Entries(21).list(3), Optional.empty());
    sequencer(10).run();

    for (TileId tile :
        List.of(
            new TileId(0, 0, 4),
            new TileId(0, 1, 1),
            new TileId(1, 0, 1),
            new TileId(TileId.ENTRIES, 0, 4),
            new TileId(TileId.ENTRIES, 1, 1))) {
      assertThatThrownBy(() -> tile(tile)).isInstanceOf(IllegalStateException.class);
    }
  }

  private byte[] tile(TileId tile) {
    return transactions().inTransaction(log -> log.tree().read(List.of(tile))).getFirst();
  }

  private static byte[] joined(Stream<byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Test
  void anEmptyLogIsSignedTooAndOnlyOnce() {
    assertThat(transactions().inTransaction(LogStore::latestCheckpoint)).isEmpty();

    sequencer(10).run();
    SignedCheckpoint first = head();
    sequencer(10).run();

    assertThat(first.checkpoint().size()).isZero();
    assertThat(head()).isEqualTo(first);
  }

  @Test
  @Promise("P26")
  void everyCheckpointContinuesEveryEarlierOne() {
    List<SignedCheckpoint> heads = new ArrayList<>();
    for (int round = 0; round < 8; round++) {
      append(new Entries(100 + round).list(1 + round), Optional.empty());
      sequencer(100).run();
      heads.add(head());
    }

    for (SignedCheckpoint earlier : heads) {
      for (SignedCheckpoint later : heads.subList(heads.indexOf(earlier), heads.size())) {
        assertThat(consistency(earlier, later)).isTrue();
      }
    }
  }

  @Test
  @Promise("P26")
  void everyEntryHasAReceiptThatVerifiesOffline() {
    List<Entry> entries = new Entries(3).list(23);
    append(entries, Optional.of(ANNA));
    sequencer(7).run();

    for (Entry entry : entries) {
      Receipt receipt = Receipt.parse(receipt(entry.id()).orElseThrow().toString());
      assertThat(receipt.verify(KEY.verifyingKey())).isEmpty();
      assertThat(receipt.leaf().entry()).isEqualTo(entry);
    }
  }

  @Test
  void anEntryWithoutAPlaceHasNoReceiptYet() {
    Entry entry = new Entries(4).next();
    append(List.of(entry), Optional.of(ANNA));

    assertThat(receipt(entry.id())).isEmpty();
    assertThat(ledger().entriesOf(ANNA, 0, 10)).isEmpty();
  }

  @Test
  @Promise("P26")
  void aSubjectSeesItsOwnEntriesInOrderWithTheirPlaces() {
    List<Entry> entries = new Entries(5).list(12);
    for (Entry entry : entries) {
      boolean isAnnas = entries.indexOf(entry) % 3 == 0;
      ledger().append(entry, Optional.of(isAnnas ? ANNA : BO));
    }
    sequencer(5).run();

    assertThat(ledger().entriesOf(ANNA, 0, 3))
        .extracting(Sequenced::index)
        .containsExactly(0L, 3L, 6L);
    assertThat(ledger().entriesOf(ANNA, 7, 3)).extracting(Sequenced::index).containsExactly(9L);
    assertThat(ledger().entriesOf(ANNA, 9, 1).getFirst().entry()).isEqualTo(entries.get(9));
  }

  @Test
  void unlinkingASubjectLeavesItsEntriesInTheLogAndNobodyBehindThem() {
    List<Entry> before = new Entries(6).list(6);
    append(before, Optional.of(ANNA));
    sequencer(100).run();
    List<Entry> waiting = new Entries(7).list(6);
    append(waiting, Optional.of(ANNA));
    Entry others = new Entries(8).next();
    append(List.of(others), Optional.of(BO));

    ledger().unlink(ANNA);
    sequencer(100).run();

    assertThat(ledger().entriesOf(ANNA, 0, 100)).isEmpty();
    assertThat(ledger().entriesOf(BO, 0, 100)).hasSize(1);
    assertThat(entries()).containsAll(before).containsAll(waiting).hasSize(13);
    assertThat(receipt(before.getFirst().id()).orElseThrow().verify(KEY.verifyingKey())).isEmpty();
  }

  @Test
  void aSequencingThatFailsHalfWayLeavesNothingTakenAndNothingAdded() {
    append(new Entries(9).list(5), Optional.of(ANNA));
    sequencer(2).run();
    append(new Entries(10).list(5), Optional.of(ANNA));

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(log -> {
                  List<Pending> held = log.holdPending(3);
                  log.add(5, held);
                  assertThat(log.entries(5, 10)).hasSize(3);
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");

    assertThat(head().checkpoint().size()).isEqualTo(5);
    assertThat(sequencer(2).run()).isEqualTo(5);
    assertThat(leaves()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void anEntryGetsAPlaceOnce() {
    append(new Entries(13).list(3), Optional.of(ANNA));

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(log -> {
                  List<Pending> held = log.holdPending(3);
                  log.add(0, held);
                  log.add(3, held);
                  return held;
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("An entry gets a place once");

    assertThat(sequencer(2).run()).isEqualTo(3);
    assertThat(ledger().entriesOf(ANNA, 0, 100)).hasSize(3);
  }

  @Test
  void aLogIsNotContinuedWithAnotherKey() {
    append(new Entries(11).list(3), Optional.empty());
    sequencer(10).run();
    append(new Entries(12).list(3), Optional.empty());
    SigningKey other = SigningKey.generate("ledger.example");

    assertThatThrownBy(() -> new Sequencer(transactions(), other, 10).run())
        .isInstanceOf(LedgerException.class);
    assertThat(head().checkpoint().size()).isEqualTo(3);
    assertThat(sequencer(10).run()).isEqualTo(3);
  }

  protected final Sequencer sequencer(int batch) {
    return new Sequencer(transactions(), KEY, batch);
  }

  protected final void append(List<Entry> entries, Optional<SubjectRef> subject) {
    ledger().append(entries.stream().map(entry -> Pending.of(entry, subject)).toList());
  }

  protected final SignedCheckpoint head() {
    return transactions().inTransaction(LogStore::latestCheckpoint).orElseThrow();
  }

  protected final List<Leaf> leaves() {
    return transactions().inTransaction(log -> log.entries(0, Long.MAX_VALUE)).stream()
        .map(Sequenced::leaf)
        .toList();
  }

  private List<Entry> entries() {
    return leaves().stream().map(Leaf::entry).toList();
  }

  private Optional<Receipt> receipt(EntryId id) {
    return transactions().inTransaction(log -> Receipt.issue(id, log));
  }

  private boolean consistency(SignedCheckpoint earlier, SignedCheckpoint later) {
    long from = earlier.checkpoint().size();
    long to = later.checkpoint().size();
    return transactions()
        .inTransaction(log -> ConsistencyProof.issue(from, to, new TiledNodes(log.tree(), to)))
        .proves(earlier.checkpoint().root(), later.checkpoint().root());
  }
}
