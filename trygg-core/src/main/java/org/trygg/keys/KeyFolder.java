package org.trygg.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of the keysets: each a file in the clear for its owner only, or all of them sealed
/// under one root key, which a key service unseals once, at the start.
///
/// The root key lies in `root.keyset`, sealed by the service. Files found in the clear when the
/// service is first used are sealed in their place; later none in the clear is accepted, so that
/// nobody without the service can put in a key of his own.
public final class KeyFolder {
  private static final String ROOT = "root.keyset";
  private static final String COMING = "root.keyset.new";
  private static final String KEYSET = ".keyset";

  private final Path folder;
  private final Optional<Aead> root;

  private KeyFolder(Path folder, Optional<Aead> root) {
    this.folder = folder;
    this.root = root;
  }

  /// The folder with its files in the clear.
  ///
  /// @throws KeysetException if they are sealed by a key service
  public static KeyFolder inTheClear(Path folder) {
    if (Files.exists(folder.resolve(ROOT)) || Files.exists(folder.resolve(COMING))) {
      throw new KeysetException(
          "The keysets are sealed by a key service: give its settings, trygg.kms");
    }
    return new KeyFolder(folder, Optional.empty());
  }

  /// The folder with its files sealed under the root key. Calls the service once.
  ///
  /// @param service seals and unseals the root key, such as Tink's `KmsClient` gives it
  /// @throws KeysetException if the service does not answer, or did not seal this root key
  public static KeyFolder sealedBy(Path folder, Aead service) {
    Path root = folder.resolve(ROOT);
    Aead key =
        Files.exists(root)
            ? aead(unsealed(root, service))
            : KeysetFile.guarded(() -> KeysetFile.alone(root, () -> adopt(folder, service)));
    return new KeyFolder(folder, Optional.of(key));
  }

  /// What seals and opens with the keyset of this name.
  public KeysetEncryption encryption(String name) {
    return FileKeyset.encryption(file(name), seal(name));
  }

  /// What makes tags with the keyset of this name.
  public Tagging tagging(String name) {
    return FileKeyset.tagging(file(name), seal(name));
  }

  /// Adds a new key to a keyset that makes tags, good from the next start on.
  ///
  /// @throws KeysetException if there is no keyset of this name
  public void addTaggingKey(String name) {
    FileKeyset.addTaggingKey(file(name), seal(name));
  }

  /// Drops every key but the current one from a keyset that makes tags.
  ///
  /// @param current the number of the key that the caller knows to be the current one
  /// @throws KeysetException if there is no keyset of this name, or a newer key is in it
  public void dropOtherTaggingKeys(String name, int current) {
    FileKeyset.dropOtherTaggingKeys(file(name), seal(name), current);
  }

  /// Has the service seal the root key again, with the newest version of its own key. Calls it
  /// twice; the keysets stay as they are.
  public static void sealAnew(Path folder, Aead service) {
    Path file = folder.resolve(ROOT);
    if (!Files.exists(file)) {
      throw new KeysetException("No key service has sealed these keysets");
    }
    KeysetHandle root = unsealed(file, service);
    seal(file, service, root);
  }

  private Path file(String name) {
    return folder.resolve(name + KEYSET);
  }

  private KeysetFile.Seal seal(String name) {
    return root.<KeysetFile.Seal>map(key -> new KeysetFile.Seal.Under(key, name + KEYSET))
        .orElseGet(KeysetFile.Seal.InTheClear::new);
  }

  /// The root key stands under another name until every file is sealed: an adoption that was cut
  /// off goes on where it was.
  private static Aead adopt(Path folder, Aead service) throws IOException {
    if (Files.exists(folder.resolve(ROOT))) {
      // Another process was first: its root key is the one to use.
      return aead(unsealed(folder.resolve(ROOT), service));
    }
    Path coming = folder.resolve(COMING);
    Aead root = aead(Files.exists(coming) ? unsealed(coming, service) : fresh(coming, service));
    for (Path file : keysets(folder)) {
      String name = file.getFileName().toString();
      FileKeyset.any(file, new KeysetFile.Seal.InTheClear())
          .sealAs(new KeysetFile.Seal.Under(root, name));
    }
    Files.move(coming, folder.resolve(ROOT), StandardCopyOption.ATOMIC_MOVE);
    return root;
  }

  private static List<Path> keysets(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(KEYSET)).sorted().toList();
    }
  }

  private static KeysetHandle fresh(Path file, Aead service) {
    try {
      KeysetHandle root = KeysetHandle.generateNew(FileKeyset.SEALING, Algorithms.ALLOWED);
      seal(file, service, root);
      return root;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("XAES-256-GCM is not available", e);
    }
  }

  private static void seal(Path file, Aead service, KeysetHandle root) {
    try {
      KeysetFile.write(file, new KeysetFile.Seal.Under(service, ROOT).serialise(root));
    } catch (IOException e) {
      throw new KeysetException("The root keyset cannot be written: check its folder", e);
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The key service did not seal the root key", e);
    }
  }

  private static KeysetHandle unsealed(Path file, Aead service) {
    try {
      return new KeysetFile.Seal.Under(service, ROOT).parse(Files.readString(file));
    } catch (IOException e) {
      throw new KeysetException("The root keyset cannot be read: check its folder", e);
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The key service did not unseal the root key", e);
    }
  }

  private static Aead aead(KeysetHandle root) {
    try {
      return root.getPrimitive(Algorithms.ALLOWED, Aead.class);
    } catch (GeneralSecurityException e) {
      throw new KeysetException("The root keyset is not one that encrypts");
    }
  }
}
