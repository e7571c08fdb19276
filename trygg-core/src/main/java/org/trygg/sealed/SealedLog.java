package org.trygg.sealed;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.KeyEncryption;
import org.trygg.ledger.EntryId;
import org.trygg.proof.Bundle;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.proof.TiledLog;

/// The sealed log: takes secrets, grows at every beat alike, and opens each secret on its day.
///
/// Every method runs within a transaction that the caller opened.
public final class SealedLog {
  private static final int MOST_OPENED = 100;

  private final SealedStore store;
  private final KeyEncryption encryption;
  private final TiledLog tree;
  private final Beat beat;
  private final SecureRandom chance;

  /// @param encryption seals the keys of the leaves
  /// @param key the sealed log's own; its name is the log's origin, and not the open log's
  public SealedLog(
      SealedStore store, KeyEncryption encryption, SigningKey key, Beat beat, SecureRandom chance) {
    this.store = store;
    this.encryption = encryption;
    this.tree = new TiledLog(key);
    this.beat = beat;
    this.chance = chance;
  }

  /// Keeps a secret: durable when the transaction is, with a place in the tree from a beat on.
  ///
  /// @throws IllegalArgumentException if the entry's names are so long that it does not fit
  public void seal(Secret secret) {
    LeafKey key = LeafKey.random(chance);
    EntryId id = secret.entry().id();
    store.put(
        new SealedEntry(
            id,
            Ciphertext.of(key.seal(secret.bytes())),
            encryption.seal(key.bytes(), binding(id)),
            secret.secrecy().opens(),
            OptionalLong.empty()));
  }

  /// Lets the tree grow if a new beat has begun, by as many leaves as at every beat: secrets that
  /// wait, in no order that tells, and covers.
  ///
  /// @return the checkpoint of what it has grown to; empty if it did not grow
  public Optional<SignedCheckpoint> grow(Instant now) {
    long number = beat.at(now);
    if (!store.tryLead() || store.lastBeat().orElse(-1) >= number) {
      return Optional.empty();
    }
    List<Optional<SealedEntry>> slots = slots(store.waiting(beat.leaves()));
    List<byte[]> leaves =
        slots.stream()
            .map(slot -> slot.map(entry -> entry.leaf().bytes()).orElseGet(this::cover))
            .toList();
    SignedCheckpoint head = tree.grow(store.tree(), leaves);
    store.place(placed(slots, head.checkpoint().size() - leaves.size()));
    store.beat(number);
    return Optional.of(head);
  }

  /// The secrets among as many covers as the beat has room for, shuffled.
  private List<Optional<SealedEntry>> slots(List<SealedEntry> waiting) {
    List<Optional<SealedEntry>> slots = new ArrayList<>();
    waiting.forEach(each -> slots.add(Optional.of(each)));
    slots.addAll(Collections.nCopies(beat.leaves() - waiting.size(), Optional.empty()));
    Collections.shuffle(slots, chance);
    return slots;
  }

  private byte[] cover() {
    return LeafKey.cover(chance);
  }

  private static List<SealedEntry> placed(List<Optional<SealedEntry>> slots, long first) {
    List<SealedEntry> placed = new ArrayList<>();
    for (int at = 0; at < slots.size(); at++) {
      long place = first + at;
      slots.get(at).ifPresent(entry -> placed.add(entry.at(place)));
    }
    return placed;
  }

  /// Opens what may be told on the day.
  ///
  /// @param teller appends to the open log the entry that tells of the secret, and returns its id
  /// @return how many secrets were opened; fewer than 100 when none is left
  /// @throws org.trygg.keys.UnreadableException if a key was changed or moved
  /// @throws IllegalArgumentException if a leaf was changed or moved
  public int open(LocalDate today, Function<Secret, EntryId> teller) {
    List<SealedEntry> due = store.due(today, MOST_OPENED);
    due.forEach(each -> open(each, teller));
    return due.size();
  }

  private void open(SealedEntry entry, Function<Secret, EntryId> teller) {
    LeafKey key = LeafKey.of(encryption.open(entry.key(), binding(entry.id())));
    Secret secret = Secret.parse(key.open(entry.leaf().bytes()));
    EntryId told = teller.apply(secret);
    store.open(new Opening(entry.id(), told, entry.place().orElseThrow(), key));
  }

  /// Erases the openings that these entries of the open log tell of: nobody reads again what they
  /// opened.
  public void close(List<EntryId> told) {
    if (!told.isEmpty()) {
      store.eraseOpenings(told);
    }
  }

  /// The opening that the entry of the open log tells of; empty if it tells of none.
  public Optional<Opening> opening(EntryId told) {
    return store.opening(told);
  }

  /// What the opening opens, read from the sealed log itself.
  ///
  /// @throws IllegalArgumentException if the leaf was changed
  public Secret open(Opening opening) {
    return opening.open(leaf(opening.place()));
  }

  private byte[] leaf(long place) {
    long index = place / TileId.FULL;
    int within = Math.toIntExact(place % TileId.FULL);
    var bundle = new TileId(TileId.ENTRIES, index, within + 1);
    return Bundle.parse(store.tree().read(List.of(bundle)).getFirst()).get(within);
  }

  private static byte[] binding(EntryId id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
