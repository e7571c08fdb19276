package org.trygg.keys;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.trygg.cipher.RawKey;
import org.trygg.vocabulary.Category;

/// A ring in use: its live keys, handed out one copy at a time, until it is wiped. Kept in a cache,
/// for many threads.
///
/// What it cannot wipe are the key schedules inside Java's cipher objects, which live as long as
/// one transaction and go with the garbage.
final class OpenedRing {
  private static final NavigableMap<Integer, byte[]> NO_KEYS = Collections.emptyNavigableMap();

  private final SealedRing row;
  private final Map<Category, NavigableMap<Integer, byte[]>> keys;
  private final byte[] salt;
  private boolean wiped;

  /// @param row what it was opened from
  /// @param keys by category and generation; nobody else has them
  OpenedRing(SealedRing row, Map<Category, NavigableMap<Integer, byte[]>> keys, byte[] salt) {
    this.row = row;
    this.keys = Map.copyOf(keys);
    this.salt = salt;
  }

  boolean isOf(SealedRing other) {
    return row.equals(other);
  }

  /// The generation of the category's key that seals; empty if it has none.
  OptionalInt newest(Category category) {
    NavigableMap<Integer, byte[]> live = keys.getOrDefault(category, NO_KEYS);
    return live.isEmpty() ? OptionalInt.empty() : OptionalInt.of(live.lastKey());
  }

  /// Whether the category has a key of this generation.
  boolean has(Category category, int generation) {
    return keys.getOrDefault(category, NO_KEYS).containsKey(generation);
  }

  /// The categories that have a key.
  SortedSet<Category> categories() {
    var live = new TreeSet<Category>();
    keys.forEach((category, of) -> {
      if (!of.isEmpty()) {
        live.add(category);
      }
    });
    return live;
  }

  /// A copy of the key, which the caller closes; empty once the ring is wiped.
  ///
  /// @throws UnreadableException if the ring has no such key
  synchronized Optional<RawKey> take(Category category, int generation) {
    byte[] key =
        Optional.ofNullable(keys.getOrDefault(category, NO_KEYS).get(generation))
            .orElseThrow(() -> new UnreadableException("The key of this data was destroyed"));
    return wiped ? Optional.empty() : Optional.of(RawKey.copyOf(key));
  }

  /// A copy of the salt; empty once the ring is wiped.
  synchronized Optional<byte[]> salt() {
    return wiped ? Optional.empty() : Optional.of(salt.clone());
  }

  /// Wipes every key and the salt; copies handed out are their holders' to wipe.
  synchronized void wipe() {
    wiped = true;
    Arrays.fill(salt, (byte) 0);
    keys.values().forEach(live -> live.values().forEach(key -> Arrays.fill(key, (byte) 0)));
  }

  @Override
  public String toString() {
    return "OpenedRing[REDACTED]";
  }
}
