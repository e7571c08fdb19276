package org.trygg.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.KeyEncryption;
import org.trygg.keys.KeyId;
import org.trygg.keys.SealedRing;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.SubjectRef;

/// The rings of all who were living when a key was destroyed, still sealed, in a file beside the
/// keysets; with the names of all keys ever destroyed.
///
/// Form 1: a line that names it; the count of destroyed keys and four bytes for each; for each ring
/// its length, subject, version and bytes; a zero; then the SHA-256 of all that, sealed under the
/// keyset of the rings, so that neither a part nor an older copy passes for the whole. Numbers are
/// big-endian, of four bytes.
public final class RingCopy {
  private static final byte[] FORM = "trygg ring copy v1\n".getBytes(US_ASCII);
  private static final int LARGEST = 1 << 24;

  private final OwnFile file;
  private final KeyEncryption encryption;

  public RingCopy(Path file, KeyEncryption encryption) {
    this.file = new OwnFile(file);
    this.encryption = encryption;
  }

  /// Writes the copy anew.
  ///
  /// @param destroyed the key that is about to be destroyed, beside those before it
  /// @param pages gives the rings after a subject, fewer and fewer, at last none
  public void write(KeyId destroyed, Function<Optional<SubjectRef>, List<SealedRing>> pages) {
    guarded(() ->
        file.alone(() -> {
          SortedSet<KeyId> keys = new TreeSet<>(destroyed());
          keys.add(destroyed);
          file.put(half -> write(half, keys, pages));
          return keys;
        }));
  }

  /// The keys that were destroyed; none if there is no copy.
  ///
  /// @throws RestoreException if the file is not whole, or of another keyset
  public SortedSet<KeyId> destroyed() {
    return file.exists() ? read(_ -> {}) : new TreeSet<>();
  }

  /// Hands over every ring, after the whole file was verified.
  ///
  /// @throws RestoreException if the file is not there, not whole, or of another keyset
  public void rings(Consumer<SealedRing> each) {
    read(_ -> {});
    read(each);
  }

  private void write(
      Path half, SortedSet<KeyId> keys, Function<Optional<SubjectRef>, List<SealedRing>> pages)
      throws IOException {
    MessageDigest digest = sha256();
    try (var plain = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)));
        var out = new DataOutputStream(new DigestOutputStream(plain, digest))) {
      out.write(FORM);
      out.writeInt(keys.size());
      for (KeyId key : keys) {
        out.write(key.toBytes());
      }
      List<SealedRing> page = pages.apply(Optional.empty());
      while (!page.isEmpty()) {
        for (SealedRing ring : page) {
          write(out, ring);
        }
        page = pages.apply(Optional.of(page.getLast().subject()));
      }
      out.writeInt(0);
      byte[] seal = encryption.seal(digest.digest(), FORM).bytes();
      plain.writeInt(seal.length);
      plain.write(seal);
    }
  }

  private static void write(DataOutputStream out, SealedRing ring) throws IOException {
    byte[] sealed = ring.sealed().bytes();
    UUID subject = ring.subject().value();
    byte[] row =
        ByteBuffer.allocate(2 * Integer.BYTES + 2 * Long.BYTES + sealed.length)
            .putInt(sealed.length)
            .putLong(subject.getMostSignificantBits())
            .putLong(subject.getLeastSignificantBits())
            .putInt(ring.version())
            .put(sealed)
            .array();
    out.write(row);
  }

  private SortedSet<KeyId> read(Consumer<SealedRing> each) {
    return guarded(() -> {
      MessageDigest digest = sha256();
      try (var plain =
              new DataInputStream(new BufferedInputStream(Files.newInputStream(file.path())));
          var in = new DataInputStream(new DigestInputStream(plain, digest))) {
        require(Arrays.equals(in.readNBytes(FORM.length), FORM));
        var keys = new TreeSet<KeyId>();
        for (int left = length(in); left > 0; left--) {
          keys.add(new KeyId(in.readInt()));
        }
        for (int length = length(in); length > 0; length = length(in)) {
          var subject = new SubjectRef(new UUID(in.readLong(), in.readLong()));
          int version = in.readInt();
          each.accept(new SealedRing(subject, version, sealed(in, length)));
        }
        byte[] found = digest.digest();
        byte[] sealed = encryption.open(sealed(plain, length(plain)), FORM);
        require(MessageDigest.isEqual(found, sealed) && plain.read() < 0);
        return keys;
      }
    });
  }

  private static int length(DataInputStream in) throws IOException {
    int length = in.readInt();
    require(length >= 0 && length <= LARGEST);
    return length;
  }

  private static Ciphertext sealed(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    require(bytes.length == length);
    return Ciphertext.of(bytes);
  }

  private static void require(boolean whole) {
    if (!whole) {
      throw new RestoreException("The copy of the rings is not whole: put its newest backup back");
    }
  }

  /// Work on the file that may fail in the ways that files do.
  private interface Work {
    SortedSet<KeyId> run() throws IOException;
  }

  private static SortedSet<KeyId> guarded(Work work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new RestoreException(
          "The copy of the rings, rings.copy beside the keysets, cannot be read or written", e);
    } catch (UnreadableException e) {
      throw new RestoreException(
          "The copy of the rings belongs to other keysets: put both back from one backup", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
