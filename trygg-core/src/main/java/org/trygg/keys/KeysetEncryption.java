package org.trygg.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Key encryption by a Tink keyset file: the primary key seals, every key of the keyset opens.
///
/// The file may get a new primary key while programs run. A program that meets something sealed
/// with a key that it does not know reads the file again, so all on one file agree by themselves.
public final class KeysetEncryption implements KeyEncryption {
  private final KeysetFile file;
  private volatile Loaded loaded;

  /// The keyset as it was last read.
  private record Loaded(Aead aead, KeyId primary, SortedSet<KeyId> keys) {}

  private KeysetEncryption(KeysetFile file, Loaded loaded) {
    this.file = file;
    this.loaded = loaded;
  }

  static KeysetEncryption of(KeysetFile file) {
    return new KeysetEncryption(file, load(file.readOrMake(FileKeyset.SEALING)));
  }

  @Override
  public Ciphertext seal(byte[] plain, byte[] associatedData) {
    try {
      return Ciphertext.of(loaded.aead.encrypt(plain, associatedData));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available in this Java", e);
    }
  }

  @Override
  public byte[] open(Ciphertext sealed, byte[] associatedData) {
    Optional<KeyId> with = KeyId.of(sealed);
    if (with.isPresent() && !loaded.keys.contains(with.get())) {
      refresh();
    }
    try {
      return loaded.aead.decrypt(sealed.bytes(), associatedData);
    } catch (GeneralSecurityException e) {
      throw new UnreadableException(
          "Sealed bytes do not open: changed, moved, or the keyset is another", e);
    }
  }

  /// The key that seals.
  public KeyId primary() {
    return loaded.primary;
  }

  /// The keys that open and no longer seal.
  public SortedSet<KeyId> older() {
    var older = new TreeSet<>(loaded.keys);
    older.remove(loaded.primary);
    return older;
  }

  /// Reads the file again.
  public void refresh() {
    loaded = load(file.read());
  }

  /// Makes a new key that seals from now on; the others go on opening.
  ///
  /// @return the new key
  public KeyId rotate() {
    loaded = load(file.change(KeysetEncryption::withNewPrimary));
    return loaded.primary;
  }

  /// Destroys an older key. What is still sealed with it is lost.
  public void destroy(KeyId key) {
    loaded = load(file.change(keyset -> without(keyset, key)));
  }

  private static KeysetHandle withNewPrimary(KeysetHandle keyset) {
    try {
      return KeysetHandle.newBuilder(keyset)
          .setConfiguration(Algorithms.ALLOWED)
          .addEntry(
              KeysetHandle.generateEntryFromParameters(FileKeyset.SEALING)
                  .withRandomId()
                  .makePrimary())
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("XAES-256-GCM is not available", e);
    }
  }

  private static KeysetHandle without(KeysetHandle keyset, KeyId key) {
    var next = KeysetHandle.newBuilder(keyset).setConfiguration(Algorithms.ALLOWED);
    for (int i = keyset.size() - 1; i >= 0; i--) {
      if (keyset.getAt(i).getId() == key.value() && !keyset.getAt(i).isPrimary()) {
        next.deleteAt(i);
      }
    }
    try {
      return next.build();
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The keyset would have no key left");
    }
  }

  private static Loaded load(KeysetHandle keyset) {
    try {
      var keys = new TreeSet<KeyId>();
      IntStream.range(0, keyset.size())
          .mapToObj(keyset::getAt)
          .filter(entry -> entry.getStatus() == KeyStatus.ENABLED)
          .forEach(entry -> keys.add(new KeyId(entry.getId())));
      return new Loaded(
          keyset.getPrimitive(Algorithms.ALLOWED, Aead.class),
          new KeyId(keyset.getPrimary().getId()),
          keys);
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The keyset is not one that encrypts");
    }
  }

  @Override
  public String toString() {
    return "KeysetEncryption[REDACTED]";
  }
}
