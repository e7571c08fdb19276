package org.trygg.keys;

import org.trygg.cipher.RawKey;
import org.trygg.vocabulary.Category;

/// The key of one category of one subject: seals and opens, and is never seen.
///
/// Good within the transaction that asked for it: after that the ring may have changed.
public final class CategoryKey {
  private final KeyRings rings;
  private final SealedRing row;
  private final Category category;
  private final int newest;
  private final Sealing sealing;

  /// @param newest the generation that seals
  /// @param sealing the transaction's
  CategoryKey(KeyRings rings, SealedRing row, Category category, int newest, Sealing sealing) {
    this.rings = rings;
    this.sealing = sealing;
    this.row = row;
    this.category = category;
    this.newest = newest;
  }

  /// Seals the bytes to their place: subject, category and binding.
  public Ciphertext seal(Binding binding, byte[] plain) {
    var header = Sealing.Header.of(row.version(), newest);
    byte[] place = Sealing.place(header, row.subject(), category, binding);
    try (RawKey key = rings.take(row, category, newest)) {
      return sealing.seal(key, header, place, plain);
    }
  }

  /// Returns what was sealed to this place.
  ///
  /// @throws UnreadableException if it was changed or moved, its key was destroyed, or the ring is
  ///   an older one put back
  public byte[] open(Binding binding, Ciphertext sealed) {
    var header = Sealing.Header.of(sealed);
    byte[] place = Sealing.place(header, row.subject(), category, binding);
    SealedRing sealer = rings.atLeast(header.ringVersion(), row);
    try (RawKey key = rings.take(sealer, category, header.generation())) {
      return sealing.open(key, header, place, sealed);
    }
  }

  /// Whether what is sealed here is sealed with an older key than the one that seals now.
  public boolean isOutdated(Ciphertext sealed) {
    return Sealing.Header.of(sealed).generation() != newest;
  }

  /// Whether the key that sealed this was destroyed since: nothing opens it any more. Not so if
  /// what sealed it is newer than the ring at hand.
  public boolean isDestroyed(Ciphertext sealed) {
    var header = Sealing.Header.of(sealed);
    return header.ringVersion() <= row.version() && !rings.has(row, category, header.generation());
  }

  @Override
  public String toString() {
    return "CategoryKey[REDACTED]";
  }
}
