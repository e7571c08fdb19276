package org.trygg.proof;

import java.security.DigestException;
import java.security.MessageDigest;

/// Hashes, as [Hash] does, what stands in arrays, without an object for any of it: for whoever
/// hashes a whole log. Not safe for use by several threads.
public final class Hashing {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = Hash.sha256();

  /// Writes the bare SHA-256 of `length` bytes from `at` on to the place `to` of `hashes`.
  public void bytes(byte[] bytes, int at, int length, byte[] hashes, int to) {
    digest.update(bytes, at, length);
    write(hashes, to);
  }

  /// Writes the hash of the leaf of these bytes, as [#bytes] does.
  public void leaf(byte[] bytes, int at, int length, byte[] hashes, int to) {
    digest.update(LEAF);
    bytes(bytes, at, length, hashes, to);
  }

  /// Returns the root of a full subtree: the array holds the hashes of its leaves one after
  /// another, and is written over.
  ///
  /// @throws IllegalArgumentException if the hashes are not 1, 2, 4, 8 or so on in number
  public Hash root(byte[] hashes) {
    int count = hashes.length / Hash.SIZE_BYTES;
    if (Integer.bitCount(count) != 1 || hashes.length % Hash.SIZE_BYTES != 0) {
      throw new IllegalArgumentException("A full subtree has 1, 2, 4, 8 or so on leaves");
    }
    for (int nodes = count / 2; nodes > 0; nodes /= 2) {
      for (int node = 0; node < nodes; node++) {
        digest.update(NODE);
        int children = node * 2 * Hash.SIZE_BYTES;
        bytes(hashes, children, 2 * Hash.SIZE_BYTES, hashes, node * Hash.SIZE_BYTES);
      }
    }
    return Hash.at(hashes, 0);
  }

  private void write(byte[] hashes, int to) {
    try {
      digest.digest(hashes, to, Hash.SIZE_BYTES);
    } catch (DigestException e) {
      throw new IllegalArgumentException("There is no room for a hash", e);
    }
  }
}
