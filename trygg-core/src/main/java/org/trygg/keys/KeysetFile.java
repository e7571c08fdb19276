package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// One keyset in one file that only its owner can read. It appears and changes whole or not at all.
///
/// @param allowed the algorithms of keys that may be in it
record KeysetFile(Path file, Seal seal, Set<Parameters> allowed) {
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int MAX_BYTES = 65_536;

  /// A file's lock is the whole process's; this one keeps its threads apart.
  private static final ReentrantLock THREADS = new ReentrantLock();

  /// Work on a file that may fail in the ways that files and keysets fail.
  interface Work<T> {
    T run() throws IOException, GeneralSecurityException;
  }

  /// The keyset, made with one key of the algorithm when the file is not there.
  KeysetHandle readOrMake(Parameters fresh) {
    return guarded(() -> {
      if (!Files.exists(file)) {
        make(seal.serialise(KeysetHandle.generateNew(fresh, Algorithms.ALLOWED)));
      }
      return parse();
    });
  }

  KeysetHandle read() {
    return guarded(this::parse);
  }

  /// Changes the keyset, one thread of one process at a time, and returns it changed.
  KeysetHandle change(UnaryOperator<KeysetHandle> change) {
    return guarded(() ->
        alone(
            file,
            () -> {
              KeysetHandle changed = change.apply(parse());
              write(file, seal.serialise(changed));
              return changed;
            }));
  }

  /// Seals the keyset the other way, unless that was done before.
  void sealAs(Seal.Under other) {
    guarded(() ->
        alone(
            file,
            () -> {
              boolean isDone = Files.readString(file).contains(Seal.MARK);
              if (!isDone) {
                write(file, other.serialise(parse()));
              }
              return isDone;
            }));
  }

  /// Works while no other thread or process that asks for the same does.
  static <T> T alone(Path file, Work<T> work) throws IOException, GeneralSecurityException {
    THREADS.lock();
    try (FileChannel lock =
            FileChannel.open(
                folder(file).resolve(file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OWNER);
        var _ = lock.lock()) {
      return work.run();
    } finally {
      THREADS.unlock();
    }
  }

  private KeysetHandle parse() throws IOException, GeneralSecurityException {
    requirePrivate();
    if (Files.size(file) > MAX_BYTES) {
      throw new KeysetException("The keyset file is larger than any keyset");
    }
    return requireAllowed(seal.parse(Files.readString(file)));
  }

  static <T> T guarded(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new KeysetException("The keyset file cannot be read or made: check its folder", e);
    } catch (UnsupportedOperationException e) {
      throw new KeysetException("Keyset files need a file system with POSIX permissions", e);
    } catch (GeneralSecurityException e) {
      // No cause: a parser's message may repeat the key.
      throw new KeysetException("The file is not a Tink keyset of an allowed algorithm");
    }
  }

  /// Never in the place of a file made by another process.
  private void make(String text) throws IOException {
    Path half = half(folder(file), text);
    try {
      Files.createLink(file, half);
      flush(folder(file));
    } catch (FileAlreadyExistsException e) {
      // Another process was first: its keyset is the one to use.
      return;
    } finally {
      Files.delete(half);
    }
  }

  /// Puts the text into the place of whatever the file holds, on the disk when it returns.
  static void write(Path file, String text) throws IOException {
    Files.move(half(folder(file), text), file, StandardCopyOption.ATOMIC_MOVE);
    flush(folder(file));
  }

  private static Path half(Path folder, String text) throws IOException {
    Path half = Files.createTempFile(folder, ".half", null, OWNER);
    try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    return half;
  }

  private static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent())
        .orElseThrow(() -> new KeysetException("A keyset file lies in a folder: name a file"));
  }

  private void requirePrivate() throws IOException {
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    others.removeAll(
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
    if (!others.isEmpty()) {
      throw new KeysetException("The keyset file is open to others: run chmod 600 on it");
    }
  }

  private KeysetHandle requireAllowed(KeysetHandle keyset) {
    for (int i = 0; i < keyset.size(); i++) {
      if (!allowed.contains(keyset.getAt(i).getKey().getParameters())) {
        throw new KeysetException("The keyset holds a key of an algorithm not allowed here");
      }
    }
    return keyset;
  }

  /// How a keyset lies in its file: in the clear, or sealed under a root key.
  sealed interface Seal {
    /// The member of Tink's JSON that a sealed keyset has and one in the clear has not.
    String MARK = "encryptedKeyset";

    String serialise(KeysetHandle keyset) throws GeneralSecurityException;

    /// @throws KeysetException if the text is of the other way of lying there
    KeysetHandle parse(String text) throws GeneralSecurityException;

    /// For its owner only, by the permissions of the file.
    record InTheClear() implements Seal {
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
    record Under(Aead root, String name) implements Seal {
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
}
