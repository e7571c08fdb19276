package org.trygg.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/// Key encryption by a Tink keyset: the primary key seals, every key of the keyset opens.
record KeysetEncryption(Aead aead) implements KeyEncryption {
  static KeysetEncryption of(KeysetHandle keyset) {
    try {
      return new KeysetEncryption(keyset.getPrimitive(Algorithms.ALLOWED, Aead.class));
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The keyset is not one that encrypts");
    }
  }

  @Override
  public Ciphertext seal(byte[] plain, byte[] associatedData) {
    try {
      return Ciphertext.of(aead.encrypt(plain, associatedData));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available in this Java", e);
    }
  }

  @Override
  public byte[] open(Ciphertext sealed, byte[] associatedData) {
    try {
      return aead.decrypt(sealed.bytes(), associatedData);
    } catch (GeneralSecurityException e) {
      throw new UnreadableException(
          "Sealed bytes do not open: changed, moved, or the keyset is another", e);
    }
  }

  @Override
  public String toString() {
    return "KeysetEncryption[REDACTED]";
  }
}
