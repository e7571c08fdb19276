package org.trygg.keys;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A Tink keyset in a file that only its owner can read; made on the first start.
///
/// One file for one use: a keyset whose keys are not of an algorithm allowed for that use is
/// refused. Losing the file is losing everything sealed with it. Here the files lie in the clear;
/// [KeyFolder] has the ones that a key service seals.
public final class FileKeyset {
  /// New keys have nonces of 192 bits; those of 96 bits are of older files.
  static final Parameters SEALING = PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE;

  static final Set<Parameters> SEALING_ALLOWED =
      Set.of(SEALING, PredefinedAeadParameters.AES256_GCM);
  static final Parameters TAGGING = PredefinedPrfParameters.HMAC_SHA256_PRF;

  private FileKeyset() {}

  /// AES-256-GCM or XAES-256-GCM under the keyset of the file, made when the file is not there.
  ///
  /// @throws KeysetException if the file is not a keyset of such keys, or others can read it
  public static KeysetEncryption encryption(Path file) {
    return encryption(file, new KeysetFile.Seal.InTheClear());
  }

  /// HMAC-SHA256 under the keyset of the file, made when the file is not there.
  ///
  /// @throws KeysetException if the file is not a keyset of HMAC-SHA256 keys, or others can read it
  public static Tagging tagging(Path file) {
    return tagging(file, new KeysetFile.Seal.InTheClear());
  }

  /// Adds a new key that makes tags from the next start on; those before are still looked for.
  ///
  /// @throws KeysetException if there is no such file, or it is not such a keyset
  public static void addTaggingKey(Path file) {
    addTaggingKey(file, new KeysetFile.Seal.InTheClear());
  }

  /// Drops every key but the current one: what they made is found no more.
  ///
  /// @param current the number of the key that the caller knows to be the current one
  /// @throws KeysetException if there is no such file, it is not such a keyset, or a newer key is
  ///   in it
  public static void dropOtherTaggingKeys(Path file, int current) {
    dropOtherTaggingKeys(file, new KeysetFile.Seal.InTheClear(), current);
  }

  static void addTaggingKey(Path file, KeysetFile.Seal seal) {
    if (!Files.exists(file)) {
      throw new KeysetException("There is no such keyset file: name the one in use");
    }
    new KeysetFile(file, seal, Set.of(TAGGING)).change(KeysetTagging::withNewPrimary);
  }

  static void dropOtherTaggingKeys(Path file, KeysetFile.Seal seal, int current) {
    var keyset = new KeysetFile(file, seal, Set.of(TAGGING));
    keyset.change(keys -> KeysetTagging.only(keys, current));
  }

  static KeysetEncryption encryption(Path file, KeysetFile.Seal seal) {
    return KeysetEncryption.of(new KeysetFile(file, seal, SEALING_ALLOWED));
  }

  static Tagging tagging(Path file, KeysetFile.Seal seal) {
    return KeysetTagging.of(new KeysetFile(file, seal, Set.of(TAGGING)).readOrMake(TAGGING));
  }

  /// Any keyset of the folder, to be sealed anew.
  static KeysetFile any(Path file, KeysetFile.Seal seal) {
    return new KeysetFile(
        file, seal, Set.of(SEALING, PredefinedAeadParameters.AES256_GCM, TAGGING));
  }
}
