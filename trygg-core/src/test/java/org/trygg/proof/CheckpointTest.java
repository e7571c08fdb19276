package org.trygg.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The published key and note are those of the documentation of Go's sumdb/note; the checkpoint was
/// signed with the same key by another program (Python's cryptography, on OpenSSL).
class CheckpointTest {
  private static final String PUBLISHED_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String PUBLISHED_PRIVATE_KEY =
      "MC4CAQAwBQYDK2VwBCIEIIEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String PUBLISHED_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private static final String KEY =
      "ledger.alleato.example+50b38bb0+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String NOTE =
      """
      ledger.alleato.example
      8
      XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

      — ledger.alleato.example ULOLsAgm97bCphMQbzLUefoxAW+AuGFquN6GcmkrsLYhBR207ySWA5DLLL3NmvRfyrOaKd1gYAtScniDlbLcPbIcDwI=
      """;

  @TempDir private Path folder;

  @Test
  void aPublishedNoteIsVerifiedWithItsPublishedKey() {
    assertThat(SignedNote.parse(PUBLISHED_NOTE).isSignedBy(VerifyingKey.parse(PUBLISHED_KEY)))
        .isTrue();
    assertThat(VerifyingKey.parse(PUBLISHED_KEY)).hasToString(PUBLISHED_KEY);
  }

  @Test
  void signingThePublishedTextGivesThePublishedNoteByteForByte() throws IOException {
    SigningKey key = readKey(PUBLISHED_PRIVATE_KEY + "\n" + PUBLISHED_KEY + "\n");

    String text = SignedNote.parse(PUBLISHED_NOTE).text();

    assertThat(SignedNote.sign(text, key)).hasToString(PUBLISHED_NOTE);
  }

  @Test
  void aCheckpointIsSignedAsAnotherProgramSignsIt() throws IOException {
    SigningKey key = readKey(PUBLISHED_PRIVATE_KEY + "\n" + KEY + "\n");
    Hash root = Hash.parse("XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=");

    var checkpoint = new Checkpoint("ledger.alleato.example", 8, root);

    assertThat(checkpoint.sign(key)).hasToString(NOTE);
    assertThat(SignedCheckpoint.parse(NOTE).checkpoint()).isEqualTo(checkpoint);
    assertThat(SignedCheckpoint.parse(NOTE).isSignedBy(VerifyingKey.parse(KEY))).isTrue();
  }

  @Test
  void aChangedCheckpointAndAnotherLogsKeyAreNotVerified() {
    VerifyingKey other = SigningKey.generate("ledger.alleato.example").verifyingKey();

    assertThat(SignedCheckpoint.parse(NOTE).isSignedBy(other)).isFalse();
    assertThat(SignedCheckpoint.parse(NOTE).isSignedBy(VerifyingKey.parse(PUBLISHED_KEY)))
        .isFalse();
    assertThat(
            SignedCheckpoint.parse(NOTE.replace("\n8\n", "\n9\n"))
                .isSignedBy(VerifyingKey.parse(KEY)))
        .isFalse();
  }

  @Test
  void signaturesOfUnknownKeysAreIgnoredAndABadOneOfTheLogIsNot() {
    String witness = "— witness.example AAAAAAEC\n";
    String forged = NOTE.substring(NOTE.indexOf('—')).replace("ULOLsAgm", "ULOLsAgn");

    assertThat(SignedCheckpoint.parse(NOTE + witness).isSignedBy(VerifyingKey.parse(KEY))).isTrue();
    assertThat(SignedCheckpoint.parse(NOTE + forged).isSignedBy(VerifyingKey.parse(KEY))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // another id
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // upper case
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // another type
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10", // too short
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
      })
  void aKeyOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> VerifyingKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCheckpointHasOneRightForm() {
    assertMalformed(NOTE.replace("\n8\n", "\n08\n"));
    assertMalformed(NOTE.replace("\n8\n", "\n-8\n"));
    assertMalformed(NOTE.replace("\n8\n", "\n8888888888888888888\n"));
    assertMalformed(NOTE.replace("Qyg=", "Qyh="));
    assertMalformed(NOTE.replace("Qyg=", "Qyg"));
    assertMalformed(NOTE.replace("Qyg=\n", "Qyg=\nextension\n"));
    assertMalformed(NOTE.replace("\n", "\r\n"));
    assertMalformed(NOTE.replace("— ", "- "));
    assertMalformed(NOTE.strip());
    assertMalformed("");
  }

  @Test
  void aKeyIsKeptForItsOwnerOnlyAndComesBackTheSame() throws IOException {
    Path file = folder.resolve("log.key");
    SigningKey key = SigningKey.generate("ledger.example");
    key.write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SigningKey.read(file).verifyingKey()).isEqualTo(key.verifyingKey());
    assertThatThrownBy(() -> key.write(file)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aKeyFileThatOthersMayReadOrOfTwoKeysIsRefused() throws IOException {
    Path file = folder.resolve("log.key");
    SigningKey.generate("ledger.example").write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("chmod 600");

    String other = SigningKey.generate("ledger.example").verifyingKey().toString();
    assertThatThrownBy(() -> readKey(PUBLISHED_PRIVATE_KEY + "\n" + other + "\n"))
        .hasMessageContaining("not of one key");
    assertThatThrownBy(() -> readKey("c2hvcnQ=\n" + other + "\n"))
        .hasMessageContaining("does not hold an Ed25519 key");
  }

  @Test
  void aPrivateKeyIsNeverPrinted() {
    assertThat(SigningKey.generate("ledger.example")).hasToString("SigningKey[REDACTED]");
  }

  @Test
  void aLogSignsNoOtherLogsCheckpoint() {
    var checkpoint = new Checkpoint("ledger.example", 0, Hash.EMPTY_TREE);

    assertThatThrownBy(() -> checkpoint.sign(SigningKey.generate("other.example")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @FuzzTest
  void anyTextIsACheckpointInItsOneFormOrIsRefused(byte[] data) {
    String text = new String(data, UTF_8);
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(text);
      assertThat(SignedNote.parse(text)).hasToString(text);
      assertThat(checkpoint).hasToString(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }

  private static void assertMalformed(String note) {
    assertThatThrownBy(() -> SignedCheckpoint.parse(note))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private SigningKey readKey(String text) throws IOException {
    Path file = Files.createTempFile(folder, "log", ".key");
    Files.writeString(file, text);
    return SigningKey.read(file);
  }
}
