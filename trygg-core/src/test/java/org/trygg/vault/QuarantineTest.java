package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trygg.vault.Samples.ANNA;
import static org.trygg.vault.Samples.BO;
import static org.trygg.vault.Samples.CONTACT;
import static org.trygg.vault.Samples.DAY;
import static org.trygg.vault.Samples.NOON;
import static org.trygg.vault.Samples.permit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.InMemoryKeyRingStore;
import org.trygg.keys.KeyEncryption;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SubjectErasedException;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.SubjectRef;

class QuarantineTest {
  private static final byte[] RAW = "{\"shoe-size\": 38}".getBytes(UTF_8);

  @TempDir private Path folder;
  private final QuarantineStore store = new InMemoryQuarantineStore();
  private KeyRings rings;
  private KeyEncryption keyset;
  private Quarantine quarantine;

  @BeforeEach
  void start() {
    rings =
        new KeyRings(
            new InMemoryKeyRingStore(),
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
    keyset = FileKeyset.encryption(folder.resolve("quarantine"));
    quarantine = new Quarantine(store, rings, keyset);
  }

  @Test
  void anItemAboutASubjectGoesWithItsRingAlsoInABackup() {
    Permit anna = permit(ANNA, Quarantine.CATEGORY);
    QuarantineId id = quarantine.keep(anna, tag(Optional.of(ANNA)), RAW);

    rings.destroy(ANNA, NOON);

    assertThatThrownBy(() -> quarantine.read(anna, id)).isInstanceOf(SubjectErasedException.class);
  }

  @Test
  void anItemSealedAsAllWereBeforeIsStillRead() {
    Permit anna = permit(ANNA, Quarantine.CATEGORY);
    QuarantineId id = QuarantineId.random();
    var sealed = keyset.seal(RAW, SealedQuarantine.associatedData(id, Optional.of(ANNA)));
    store.add(
        new SealedQuarantine(id, tag(Optional.of(ANNA)), SealedQuarantine.State.WAITING, sealed));

    assertThat(quarantine.read(anna, id).orElseThrow().read(anna)).isEqualTo(RAW);
  }

  @Test
  void anItemIsReadBeforeAndAfterItsSubjectIsGivenNewKeys() {
    Permit anna = permit(ANNA, Quarantine.CATEGORY);
    QuarantineId id = quarantine.keep(anna, tag(Optional.of(ANNA)), RAW);

    rings.beginRekeying(ANNA);
    assertThat(quarantine.read(anna, id).orElseThrow().read(anna)).isEqualTo(RAW);
    assertThat(quarantine.sealAnew(ANNA)).isEqualTo(1);
    assertThat(quarantine.sealAnew(ANNA)).isZero();
    rings.endRekeying(ANNA);

    assertThat(quarantine.read(anna, id).orElseThrow().read(anna)).isEqualTo(RAW);
  }

  @Test
  void aReasonIsACodeAndNeverText() {
    assertRefused(() -> new SealedQuarantine.Tag(Optional.empty(), "Anna's shoes", NOON, DAY));
  }

  @Test
  void anItemInQuarantineIsReadOnlyWithAPermitForItsSubject() {
    Permit anna = permit(ANNA, Quarantine.CATEGORY);
    Permit nobody = permit(Quarantine.NOBODY, Quarantine.CATEGORY);
    QuarantineId known = quarantine.keep(anna, tag(Optional.of(ANNA)), RAW);
    QuarantineId unknown = quarantine.keep(nobody, tag(Optional.empty()), RAW);

    assertThat(quarantine.read(anna, known).orElseThrow().read(anna)).isEqualTo(RAW);
    assertThat(quarantine.read(nobody, unknown).orElseThrow().read(nobody)).isEqualTo(RAW);
    assertRefused(() -> quarantine.read(nobody, known));
    assertRefused(() -> quarantine.read(anna, unknown));
    assertRefused(() -> quarantine.keep(anna, tag(Optional.empty()), RAW));
    assertRefused(() -> quarantine.read(permit(ANNA, CONTACT), known));
  }

  @Test
  void anItemInQuarantineGivenToAnotherSubjectIsFound() {
    Permit anna = permit(ANNA, Quarantine.CATEGORY);
    QuarantineId id = quarantine.keep(anna, tag(Optional.of(ANNA)), RAW);
    SealedQuarantine row = store.item(id).orElseThrow();

    store.erase(List.of(id));
    store.add(new SealedQuarantine(id, tag(Optional.of(BO)), row.state(), row.sealed()));

    assertThatThrownBy(() -> quarantine.read(permit(BO, Quarantine.CATEGORY), id))
        .isInstanceOf(UnreadableException.class);
  }

  private static SealedQuarantine.Tag tag(Optional<SubjectRef> subject) {
    return new SealedQuarantine.Tag(subject, "unknown-category", NOON, DAY.plusDays(7));
  }

  private static void assertRefused(ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(IllegalArgumentException.class);
  }
}
