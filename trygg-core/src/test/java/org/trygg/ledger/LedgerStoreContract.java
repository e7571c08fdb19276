package org.trygg.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

    List<EntryId> unlinked = ledger().unlink(ANNA);
    sequencer(100).run();

    assertThat(unlinked)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(before.stream(), waiting.stream()).map(Entry::id).toList());
    assertThat(ledger().unlink(ANNA)).isEmpty();
    assertThat(ledger().entriesOf(ANNA, 0, 100)).isEmpty();
    assertThat(ledger().entriesOf(BO, 0, 100)).hasSize(1);
    assertThat(entries()).containsAll(before).containsAll(waiting).hasSize(13);
    assertThat(receipt(before.getFirst().id()).orElseThrow().verify(KEY.verifyingKey())).isEmpty();
  }

  @Test
  @Promise("P69")
  void entriesOfOldYearsGoAndTheirReceiptsAndTheTreeStay() {
    List<Entry> entries = old(new Entries(13).list(6), new Entries(14).list(4));
    append(entries, Optional.of(ANNA));
    sequencer(4).run();
    Receipt receipt = receipt(entries.getFirst().id()).orElseThrow();

    List<LedgerStore.Aged> aged = ledger().madeBefore(NEW_YEAR, Optional.empty(), 4);
    List<LedgerStore.Aged> more =
        ledger().madeBefore(NEW_YEAR, Optional.of(aged.getLast().id()), 9);
    erase(aged);

    assertThat(aged).hasSize(4).allMatch(each -> each.subject().equals(Optional.of(ANNA)));
    assertThat(more).hasSize(2);
    assertThat(ledger().madeBefore(NEW_YEAR, Optional.empty(), 9)).isEqualTo(more);
    assertThat(ledger().entriesOf(ANNA, 0, 99)).hasSize(6);
    assertThat(entries()).isEqualTo(entries.subList(4, 10));
    assertThat(receipt(entries.getFirst().id())).isEmpty();
    assertThat(receipt.verify(KEY.verifyingKey())).isEmpty();
    append(new Entries(15).list(300), Optional.of(ANNA));
    sequencer(200).run();
    assertThat(receipt(entries.getLast().id()).orElseThrow().verify(KEY.verifyingKey())).isEmpty();
  }

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  /// The first few with ids made in the year before.
  private static List<Entry> old(List<Entry> before, List<Entry> after) {
    EntryIds ids = new EntryIds(() -> NEW_YEAR.minusSeconds(60), new Random(1));
    return Stream.concat(
            before.stream()
                .map(each -> new Entry(ids.next(), each.at(), each.what(), each.who(), each.why())),
            after.stream())
        .toList();
  }

  private void erase(List<LedgerStore.Aged> aged) {
    transactions()
        .inTransaction(_ -> {
          ledger().erase(NEW_YEAR, aged);
          return aged.size();
        });
  }

  @Test
  @Promise("P26")
  void entriesAboutASubjectAreCountedAndEachLeafCommitsToItsNumberAndTheOneBefore() {
    for (Entry entry : new Entries(16).list(9)) {
      ledger().append(entry, Optional.of(entry.what().count().isPresent() ? ANNA : BO));
    }
    append(new Entries(17).list(3), Optional.empty());
    sequencer(4).run();
    append(new Entries(18).list(3), Optional.of(ANNA));
    sequencer(4).run();

    for (SubjectRef subject : List.of(ANNA, BO)) {
      List<Sequenced> own = ledger().entriesOf(subject, 0, 99);
      for (int at = 0; at < own.size(); at++) {
        Leaf.Count count = own.get(at).count().orElseThrow();
        assertThat(count.number()).isEqualTo(at + 1);
        assertThat(count.previous()).isEqualTo(at == 0 ? -1 : own.get(at - 1).index());
        assertThat(own.get(at).leaf().commitsTo(count)).isTrue();
        assertThat(
                own.get(at)
                    .leaf()
                    .commitsTo(new Leaf.Count(at + 2, count.previous(), count.secret())))
            .isFalse();
        assertThat(receipt(own.get(at).entry().id()).orElseThrow().verify(KEY.verifyingKey()))
            .isEmpty();
      }
    }
    assertThat(ledger().entriesOf(ANNA, 0, 99)).hasSizeGreaterThan(4);
  }

  @Test
  void theCountGoesOnWhenEarlierEntriesHaveGone() {
    append(old(new Entries(19).list(3), List.of()), Optional.of(ANNA));
    sequencer(9).run();
    erase(ledger().madeBefore(NEW_YEAR, Optional.empty(), 2));
    erase(ledger().madeBefore(NEW_YEAR, Optional.empty(), 2));
    append(new Entries(20).list(2), Optional.of(ANNA));
    sequencer(9).run();

    List<Sequenced> own = ledger().entriesOf(ANNA, 0, 99);
    assertThat(own).hasSize(2);
    assertThat(own)
        .extracting(each -> each.count().orElseThrow())
        .extracting(Leaf.Count::number, Leaf.Count::previous)
        .containsExactly(tuple(4L, 2L), tuple(5L, 3L));
    assertThat(own).allMatch(each -> each.leaf().commitsTo(each.count().orElseThrow()));
  }

  @Test
  void aForgottenSubjectLeavesNoCountBehind() {
    append(new Entries(21).list(3), Optional.of(ANNA));
    sequencer(9).run();

    ledger().unlink(ANNA);

    Map<SubjectRef, Leaf.Last> last =
        transactions().inTransaction(log -> log.last(List.of(ANNA, BO)));
    assertThat(last).isEmpty();
  }

  @Test
  void aSequencingThatFailsHalfWayLeavesNothingTakenAndNothingAdded() {
    append(new Entries(9).list(5), Optional.of(ANNA));
    sequencer(2).run();
    append(new Entries(10).list(5), Optional.of(ANNA));

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(log -> {
                  List<LogStore.Added> held = held(log);
                  log.add(5, held);
                  assertThat(log.entries(5, 10)).hasSize(3);
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");

    assertThat(head().checkpoint().size()).isEqualTo(5);
    assertThat(sequencer(2).run()).isEqualTo(5);
    assertThat(leaves()).hasSize(10).doesNotHaveDuplicates();
  }

  private static List<LogStore.Added> held(LogStore log) {
    return log.holdPending(3).stream()
        .map(each -> new LogStore.Added(each, Optional.empty()))
        .toList();
  }

  @Test
  void anEntryGetsAPlaceOnce() {
    append(new Entries(13).list(3), Optional.of(ANNA));

    assertThatThrownBy(() ->
            transactions()
                .inTransaction(log -> {
                  List<LogStore.Added> held = held(log);
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
