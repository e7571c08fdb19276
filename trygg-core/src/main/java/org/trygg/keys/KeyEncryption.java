package org.trygg.keys;

/// Seals small secrets, such as key rings, under a key that never leaves its holder: a keyset file,
/// or a key management service.
///
/// Every implementation is authenticated encryption with associated data: what was sealed opens
/// only whole, unchanged, and with the same associated data. Fit for use by many threads.
public interface KeyEncryption {
  /// Seals the bytes, bound to the associated data, which is not part of the answer.
  Ciphertext seal(byte[] plain, byte[] associatedData);

  /// Returns what was sealed.
  ///
  /// @throws UnreadableException if it was changed, or sealed with another key or associated data
  byte[] open(Ciphertext sealed, byte[] associatedData);
}
