package org.trygg.copies;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.trygg.ledger.Leaf;
import org.trygg.proof.Hash;

/// The files of a copied log, and how they are written.
///
/// `checkpoint`: the signed note. `key`: the log's public key, for convenience only. `entries`:
/// each leaf after its length, two bytes big-endian; nothing after a length of 0, for an entry that
/// is gone. `hashes`: the leaves' hashes, 32 bytes each.
record LogFolder(Path path) {
  static final String CHECKPOINT = "checkpoint";
  static final String KEY = "key";
  static final String ENTRIES = "entries";
  static final String HASHES = "hashes";

  private static final int BUFFER_BYTES = 1 << 16;

  Path file(String name) {
    return path.resolve(name);
  }

  void write(String name, String text) throws IOException {
    Files.writeString(file(name), text, StandardOpenOption.CREATE_NEW);
  }

  DataOutputStream create(String name) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(
            Files.newOutputStream(file(name), StandardOpenOption.CREATE_NEW), BUFFER_BYTES));
  }

  DataInputStream open(String name) throws IOException {
    return new DataInputStream(
        new BufferedInputStream(Files.newInputStream(file(name)), BUFFER_BYTES));
  }

  static void writeGone(DataOutputStream entries) throws IOException {
    entries.writeShort(0);
  }

  /// Whether a leaf that was read stands for an entry that is gone.
  static boolean isGone(Leaf leaf) {
    return leaf.bytes().length == 0;
  }

  static void writeLeaf(DataOutputStream entries, Leaf leaf) throws IOException {
    byte[] bytes = leaf.bytes();
    entries.writeShort(bytes.length);
    entries.write(bytes);
  }

  /// Reads the next leaf, or none at the end.
  ///
  /// @throws EOFException if the file ends within a leaf
  static Optional<Leaf> readLeaf(DataInputStream entries) throws IOException {
    int high = entries.read();
    if (high < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[high << Byte.SIZE | entries.readUnsignedByte()];
    entries.readFully(bytes);
    return Optional.of(Leaf.of(bytes));
  }

  /// Reads the next hash, or none at the end.
  ///
  /// @throws EOFException if the file ends within a hash
  static Optional<Hash> readHash(DataInputStream hashes) throws IOException {
    byte[] bytes = hashes.readNBytes(Hash.SIZE_BYTES);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (bytes.length < Hash.SIZE_BYTES) {
      throw new EOFException("The list of hashes ends within a hash");
    }
    return Optional.of(Hash.of(bytes));
  }
}
