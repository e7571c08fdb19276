package org.trygg.ledger;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.trygg.proof.Hash;

/// One entry as the log keeps it: blinded, so that what the tree holds of it, and everybody may
/// see, tells nothing of the entry. At most 65,535 bytes.
///
/// Version 2: the byte `0x02`, 16 random bytes, and the entry's bytes; the tree holds the SHA-256
/// of all of it. Whoever is shown the bytes can hash them; nobody else can guess them. Version 3,
/// of an entry about a subject: the byte `0x03`, the 32 of a [Count], and a leaf of version 2; the
/// tree holds the SHA-256 of the first 33 bytes and that of the rest. Version 1, which is read and
/// not written any more, is the entry's bytes, and the tree holds just them.
public final class Leaf {
  /// The most bytes that a leaf may have, as in C2SP tlog-tiles.
  public static final int MOST_BYTES = 0xFFFF;

  /// The bytes that the tree holds of a leaf of version 2.
  public static final int COMMITTED_BYTES = 32;

  /// The bytes of a leaf of version 3 before the leaf of version 2 that it holds.
  public static final int COUNTED_HEAD_BYTES = 1 + Hash.SIZE_BYTES;

  static final byte BLINDED = 2;
  static final byte COUNTED = 3;

  private static final long NONE = -1;
  private static final int BLINDING_BYTES = 16;
  private static final int BLINDED_HEAD_BYTES = 1 + BLINDING_BYTES;
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
    return new Leaf(join(BLINDED, blinding, entry));
  }

  /// Which of the entries about its subject an entry is, counted when it gets its place, and where
  /// the one before it stands; so that the subject can tell when one is left out. The leaf commits
  /// to it; who is not given the secret learns nothing from the leaf.
  ///
  /// @param number from 1
  /// @param previous the index of the entry before it; -1 for the first
  /// @param secret 32 random bytes, kept beside the log with whom the entry is about
  public record Count(long number, long previous, Hash secret) {
    /// @throws IllegalArgumentException if the number is less than 1, or the index less than -1
    public Count {
      if (number < 1 || previous < NONE) {
        throw new IllegalArgumentException("An entry's number is from 1, and an index from 0");
      }
    }

    /// Counts on from the last entry about the subject.
    static Count after(Last last) {
      byte[] secret = new byte[Hash.SIZE_BYTES];
      CHANCE.nextBytes(secret);
      return new Count(last.number + 1, last.index, Hash.of(secret));
    }

    /// The SHA-256 of the secret, the number and the index, eight bytes each, big-endian.
    private byte[] commitment() {
      return Hash.ofBytes(
              ByteBuffer.allocate(Hash.SIZE_BYTES + 2 * Long.BYTES)
                  .put(secret.bytes())
                  .putLong(number)
                  .putLong(previous)
                  .array())
          .bytes();
    }

    @Override
    public String toString() {
      return "Count[REDACTED]";
    }
  }

  /// The last entry about a subject: its index, and its number, 0 if it was not counted.
  public record Last(long index, long number) {
    static final Last NOTHING = new Last(NONE, 0);
  }

  /// Returns the same leaf, committing to the count too.
  ///
  /// @throws IllegalStateException if this is not a leaf of version 2
  Leaf counted(Count count) {
    if (!isCountable()) {
      throw new IllegalStateException("Only an entry that has no place yet is counted");
    }
    return new Leaf(join(COUNTED, count.commitment(), bytes));
  }

  /// Whether it can be counted, if it is about somebody.
  boolean isCountable() {
    return isOf(BLINDED);
  }

  /// Whether the leaf commits to this count.
  public boolean commitsTo(Count count) {
    return isCounted()
        && Arrays.equals(
            bytes, 1, COUNTED_HEAD_BYTES, count.commitment(), 0, COUNTED_HEAD_BYTES - 1);
  }

  /// Returns what else than the count the leaf commits to: enough to prove the count to somebody
  /// who may not see the whole entry.
  public Hash uncounted() {
    return Hash.ofBytes(
        isCounted() ? Arrays.copyOfRange(bytes, COUNTED_HEAD_BYTES, bytes.length) : bytes);
  }

  /// Returns the hash in the tree of a leaf that commits to this count, and to this beside it.
  public static Hash hash(Count count, Hash uncounted) {
    return Hash.ofLeaf(committed(count.commitment(), uncounted));
  }

  private static byte[] committed(byte[] count, Hash uncounted) {
    return Hash.ofBytes(join(COUNTED, count, uncounted.bytes())).bytes();
  }

  private static byte[] join(byte version, byte[] first, byte[] second) {
    return ByteBuffer.allocate(1 + first.length + second.length)
        .put(version)
        .put(first)
        .put(second)
        .array();
  }

  /// Returns a copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns what the tree holds of it.
  public byte[] committed() {
    if (isCounted()) {
      return committed(Arrays.copyOfRange(bytes, 1, COUNTED_HEAD_BYTES), uncounted());
    }
    return isOf(BLINDED) ? Hash.ofBytes(bytes).bytes() : bytes.clone();
  }

  /// Returns its hash in the tree.
  public Hash hash() {
    return Hash.ofLeaf(committed());
  }

  /// Reads the entry.
  ///
  /// @throws IllegalArgumentException if the bytes are not an entry's
  public Entry entry() {
    int from = isCounted() ? COUNTED_HEAD_BYTES : 0;
    from += from < bytes.length && bytes[from] == BLINDED ? BLINDED_HEAD_BYTES : 0;
    return EntryCodec.parse(Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length));
  }

  private boolean isCounted() {
    return isOf(COUNTED) && bytes.length >= COUNTED_HEAD_BYTES;
  }

  private boolean isOf(byte version) {
    return bytes.length > 0 && bytes[0] == version;
  }

  /// Whether a leaf that begins with this byte is of version 2.
  public static boolean isBlinded(byte first) {
    return first == BLINDED;
  }

  /// Whether a leaf that begins with this byte is of version 3, if it has all bytes of its head.
  public static boolean isCounted(byte first) {
    return first == COUNTED;
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
