package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;

/// How a keyset lies in its file: in the clear, or sealed under a root key.
sealed interface KeysetSeal {
  /// The member of Tink's JSON that a sealed keyset has and one in the clear has not.
  String MARK = "encryptedKeyset";

  String serialise(KeysetHandle keyset) throws GeneralSecurityException;

  /// @throws KeysetException if the text is of the other way of lying there
  KeysetHandle parse(String text) throws GeneralSecurityException;

  /// For its owner only, by the permissions of the file.
  record InTheClear() implements KeysetSeal {
    @Override
    public String serialise(KeysetHandle keyset) throws GeneralSecurityException {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, Algorithms.ALLOWED, InsecureSecretKeyAccess.get());
    }

    @Override
    public KeysetHandle parse(String text) throws GeneralSecurityException {
      if (text.contains(MARK)) {
        throw new KeysetException(
            "The keysets are sealed by a key service: give its settings, trygg.kms");
      }
      return TinkJsonProtoKeysetFormat.parseKeyset(
          text, Algorithms.ALLOWED, InsecureSecretKeyAccess.get());
    }
  }

  /// Bound to the name of its file, so that one keyset does not pass for another.
  ///
  /// @param root seals and opens; a key in memory, or the key service itself
  record Under(Aead root, String name) implements KeysetSeal {
    @Override
    public String serialise(KeysetHandle keyset) throws GeneralSecurityException {
      return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
          keyset, root, place(), Algorithms.ALLOWED);
    }

    @Override
    public KeysetHandle parse(String text) throws GeneralSecurityException {
      if (!text.contains(MARK)) {
        throw new KeysetException(
            "A keyset lies in the clear beside a root key: put the sealed file back");
      }
      return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
          text, root, place(), Algorithms.ALLOWED);
    }

    private byte[] place() {
      return ("trygg keyset v1|" + name).getBytes(UTF_8);
    }

    @Override
    public String toString() {
      return "Under[REDACTED]";
    }
  }
}
