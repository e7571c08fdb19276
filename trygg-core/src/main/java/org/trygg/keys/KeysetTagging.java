package org.trygg.keys;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tagging by a Tink keyset: the primary key writes, every key of the keyset is looked for.
///
/// @param keys the keys, the primary first
/// @param keyNumber the primary's id in the keyset
record KeysetTagging(List<Prf> keys, int keyNumber) implements Tagging {
  static KeysetTagging of(KeysetHandle keyset) {
    try {
      PrfSet set = keyset.getPrimitive(Algorithms.ALLOWED, PrfSet.class);
      List<Prf> keys = new ArrayList<>();
      for (Map.Entry<Integer, Prf> key : set.getPrfs().entrySet()) {
        boolean primary = key.getKey() == set.getPrimaryId();
        keys.add(primary ? 0 : keys.size(), key.getValue());
      }
      return new KeysetTagging(List.copyOf(keys), set.getPrimaryId());
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The keyset is not one that makes tags");
    }
  }

  static KeysetHandle withNewPrimary(KeysetHandle keyset) {
    try {
      return KeysetHandle.newBuilder(keyset)
          .setConfiguration(Algorithms.ALLOWED)
          .addEntry(
              KeysetHandle.generateEntryFromParameters(FileKeyset.TAGGING)
                  .withRandomId()
                  .makePrimary())
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is not available in this Java", e);
    }
  }

  /// @throws KeysetException if the current key is another
  static KeysetHandle only(KeysetHandle keyset, int current) {
    if (keyset.getPrimary().getId() != current) {
      throw new KeysetException("The keyset has a newer key: stop every server, and start anew");
    }
    var one = KeysetHandle.newBuilder(keyset).setConfiguration(Algorithms.ALLOWED);
    for (int i = keyset.size() - 1; i >= 0; i--) {
      if (!keyset.getAt(i).isPrimary()) {
        one.deleteAt(i);
      }
    }
    try {
      return one.build();
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The keyset would have no key left");
    }
  }

  @Override
  public boolean isRotating() {
    return keys.size() > 1;
  }

  @Override
  public Tag tag(byte[] input) {
    return tag(keys.getFirst(), input);
  }

  @Override
  public List<Tag> tags(byte[] input) {
    return keys.stream().map(key -> tag(key, input)).toList();
  }

  private static Tag tag(Prf key, byte[] input) {
    try {
      return Tag.of(key.compute(input, Tag.BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is not available in this Java", e);
    }
  }

  @Override
  public String toString() {
    return "KeysetTagging[REDACTED]";
  }
}
