package org.trygg.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The private key with which a log signs its checkpoints: Ed25519, never printed.
///
/// Kept in a file of two lines that only its owner may read: Base64 of the PKCS #8 form, and the
/// public key in its text form.
public final class SigningKey {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final PrivateKey key;
  private final VerifyingKey verifyingKey;

  private SigningKey(PrivateKey key, VerifyingKey verifyingKey) {
    this.key = key;
    this.verifyingKey = verifyingKey;
  }

  /// Makes a new random key.
  ///
  /// @param name the log's name, such as `ledger.alleato.example`; no spaces, no plus sign
  /// @throws IllegalArgumentException if the name is empty or holds a space or a plus sign
  public static SigningKey generate(String name) {
    if (!SignedNote.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A log's name is not empty, without spaces and plus signs");
    }
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), VerifyingKey.of(name, pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519", e);
    }
  }

  /// Reads the key from its file.
  ///
  /// @throws IllegalArgumentException if others than the owner may use the file, or it is damaged
  /// @throws UncheckedIOException if the file cannot be read
  public static SigningKey read(Path file) {
    try {
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalArgumentException("The log's key file is open to others: chmod 600 it");
      }
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The log's key file cannot be read", e);
    }
  }

  private static SigningKey parse(List<String> lines) {
    if (lines.size() != 2) {
      throw new IllegalArgumentException("A log's key file has two lines");
    }
    byte[] encoded = SignedNote.decode(lines.getFirst(), "A log's private key");
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new SigningKey(key, VerifyingKey.parse(lines.getLast())).proven();
    } catch (GeneralSecurityException e) {
      // Without its cause, which may describe the key.
      throw new IllegalArgumentException("The log's key file does not hold an Ed25519 key");
    }
  }

  private SigningKey proven() {
    if (!SignedNote.sign("probe\n", this).isSignedBy(verifyingKey)) {
      throw new IllegalArgumentException("The two lines of the log's key file are not of one key");
    }
    return this;
  }

  /// Writes the key to a new file that only its owner may use; it is whole or not there.
  ///
  /// @throws UncheckedIOException if the file is there already, or cannot be written
  public void write(Path file) {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    String text = Base64.getEncoder().encodeToString(key.getEncoded()) + "\n" + verifyingKey + "\n";
    try {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.deleteIfExists(half);
      writeFlushed(half, ByteBuffer.wrap(text.getBytes(UTF_8)));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The log's key file cannot be written", e);
    }
  }

  private static void writeFlushed(Path file, ByteBuffer text) throws IOException {
    Set<StandardOpenOption> create =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(file, create, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
  }

  /// The public half, to give to everyone.
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The log's key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[REDACTED]";
  }
}
