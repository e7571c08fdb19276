package org.trygg.keys;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// The rotation of the key that encrypts the rings: every ring is sealed anew with the newest key,
/// batch by batch, and nothing else of the data is touched.
///
/// What is left to do is what the rings themselves say, by the name of the key before each: a
/// rotation that was cut off goes on where it was, and a ring is never done twice. Runs inside a
/// transaction for each batch.
public final class Rotation {
  private final RotationStore store;
  private final KeysetEncryption encryption;

  public Rotation(RotationStore store, KeysetEncryption encryption) {
    this.store = store;
    this.encryption = encryption;
  }

  /// How far it is.
  ///
  /// @param primary the key that seals
  /// @param rings how many rings each key seals
  public record Progress(KeyId primary, SortedMap<KeyId, Long> rings) {
    /// How many rings an older key seals.
    public long left() {
      return rings.entrySet().stream()
          .filter(each -> !each.getKey().equals(primary))
          .mapToLong(each -> each.getValue())
          .sum();
    }
  }

  /// Seals a batch of rings anew; returns how many, none when no ring of an older key is free.
  public int sealAnew(int most) {
    SortedSet<KeyId> older = encryption.older();
    if (older.isEmpty()) {
      return 0;
    }
    List<SealedRing> rings = store.lockSealedWith(older, most);
    store.putSealedAnew(rings.stream().map(ring -> ring.sealedAnew(encryption)).toList());
    return rings.size();
  }

  public Progress progress() {
    return new Progress(encryption.primary(), store.count());
  }
}
