package org.trygg.keys;

import com.google.crypto.tink.Aead;
import java.util.Map;
import java.util.Optional;
import org.trygg.vocabulary.Category;

/// A ring in use: its live keys as things that seal and open. Immutable, may be kept in a cache.
///
/// The salt is kept in the clear in memory; the keys are inside the cipher objects of Java, which
/// cannot be wiped and go with the garbage.
final class OpenedRing {
  private final Map<Category, Key> keys;
  private final byte[] salt;

  OpenedRing(Map<Category, Key> keys, byte[] salt) {
    this.keys = Map.copyOf(keys);
    this.salt = salt;
  }

  /// @param generation counts the keys a category has had, from 1
  record Key(int generation, Aead aead) {
    @Override
    public String toString() {
      return "Key[REDACTED]";
    }
  }

  Optional<Key> key(Category category) {
    return Optional.ofNullable(keys.get(category));
  }

  byte[] salt() {
    return salt.clone();
  }

  @Override
  public String toString() {
    return "OpenedRing[REDACTED]";
  }
}
