package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trygg.vault.Samples.ANNA;
import static org.trygg.vault.Samples.BO;
import static org.trygg.vault.Samples.CONTACT;
import static org.trygg.vault.Samples.IP_LOG;
import static org.trygg.vault.Samples.NOON;
import static org.trygg.vault.Samples.label;
import static org.trygg.vault.Samples.permit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.InMemoryKeyRingStore;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SubjectErasedException;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.SubjectRef;

class RekeyingTest {
  @TempDir private Path folder;
  private final VaultStore store = new InMemoryVaultStore();
  private final KeyRingStore rings = new InMemoryKeyRingStore();
  private final List<TrafficEvent> events = new ArrayList<>();
  private Vault vault;

  @BeforeEach
  void start() {
    restart();
    for (int i = 1; i <= 5; i++) {
      List<TrafficEvent> some = new Samples(i).events(3);
      events.addAll(some);
      vault.segments().keep(List.of(segment(ANNA, some)));
      vault.records().keep(permit(ANNA, CONTACT), content(ANNA, "Anna " + i));
    }
    vault.records().keep(permit(BO, CONTACT), content(BO, "Bo"));
  }

  private void restart() {
    var keys =
        new KeyRings(
            rings,
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
    vault =
        new Vault(
            store,
            new InMemoryQuarantineStore(),
            keys,
            FileKeyset.encryption(folder.resolve("quarantine")));
  }

  @Test
  void everythingOpensAfterEveryStepWhicheverProgramTakesIt() {
    var steps = new ArrayList<Vault.Rekeyed>();
    do {
      restart();
      steps.add(vault.rekey(ANNA, 3));
      assertAllOpens();
    } while (steps.getLast() != Vault.Rekeyed.DONE);

    assertThat(steps)
        .containsExactly(
            Vault.Rekeyed.BEGUN,
            Vault.Rekeyed.PARTLY,
            Vault.Rekeyed.PARTLY,
            Vault.Rekeyed.PARTLY,
            Vault.Rekeyed.PARTLY,
            Vault.Rekeyed.DONE);
  }

  @Test
  void whatTheOldKeysSealedNeverOpensAgain() {
    List<SealedRecord> before = store.records(ANNA, CONTACT);

    rekey();
    before.forEach(store::replace);

    assertThatThrownBy(() -> vault.records().readAll(permit(ANNA, CONTACT)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("destroyed");
  }

  @Test
  void whatIsWrittenMeanwhileIsSealedWithTheNewKeyAndStays() {
    vault.rekey(ANNA, 3);
    vault.rekey(ANNA, 3);
    vault.records().keep(permit(ANNA, CONTACT), content(ANNA, "Anna late"));

    rekey();

    assertThat(vault.records().readAll(permit(ANNA, CONTACT))).hasSize(6);
  }

  @Test
  void nothingOfAnybodyElseIsTouched() {
    List<SealedRecord> before = store.records(BO, CONTACT);

    rekey();

    assertThat(store.records(BO, CONTACT)).isEqualTo(before);
  }

  @Test
  void aSubjectWithoutAKeyIsDoneAtOnceAndAnErasedOneGetsNone() {
    var nobody = new SubjectRef(new UUID(9, 9));

    assertThat(vault.rekey(nobody, 3)).isEqualTo(Vault.Rekeyed.DONE);
    assertThat(rings.read(nobody, List.of()).ring()).isEmpty();
    vault.erase(ANNA, NOON);
    assertThatThrownBy(() -> vault.rekey(ANNA, 3)).isInstanceOf(SubjectErasedException.class);
  }

  @Test
  void aCategoryForgottenMeanwhileStaysForgotten() {
    vault.rekey(ANNA, 3);
    List<SegmentId> all = new ArrayList<>();
    store.segments(ANNA, IP_LOG, TimeRange.ALL, row -> all.add(row.id()));
    vault.erase(all, List.of(new Vault.Kept(ANNA, IP_LOG)));

    rekey();

    assertThat(vault.segments().count(ANNA, IP_LOG).segments()).isZero();
    assertThat(vault.records().readAll(permit(ANNA, CONTACT))).hasSize(5);
  }

  private void rekey() {
    Vault.Rekeyed step = vault.rekey(ANNA, 100);
    while (step != Vault.Rekeyed.DONE) {
      step = vault.rekey(ANNA, 100);
    }
  }

  private void assertAllOpens() {
    List<TrafficEvent> read = new ArrayList<>();
    vault.segments().read(permit(ANNA, IP_LOG), TimeRange.ALL, read::add);
    assertThat(read).containsExactlyInAnyOrderElementsOf(events);
    assertThat(vault.records().readAll(permit(ANNA, CONTACT))).hasSize(5);
  }

  private static Records.Content content(SubjectRef subject, String name) {
    return new Records.Content(label(subject, CONTACT), NOON, Fields.of(Map.of("name", name)));
  }

  private static Segments.Content segment(SubjectRef subject, List<TrafficEvent> events) {
    return new Segments.Content(permit(subject, IP_LOG), label(subject, IP_LOG), events);
  }
}
