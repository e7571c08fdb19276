package org.trygg.ledger;

import java.util.Arrays;
import org.trygg.proof.Hash;

/// The bytes of one entry, as the log keeps and hashes them; at most 65,535.
public final class Leaf {
  /// The most bytes that a leaf may have, as in C2SP tlog-tiles.
  public static final int MOST_BYTES = 0xFFFF;

  private final byte[] bytes;

  private Leaf(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns a leaf of a copy of these bytes, which need not be an entry's.
  ///
  /// @throws IllegalArgumentException if there are more than 65,535
  public static Leaf of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("A leaf has at most 65,535 bytes");
    }
    return new Leaf(bytes.clone());
  }

  /// Returns a copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns the leaf's hash in the tree.
  public Hash hash() {
    return Hash.ofLeaf(bytes);
  }

  /// Reads the entry.
  ///
  /// @throws IllegalArgumentException if the bytes are not an entry's
  public Entry entry() {
    return Entry.parse(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Leaf leaf && Arrays.equals(bytes, leaf.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Leaf[" + bytes.length + " bytes]";
  }
}
