package org.trygg.keys;

import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The key of one category of one subject: seals and opens, and is never seen.
///
/// Good within the transaction that asked for it: after that the ring may have changed.
public final class CategoryKey {
  private final SubjectRef subject;
  private final Category category;
  private final int ringVersion;
  private final OpenedRing.Key key;

  CategoryKey(SubjectRef subject, Category category, int ringVersion, OpenedRing.Key key) {
    this.subject = subject;
    this.category = category;
    this.ringVersion = ringVersion;
    this.key = key;
  }

  /// Seals the bytes to their place: subject, category and binding.
  public Ciphertext seal(Binding binding, byte[] plain) {
    byte[] header = Sealing.header(ringVersion, key.generation());
    byte[] place = Sealing.associatedData(header, subject, category, binding);
    return Sealing.seal(key.aead(), plain, header, place);
  }

  /// Returns what was sealed to this place.
  ///
  /// @throws UnreadableException if it was changed or moved, its key was destroyed, or the ring is
  ///   an older one put back
  public byte[] open(Binding binding, Ciphertext sealed) {
    byte[] header = Sealing.requireHeader(sealed, ringVersion, key.generation());
    byte[] place = Sealing.associatedData(header, subject, category, binding);
    return Sealing.open(key.aead(), sealed, place);
  }

  @Override
  public String toString() {
    return "CategoryKey[REDACTED]";
  }
}
