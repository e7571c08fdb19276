package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
  private static final byte[] SECRET = "Märta".getBytes(UTF_8);
  private static final byte[] PLACE = {1};

  @TempDir private Path folder;
  private final Service service = new Service();

  /// A key service that counts its calls and can be cut off.
  private static final class Service implements Aead {
    private final Aead key = key();
    private volatile int calls;
    private boolean away;

    private static Aead key() {
      try {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Algorithms.ALLOWED)
            .getPrimitive(Algorithms.ALLOWED, Aead.class);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
      return answering().encrypt(plain, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
      return answering().decrypt(sealed, associatedData);
    }

    private synchronized Aead answering() throws GeneralSecurityException {
      calls++;
      if (away) {
        throw new GeneralSecurityException("nobody answers");
      }
      return key;
    }
  }

  @Test
  void theServiceIsCalledOnceAtEachStartAndNeverAgain() {
    KeyFolder first = KeyFolder.sealedBy(folder, service);
    Ciphertext sealed = first.encryption("rings").seal(SECRET, PLACE);
    Tag tag = first.tagging("tombstones").tag(SECRET);
    assertThat(service.calls).isEqualTo(1);

    KeyFolder next = KeyFolder.sealedBy(folder, service);
    for (int i = 0; i < 100; i++) {
      assertThat(next.encryption("rings").open(sealed, PLACE)).isEqualTo(SECRET);
    }
    assertThat(next.tagging("tombstones").tag(SECRET)).isEqualTo(tag);
    assertThat(service.calls).isEqualTo(2);
  }

  @Test
  void noFileHoldsAKeyInTheClearOnceAServiceSealsThem() throws IOException {
    KeyFolder clear = KeyFolder.inTheClear(folder);
    Ciphertext sealed = clear.encryption("rings").seal(SECRET, PLACE);
    clear.tagging("tombstones");
    assertThat(Files.readString(folder.resolve("rings.keyset"))).contains("\"key\"");

    KeyFolder adopted = KeyFolder.sealedBy(folder, service);

    assertThat(adopted.encryption("rings").open(sealed, PLACE)).isEqualTo(SECRET);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !each.toString().endsWith(".lock")).toList()) {
        assertThat(Files.readString(file)).contains("encryptedKeyset").doesNotContain("\"key\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void anAdoptionThatWasCutOffGoesOnWhereItWas() throws IOException {
    KeyFolder clear = KeyFolder.inTheClear(folder);
    Ciphertext sealed = clear.encryption("rings").seal(SECRET, PLACE);
    byte[] keyset = Files.readAllBytes(folder.resolve("rings.keyset"));
    Tag tag = clear.tagging("tombstones").tag(SECRET);
    byte[] tombstones = Files.readAllBytes(folder.resolve("tombstones.keyset"));
    KeyFolder.sealedBy(folder, service);
    Files.move(folder.resolve("root.keyset"), folder.resolve("root.keyset.new"));
    Files.write(folder.resolve("tombstones.keyset"), tombstones);
    assertThat(Files.readAllBytes(folder.resolve("rings.keyset"))).isNotEqualTo(keyset);

    KeyFolder resumed = KeyFolder.sealedBy(folder, service);

    assertThat(resumed.encryption("rings").open(sealed, PLACE)).isEqualTo(SECRET);
    assertThat(resumed.tagging("tombstones").tag(SECRET)).isEqualTo(tag);
    assertThat(folder.resolve("root.keyset")).exists();
    assertThat(folder.resolve("root.keyset.new")).doesNotExist();
  }

  @Test
  void programsThatAdoptTheFolderAtOnceAgreeOnOneRootKey() {
    KeyFolder clear = KeyFolder.inTheClear(folder);
    Ciphertext sealed = clear.encryption("rings").seal(SECRET, PLACE);

    var adopted = new ConcurrentLinkedQueue<KeyFolder>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 6; i++) {
        threads.execute(() -> adopted.add(KeyFolder.sealedBy(folder, service)));
      }
    }

    assertThat(adopted).hasSize(6);
    for (KeyFolder each : adopted) {
      assertThat(each.encryption("rings").open(sealed, PLACE)).isEqualTo(SECRET);
    }
  }

  @Test
  void aKeysetInTheClearPutBesideTheRootKeyIsRefused(@TempDir Path elsewhere) throws IOException {
    KeyFolder.sealedBy(folder, service).encryption("rings");
    FileKeyset.encryption(elsewhere.resolve("rings.keyset"));
    Files.copy(
        elsewhere.resolve("rings.keyset"),
        folder.resolve("rings.keyset"),
        StandardCopyOption.REPLACE_EXISTING);
    KeyFolder keys = KeyFolder.sealedBy(folder, service);

    assertThatThrownBy(() -> keys.encryption("rings"))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("in the clear beside a root key");
  }

  @Test
  void oneKeysetInThePlaceOfAnotherIsRefused() throws IOException {
    KeyFolder keys = KeyFolder.sealedBy(folder, service);
    keys.encryption("rings");
    Files.move(folder.resolve("rings.keyset"), folder.resolve("quarantine.keyset"));

    assertThatThrownBy(() -> keys.encryption("quarantine")).isInstanceOf(KeysetException.class);
  }

  @Test
  void withoutTheServiceNothingOpensAndTheReasonIsTold() {
    KeyFolder.sealedBy(folder, service).encryption("rings");

    assertThatThrownBy(() -> KeyFolder.inTheClear(folder))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("trygg.kms");
    assertThatThrownBy(() -> FileKeyset.encryption(folder.resolve("rings.keyset")))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("trygg.kms");
    service.away = true;
    assertThatThrownBy(() -> KeyFolder.sealedBy(folder, service))
        .isInstanceOf(KeysetException.class)
        .hasRootCauseMessage("nobody answers");
    assertThatThrownBy(() -> KeyFolder.sealedBy(folder, new Service()))
        .isInstanceOf(KeysetException.class);
  }

  @Test
  void theRootKeyCanBeSealedAnew() throws IOException {
    KeyFolder keys = KeyFolder.sealedBy(folder, service);
    Ciphertext sealed = keys.encryption("rings").seal(SECRET, PLACE);
    String before = Files.readString(folder.resolve("root.keyset"));

    KeyFolder.sealAnew(folder, service);

    assertThat(Files.readString(folder.resolve("root.keyset"))).isNotEqualTo(before);
    assertThat(KeyFolder.sealedBy(folder, service).encryption("rings").open(sealed, PLACE))
        .isEqualTo(SECRET);
  }
}
