package org.trygg.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A SHA-256 hash of 32 bytes: of a leaf, of a node, or of a whole tree. RFC 6962 section 2.1.
///
/// Two hashes are compared in fixed time. The text form is standard Base64, as C2SP writes hashes.
public final class Hash {
  /// The length of a hash, in bytes.
  public static final int SIZE_BYTES = 32;

  /// The root of a tree without leaves.
  public static final Hash EMPTY_TREE = new Hash(sha256().digest());

  /// Looking a digest up costs more than hashing a node; each use leaves it as new.
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hash::sha256);

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the hash of these 32 bytes' value; the bytes are copied.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32 bytes
  public static Hash of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("A hash has 32 bytes");
    }
    return new Hash(bytes.clone());
  }

  /// Returns the hash whose 32 bytes stand here in an array that is long enough.
  static Hash at(byte[] bytes, int from) {
    return new Hash(Arrays.copyOfRange(bytes, from, from + SIZE_BYTES));
  }

  /// Returns the bare SHA-256 of these bytes, which are no leaf and no node.
  public static Hash ofBytes(byte[] bytes) {
    return new Hash(DIGEST.get().digest(bytes));
  }

  /// Returns the hash of a leaf: `SHA-256(0x00 || data)`.
  public static Hash ofLeaf(byte[] data) {
    MessageDigest digest = DIGEST.get();
    digest.update(LEAF);
    return new Hash(digest.digest(data));
  }

  /// Returns the hash of a node with two children: `SHA-256(0x01 || left || right)`.
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = DIGEST.get();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if the text is not the one Base64 form of 32 bytes
  public static Hash parse(String text) {
    return of(SignedNote.decode(text, "A hash"));
  }

  /// Returns a copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
