package org.trygg.ledger;

import java.security.SecureRandom;
import java.util.Arrays;
import org.trygg.proof.Hash;

/// One entry as the log keeps it: blinded, so that what the tree holds of it, and everybody may
/// see, tells nothing of the entry. At most 65,535 bytes.
///
/// Version 2: the byte `0x02`, 16 random bytes, and the entry's bytes; the tree holds the SHA-256
/// of all of it. Whoever is shown the bytes can hash them; nobody else can guess them. Version 1,
/// which is read and not written any more, is the entry's bytes, and the tree holds just them.
public final class Leaf {
  /// The most bytes that a leaf may have, as in C2SP tlog-tiles.
  public static final int MOST_BYTES = 0xFFFF;

  /// The bytes that the tree holds of a leaf of version 2.
  public static final int COMMITTED_BYTES = 32;

  static final byte BLINDED = 2;

  private static final int BLINDING_BYTES = 16;
  private static final SecureRandom CHANCE = new SecureRandom();

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

  /// Returns the entry's bytes under a blinding of their own.
  static Leaf blind(byte[] entry) {
    byte[] blinding = new byte[BLINDING_BYTES];
    CHANCE.nextBytes(blinding);
    byte[] bytes = new byte[1 + BLINDING_BYTES + entry.length];
    bytes[0] = BLINDED;
    System.arraycopy(blinding, 0, bytes, 1, BLINDING_BYTES);
    System.arraycopy(entry, 0, bytes, 1 + BLINDING_BYTES, entry.length);
    return new Leaf(bytes);
  }

  /// Returns a copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns what the tree holds of it.
  public byte[] committed() {
    return isBlinded() ? Hash.ofBytes(bytes).bytes() : bytes.clone();
  }

  /// Returns its hash in the tree.
  public Hash hash() {
    return Hash.ofLeaf(committed());
  }

  /// Reads the entry.
  ///
  /// @throws IllegalArgumentException if the bytes are not an entry's
  public Entry entry() {
    int from = isBlinded() ? Math.min(1 + BLINDING_BYTES, bytes.length) : 0;
    return EntryCodec.parse(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private boolean isBlinded() {
    return bytes.length > 0 && isBlinded(bytes[0]);
  }

  /// Whether a leaf that begins with this byte is blinded.
  static boolean isBlinded(byte first) {
    return first == BLINDED;
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
