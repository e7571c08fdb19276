package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A Tink keyset in a file that only its owner can read; made on the first start.
///
/// One file for one use: a keyset whose keys are not of the one algorithm allowed for that use is
/// refused. Losing the file is losing everything sealed with it.
public final class FileKeyset {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final int MAX_BYTES = 65_536;

  private FileKeyset() {}

  /// AES-256-GCM under the keyset of the file, made when the file is not there.
  ///
  /// @throws KeysetException if the file is not a keyset of AES-256-GCM keys, or others can read it
  public static KeyEncryption encryption(Path file) {
    return KeysetEncryption.of(keyset(file, PredefinedAeadParameters.AES256_GCM));
  }

  /// HMAC-SHA256 under the keyset of the file, made when the file is not there.
  ///
  /// @throws KeysetException if the file is not a keyset of HMAC-SHA256 keys, or others can read it
  public static Tagging tagging(Path file) {
    return KeysetTagging.of(keyset(file, PredefinedPrfParameters.HMAC_SHA256_PRF));
  }

  /// Adds a new key that makes tags from the next start on; those before are still looked for.
  ///
  /// @throws KeysetException if there is no such file, or it is not such a keyset
  public static void addTaggingKey(Path file) {
    change(
        file,
        keys ->
            keys.addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                    .withRandomId()
                    .makePrimary()));
  }

  /// Drops every key but the current one: what they made is found no more.
  ///
  /// @param current the number of the key that the caller knows to be the current one
  /// @throws KeysetException if there is no such file, it is not such a keyset, or a newer key is
  ///   in it
  public static void dropOtherTaggingKeys(Path file, int current) {
    KeysetHandle held = keyset(file, PredefinedPrfParameters.HMAC_SHA256_PRF);
    if (held.getPrimary().getId() != current) {
      throw new KeysetException("The keyset has a newer key: stop every server, and start anew");
    }
    if (held.size() == 1) {
      return;
    }
    change(
        file,
        keys -> {
          for (int i = keys.size() - 1; i >= 0; i--) {
            if (!keys.getAt(i).isPrimary()) {
              keys.deleteAt(i);
            }
          }
        });
  }

  private static void change(Path file, Consumer<KeysetHandle.Builder> change) {
    if (!Files.exists(file)) {
      throw new KeysetException("There is no such keyset file: name the one in use");
    }
    KeysetHandle.Builder keys =
        KeysetHandle.newBuilder(keyset(file, PredefinedPrfParameters.HMAC_SHA256_PRF))
            .setConfiguration(Algorithms.ALLOWED);
    change.accept(keys);
    try {
      replace(file, keys.build());
    } catch (IOException e) {
      throw new KeysetException("The keyset file cannot be written: check its folder", e);
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The keyset cannot be made");
    }
  }

  /// The file is the old one or the new one, whatever happens.
  private static void replace(Path file, KeysetHandle keyset)
      throws IOException, GeneralSecurityException {
    Path folder = folder(file);
    Path half =
        Files.createTempFile(folder, ".keyset", null, PosixFilePermissions.asFileAttribute(OWNER));
    try {
      write(half, serialise(keyset));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flush(folder);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static KeysetHandle keyset(Path file, Parameters allowed) {
    try {
      if (!Files.exists(file)) {
        make(file, KeysetHandle.generateNew(allowed, Algorithms.ALLOWED));
      }
      requirePrivate(file);
      return requireOnly(allowed, read(file));
    } catch (IOException e) {
      throw new KeysetException("The keyset file cannot be read or made: check its folder", e);
    } catch (UnsupportedOperationException e) {
      throw new KeysetException("Keyset files need a file system with POSIX permissions", e);
    } catch (GeneralSecurityException e) {
      // No cause: a parser's message may repeat the key.
      throw new KeysetException("The file is not a Tink keyset of an allowed algorithm");
    }
  }

  /// The file appears whole or not at all, and never in the place of one made by another process.
  private static void make(Path file, KeysetHandle keyset)
      throws IOException, GeneralSecurityException {
    Path folder = folder(file);
    Path half =
        Files.createTempFile(folder, ".keyset", null, PosixFilePermissions.asFileAttribute(OWNER));
    try {
      write(half, serialise(keyset));
      Files.createLink(file, half);
      flush(folder);
    } catch (FileAlreadyExistsException e) {
      // Another process was first: its keyset is the one to use.
      return;
    } finally {
      Files.delete(half);
    }
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent())
        .orElseThrow(() -> new KeysetException("A keyset file lies in a folder: name a file"));
  }

  private static byte[] serialise(KeysetHandle keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
            keyset, Algorithms.ALLOWED, InsecureSecretKeyAccess.get())
        .getBytes(UTF_8);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
    if (Files.size(file) > MAX_BYTES) {
      throw new KeysetException("The keyset file is larger than any keyset");
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(file), Algorithms.ALLOWED, InsecureSecretKeyAccess.get());
  }

  private static void requirePrivate(Path file) throws IOException {
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

  private static KeysetHandle requireOnly(Parameters allowed, KeysetHandle keyset) {
    for (int i = 0; i < keyset.size(); i++) {
      if (!keyset.getAt(i).getKey().getParameters().equals(allowed)) {
        throw new KeysetException("The keyset holds a key of an algorithm not allowed here");
      }
    }
    return keyset;
  }
}
