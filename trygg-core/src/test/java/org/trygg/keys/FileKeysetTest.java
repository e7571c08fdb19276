package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.testkit.Promise;

class FileKeysetTest {
  private static final byte[] SECRET = "Märta".getBytes(UTF_8);
  private static final byte[] PLACE = {1};
  static final List<Parameters> NOT_ALLOWED =
      List.of(
          PredefinedAeadParameters.AES128_GCM,
          PredefinedAeadParameters.AES256_EAX,
          PredefinedAeadParameters.AES128_CTR_HMAC_SHA256,
          PredefinedAeadParameters.CHACHA20_POLY1305,
          PredefinedPrfParameters.HMAC_SHA256_PRF);

  @TempDir private Path folder;

  @Test
  void theFileIsMadeForItsOwnerOnlyAndNothingHalfMadeIsLeft() throws IOException {
    FileKeyset.encryption(folder.resolve("keys"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("keys"));
    }
  }

  @Test
  void whatOneStartSealsTheNextOpens() {
    Path file = folder.resolve("keys");
    Ciphertext sealed = FileKeyset.encryption(file).seal(SECRET, PLACE);

    assertThat(FileKeyset.encryption(file).open(sealed, PLACE)).isEqualTo(SECRET);
  }

  @Test
  void anotherKeysetOrAnotherPlaceDoesNotOpen() {
    KeyEncryption one = FileKeyset.encryption(folder.resolve("one"));
    KeyEncryption other = FileKeyset.encryption(folder.resolve("other"));
    Ciphertext sealed = one.seal(SECRET, PLACE);

    assertThatThrownBy(() -> other.open(sealed, PLACE)).isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> one.open(sealed, new byte[] {2}))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aNewKeyMakesTheTagsAndTheOldIsLookedForUntilItIsDropped() {
    Path file = folder.resolve("tags");
    Tagging old = FileKeyset.tagging(file);

    FileKeyset.addTaggingKey(file);
    Tagging both = FileKeyset.tagging(file);
    FileKeyset.dropOtherTaggingKeys(file, both.keyNumber());
    Tagging one = FileKeyset.tagging(file);

    assertThat(old.isRotating()).isFalse();
    assertThat(both.isRotating()).isTrue();
    assertThat(both.keyNumber()).isNotEqualTo(old.keyNumber());
    assertThat(both.tags(SECRET)).containsExactly(both.tag(SECRET), old.tag(SECRET));
    assertThat(one.tags(SECRET)).containsExactly(both.tag(SECRET));
    assertThat(one.keyNumber()).isEqualTo(both.keyNumber());
  }

  @Test
  void oneWhoDoesNotKnowTheNewestKeyDropsNone() {
    Path file = folder.resolve("tags");
    int old = FileKeyset.tagging(file).keyNumber();
    FileKeyset.addTaggingKey(file);

    assertThatThrownBy(() -> FileKeyset.dropOtherTaggingKeys(file, old))
        .isInstanceOf(KeysetException.class);
    assertThat(FileKeyset.tagging(file).tags(SECRET)).hasSize(2);
  }

  @Test
  void aKeyIsNotAddedToAFileThatIsNotThere() {
    assertThatThrownBy(() -> FileKeyset.addTaggingKey(folder.resolve("none")))
        .isInstanceOf(KeysetException.class);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void tagsAreTheSameAfterARestartAndOthersUnderAnotherKey() {
    Path file = folder.resolve("tags");
    Tag tag = FileKeyset.tagging(file).tag(SECRET);

    assertThat(FileKeyset.tagging(file).tag(SECRET)).isEqualTo(tag);
    assertThat(FileKeyset.tagging(file).tags(SECRET)).containsExactly(tag);
    assertThat(FileKeyset.tagging(file).tag(PLACE)).isNotEqualTo(tag);
    assertThat(FileKeyset.tagging(folder.resolve("other")).tag(SECRET)).isNotEqualTo(tag);
  }

  @Test
  void afterAChangeOfKeyNewTagsAreMadeWithItAndTheOldAreStillLookedFor() throws Exception {
    Path file = folder.resolve("tags");
    Tag old = FileKeyset.tagging(file).tag(SECRET);
    KeysetHandle before =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(file), Algorithms.ALLOWED, InsecureSecretKeyAccess.get());
    KeysetHandle added =
        KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, Algorithms.ALLOWED);
    write(
        file,
        KeysetHandle.newBuilder(before)
            .addEntry(
                KeysetHandle.importKey(added.getPrimary().getKey()).withFixedId(77).makePrimary())
            .build());

    Tagging changed = FileKeyset.tagging(file);

    assertThat(changed.tag(SECRET)).isNotEqualTo(old);
    assertThat(changed.tags(SECRET)).containsExactly(changed.tag(SECRET), old);
  }

  @Test
  void keysMadeAtOnceAreAllInTheFile() {
    Path file = folder.resolve("keys");
    FileKeyset.encryption(file);

    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> FileKeyset.encryption(file).rotate());
      }
    }

    assertThat(FileKeyset.encryption(file).older()).hasSize(8);
  }

  @Test
  void aProgramThatRunsOpensWhatAnotherSealedWithAKeyMadeSince() {
    Path file = folder.resolve("keys");
    KeysetEncryption running = FileKeyset.encryption(file);
    KeysetEncryption other = FileKeyset.encryption(file);
    Ciphertext before = running.seal(SECRET, PLACE);

    KeyId made = other.rotate();
    Ciphertext after = other.seal(SECRET, PLACE);

    assertThat(KeyId.of(after)).contains(made);
    assertThat(running.primary()).isNotEqualTo(made);
    assertThat(running.open(after, PLACE)).isEqualTo(SECRET);
    assertThat(running.primary()).isEqualTo(made);
    assertThat(other.older()).containsExactly(KeyId.of(before).orElseThrow());
    assertThat(other.open(before, PLACE)).isEqualTo(SECRET);
  }

  @Test
  void anOlderKeyCanBeDestroyedAndTheOneThatSealsCannot() {
    KeysetEncryption keys = FileKeyset.encryption(folder.resolve("keys"));
    Ciphertext before = keys.seal(SECRET, PLACE);
    keys.rotate();

    keys.destroy(KeyId.of(before).orElseThrow());
    keys.destroy(keys.primary());

    assertThatThrownBy(() -> keys.open(before, PLACE)).isInstanceOf(UnreadableException.class);
    assertThat(keys.open(keys.seal(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
    assertThat(keys.older()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aFileThatOthersCanOpenIsRefused(String permissions) throws IOException {
    Path file = folder.resolve("keys");
    FileKeyset.encryption(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> FileKeyset.encryption(file))
        .isInstanceOf(KeysetException.class)
        .hasMessageContaining("chmod 600");
  }

  @Promise("P27")
  @ParameterizedTest
  @FieldSource("NOT_ALLOWED")
  void anAlgorithmThatIsNotTheOneAllowedIsRefused(Parameters parameters) throws Exception {
    Path file = folder.resolve("keys");
    FileKeyset.encryption(file);
    write(file, KeysetHandle.generateNew(parameters, Algorithms.ALLOWED));

    assertThatThrownBy(() -> FileKeyset.encryption(file)).isInstanceOf(KeysetException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not a keyset", "{\"primaryKeyId\": 1, \"key\": []}"})
  void aFileThatIsNoKeysetIsRefusedAndNeverRepeated(String text) throws IOException {
    Path file = folder.resolve("keys");
    FileKeyset.encryption(file);
    Files.writeString(file, text);

    assertThatThrownBy(() -> FileKeyset.encryption(file))
        .isInstanceOf(KeysetException.class)
        .hasNoCause();
  }

  @Test
  void aKeysetIsNeverPrinted() {
    assertThat(FileKeyset.encryption(folder.resolve("keys")))
        .hasToString("KeysetEncryption[REDACTED]");
    assertThat(FileKeyset.tagging(folder.resolve("tags"))).hasToString("KeysetTagging[REDACTED]");
  }

  private static void write(Path file, KeysetHandle keyset)
      throws IOException, GeneralSecurityException {
    Files.writeString(
        file,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keyset, Algorithms.ALLOWED, InsecureSecretKeyAccess.get()));
  }
}
