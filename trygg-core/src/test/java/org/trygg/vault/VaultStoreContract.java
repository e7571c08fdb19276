package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.trygg.vault.Samples.ANNA;
import static org.trygg.vault.Samples.BO;
import static org.trygg.vault.Samples.CONTACT;
import static org.trygg.vault.Samples.DAY;
import static org.trygg.vault.Samples.IP_LOG;
import static org.trygg.vault.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.keys.Ciphertext;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// What every [VaultStore] does; run for memory in the core, for PostgreSQL in the server.
public abstract class VaultStoreContract {
  protected abstract VaultStore emptyStore();

  @Test
  void aRecordComesBackAsItWasPut() {
    VaultStore store = emptyStore();
    Label full =
        new Label(
            ANNA,
            CONTACT,
            new Label.Collected(Source.of("customer"), DAY, NOON.plusNanos(123_456)),
            new Label.Ties(
                Optional.of(ServiceName.of("alarm")),
                Optional.of(UUID.randomUUID()),
                Optional.of(new CaseRef(UUID.randomUUID()))),
            Optional.of(DAY.plusYears(7)));
    SealedRecord tied = new SealedRecord(RecordId.random(), true, full, bytes(1));
    SealedRecord bare = record(BO, CONTACT, Optional.empty());

    store.addRecords(List.of(tied, bare));

    assertThat(store.record(tied.id())).contains(tied);
    assertThat(store.record(bare.id())).contains(bare);
    assertThat(store.record(RecordId.random())).isEmpty();
    assertThat(store.records(ANNA, CONTACT)).containsExactly(tied);
    assertThat(store.records(ANNA, IP_LOG)).isEmpty();
  }

  @Test
  void aReplacedRecordKeepsItsIdAndNothingOfBefore() {
    VaultStore store = emptyStore();
    SealedRecord before = record(ANNA, CONTACT, Optional.of(DAY));
    store.add(before);
    SealedRecord after =
        new SealedRecord(before.id(), false, before.label().erasedOn(Optional.empty()), bytes(2));

    assertThat(store.replace(after)).isTrue();
    assertThat(store.replace(record(ANNA, CONTACT, Optional.empty()))).isFalse();

    assertThat(store.records(ANNA, CONTACT)).containsExactly(after);
  }

  @Test
  void segmentsOfARangeComeInTheOrderOfTheirFirstEvent() {
    VaultStore store = emptyStore();
    SealedSegment morning = segment(ANNA, -120, -60, Optional.empty());
    SealedSegment noon = segment(ANNA, 0, 0, Optional.of(DAY));
    SealedSegment evening = segment(ANNA, 300, 360, Optional.of(DAY.plusDays(1)));
    store.add(List.of(evening, noon, morning, segment(BO, 0, 1, Optional.empty())));

    assertThat(in(store, TimeRange.ALL)).containsExactly(morning, noon, evening);
    assertThat(in(store, minutes(0, 300))).containsExactly(noon);
    assertThat(in(store, minutes(-60, 1))).containsExactly(morning, noon);
    assertThat(in(store, minutes(310, 311))).containsExactly(evening);
    assertThat(in(store, minutes(0, 0))).isEmpty();
    assertThat(in(store, minutes(361, 400))).isEmpty();
  }

  @Test
  void segmentsAndEventsAreCounted() {
    VaultStore store = emptyStore();
    store.add(
        List.of(segment(ANNA, 0, 1, Optional.empty()), segment(ANNA, 2, 3, Optional.empty())));
    store.add(List.of());

    assertThat(store.count(ANNA, IP_LOG)).isEqualTo(new Segments.Count(2, 14));
    assertThat(store.count(BO, IP_LOG)).isEqualTo(new Segments.Count(0, 0));
  }

  @Test
  void looseDaysComeInPagesInOrderUntilTheyAreSettled() {
    VaultStore store = emptyStore();
    List<SealedSegment> rows = new ArrayList<>();
    for (LocalDate day : List.of(DAY.minusDays(1), DAY, DAY.plusDays(1))) {
      for (SubjectRef subject : List.of(BO, ANNA)) {
        rows.add(segment(subject, day));
        rows.add(segment(subject, day));
      }
    }
    store.add(rows);

    List<Segments.Loose> both = store.loose(DAY.plusDays(1), Optional.empty(), 10);
    assertThat(both)
        .containsExactly(
            new Segments.Loose(DAY.minusDays(1), ANNA),
            new Segments.Loose(DAY.minusDays(1), BO),
            new Segments.Loose(DAY, ANNA),
            new Segments.Loose(DAY, BO));
    assertThat(store.loose(DAY.plusDays(1), Optional.of(both.get(1)), 1))
        .containsExactly(both.get(2));

    List<SealedSegment> annas = store.mergeable(ANNA, DAY, 10);
    assertThat(annas).hasSize(2).allMatch(rows::contains);
    assertThat(store.mergeable(ANNA, DAY, 1)).hasSize(1);
    store.settle(annas.stream().map(SealedSegment::id).toList());
    assertThat(store.loose(DAY.plusDays(1), Optional.of(both.get(1)), 10))
        .containsExactly(both.get(3));
  }

  @Test
  void aSubjectsItemsComeInPagesEachOnce() {
    VaultStore store = emptyStore();
    List<Held> expected = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      SealedRecord record = record(ANNA, CONTACT, Optional.empty());
      SealedSegment segment = segment(ANNA, i, i, Optional.empty());
      store.add(record);
      store.add(List.of(segment));
      expected.add(new Held(Held.Kind.RECORD, record.id(), record.label()));
      expected.add(new Held(Held.Kind.SEGMENT, segment.id(), segment.label()));
    }
    store.add(record(BO, CONTACT, Optional.empty()));

    List<Held> all = new ArrayList<>();
    List<Held> page = store.held(ANNA, Optional.empty(), 7);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(7);
      all.addAll(page);
      page = store.held(ANNA, Optional.of(page.getLast().id().value()), 7);
    }

    assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void whoHasSomethingDueComesOnceInOrderAndOpenPeriodsNever() {
    VaultStore store = emptyStore();
    SealedRecord late = record(ANNA, CONTACT, Optional.of(DAY.minusDays(2)));
    SealedSegment older = segment(BO, 0, 1, Optional.of(DAY.minusDays(3)));
    SealedSegment today = segment(BO, 0, 1, Optional.of(DAY));
    store.add(late);
    store.add(record(ANNA, CONTACT, Optional.empty()));
    store.add(record(ANNA, CONTACT, Optional.of(DAY.plusDays(1))));
    store.add(List.of(today, older));

    List<SubjectRef> both = store.dueSubjects(DAY, Optional.empty(), 10);
    assertThat(both).containsExactlyInAnyOrder(ANNA, BO);
    assertThat(store.dueSubjects(DAY, Optional.empty(), 1)).containsExactly(both.getFirst());
    assertThat(store.dueSubjects(DAY, Optional.of(both.getFirst()), 10))
        .containsExactly(both.getLast());
    assertThat(store.dueSubjects(DAY.minusDays(4), Optional.empty(), 10)).isEmpty();
    assertThat(store.planned())
        .containsExactlyInAnyOrder(
            new Vault.Planned(CONTACT, Optional.of(DAY.withDayOfMonth(1)), 2),
            new Vault.Planned(CONTACT, Optional.empty(), 1),
            new Vault.Planned(IP_LOG, Optional.of(DAY.withDayOfMonth(1)), 2));
  }

  @Test
  void whatIsDueOfSomeSubjectsComesAndNothingElse() {
    VaultStore store = emptyStore();
    SealedSegment old = segment(ANNA, 0, 1, Optional.of(DAY.minusDays(9)));
    SealedSegment today = segment(ANNA, 2, 3, Optional.of(DAY));
    SealedRecord record = record(ANNA, CONTACT, Optional.of(DAY.minusDays(1)));
    store.add(record);
    store.add(record(ANNA, CONTACT, Optional.empty()));
    store.add(
        List.of(
            old,
            today,
            segment(ANNA, 0, 1, Optional.of(DAY.plusDays(1))),
            segment(ANNA, 0, 1, Optional.empty()),
            segment(BO, 0, 1, Optional.of(DAY))));

    assertThat(store.due(List.of(ANNA), DAY))
        .extracting(Held::id)
        .containsExactlyInAnyOrder(old.id(), today.id(), record.id());
    assertThat(store.due(List.of(ANNA, BO), DAY)).hasSize(4);
    assertThat(store.due(List.of(), DAY)).isEmpty();
    assertThat(store.due(List.of(ANNA), DAY.minusDays(10))).isEmpty();
  }

  @Test
  void aCategoryEndsWithItemsIfNothingElseOfItIsHeld() {
    VaultStore store = emptyStore();
    SealedRecord contact = record(ANNA, CONTACT, Optional.empty());
    SealedSegment first = segment(BO, 0, 1, Optional.empty());
    SealedSegment second = segment(BO, 2, 3, Optional.empty());
    store.add(contact);
    store.add(List.of(first, second));
    List<Vault.Kept> asked =
        List.of(
            new Vault.Kept(ANNA, CONTACT),
            new Vault.Kept(ANNA, IP_LOG),
            new Vault.Kept(BO, CONTACT),
            new Vault.Kept(BO, IP_LOG));

    assertThat(store.endingWith(List.of(first.id()), asked))
        .containsExactlyInAnyOrder(new Vault.Kept(ANNA, IP_LOG), new Vault.Kept(BO, CONTACT));
    assertThat(store.endingWith(List.of(contact.id(), first.id(), second.id()), asked))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void aSubjectIsBareWithoutItemsIfNothingElseOfItIsHeld() {
    VaultStore store = emptyStore();
    SealedRecord contact = record(ANNA, CONTACT, Optional.empty());
    SealedSegment traffic = segment(ANNA, 0, 1, Optional.empty());
    store.add(contact);
    store.add(List.of(traffic));
    List<SubjectRef> asked = List.of(ANNA, BO);

    assertThat(store.bareWithout(List.of(), asked)).containsExactly(BO);
    assertThat(store.bareWithout(List.of(contact.id()), asked)).containsExactly(BO);
    assertThat(store.bareWithout(List.of(traffic.id()), asked)).containsExactly(BO);
    assertThat(store.bareWithout(List.of(contact.id(), traffic.id()), asked))
        .containsExactlyInAnyOrder(ANNA, BO);
  }

  @Test
  void itemsAlikeAreCountedTogetherAndGetAnotherDayTogether() {
    VaultStore store = emptyStore();
    store.add(
        List.of(
            segment(ANNA, 0, 1, Optional.of(DAY)),
            segment(ANNA, 2, 3, Optional.of(DAY)),
            segment(ANNA, 2, 3, Optional.empty()),
            segment(BO, 0, 1, Optional.of(DAY))));
    store.add(record(ANNA, CONTACT, Optional.of(DAY)));
    var due = new Vault.Alike(IP_LOG, DAY, Label.Ties.NONE, Optional.of(DAY), 2);
    var open = new Vault.Alike(IP_LOG, DAY, Label.Ties.NONE, Optional.empty(), 1);
    var contact = new Vault.Alike(CONTACT, DAY, Label.Ties.NONE, Optional.of(DAY), 1);
    assertThat(store.alike(ANNA)).containsExactlyInAnyOrder(due, open, contact);

    store.reschedule(
        ANNA, Map.of(due, Optional.empty(), open, Optional.of(DAY), contact, Optional.of(DAY)));

    assertThat(store.alike(ANNA))
        .containsExactlyInAnyOrder(
            new Vault.Alike(IP_LOG, DAY, Label.Ties.NONE, Optional.empty(), 2),
            new Vault.Alike(IP_LOG, DAY, Label.Ties.NONE, Optional.of(DAY), 1),
            contact);
    assertThat(store.due(List.of(BO), DAY)).hasSize(1);
  }

  @Test
  void daysComeOneAfterTheOther() {
    VaultStore store = emptyStore();
    List<SealedSegment> rows = new ArrayList<>();
    for (int day = 3; day > 0; day--) {
      rows.addFirst(segment(ANNA, DAY.plusDays(day)));
      rows.addFirst(segment(ANNA, DAY.plusDays(day)));
    }
    store.add(rows);

    assertThat(in(store, TimeRange.ALL))
        .hasSize(6)
        .isSortedAccordingTo(Comparator.comparing(row -> row.label().collected().day()));
  }

  @Test
  void anotherDayOfErasureTakesThePlaceOfTheOneBefore() {
    VaultStore store = emptyStore();
    SealedRecord record = record(ANNA, CONTACT, Optional.of(DAY));
    SealedSegment segment = segment(ANNA, 0, 1, Optional.empty());
    store.add(record);
    store.add(List.of(segment));

    int changed =
        store.reschedule(
            Map.of(
                record.id(), Optional.<LocalDate>empty(),
                segment.id(), Optional.of(DAY),
                SegmentId.fresh(Instant.EPOCH), Optional.of(DAY)));

    assertThat(changed).isEqualTo(2);
    assertThat(store.dueSubjects(DAY, Optional.empty(), 10)).containsExactly(ANNA);
    assertThat(store.held(ANNA, Optional.empty(), 10))
        .extracting(held -> held.id(), held -> held.label().eraseOn())
        .containsExactlyInAnyOrder(
            tuple(record.id(), Optional.empty()), tuple(segment.id(), Optional.of(DAY)));
  }

  @Test
  void erasedItemsAreGoneAndOthersStay() {
    VaultStore store = emptyStore();
    SealedRecord record = record(ANNA, CONTACT, Optional.empty());
    SealedSegment segment = segment(ANNA, 0, 1, Optional.empty());
    SealedRecord other = record(ANNA, CONTACT, Optional.empty());
    store.add(record);
    store.add(other);
    store.add(List.of(segment));

    assertThat(store.erase(List.of(record.id(), segment.id(), RecordId.random()))).isEqualTo(2);

    assertThat(store.held(ANNA, Optional.empty(), 10))
        .extracting(Held::id)
        .containsExactly(other.id());
  }

  @Test
  void aSubjectOrACategoryOfItIsErasedWholeAndNoOther() {
    VaultStore store = emptyStore();
    for (SubjectRef subject : List.of(ANNA, BO)) {
      store.add(record(subject, CONTACT, Optional.empty()));
      store.add(record(subject, IP_LOG, Optional.empty()));
      store.add(List.of(segment(subject, 0, 1, Optional.empty())));
    }

    assertThat(store.eraseAll(ANNA, IP_LOG)).isEqualTo(2);
    assertThat(store.traces(ANNA).rowsByTable()).containsOnly(Map.entry("vault_record", 1L));
    assertThat(store.eraseAll(ANNA)).isEqualTo(1);

    assertThat(store.traces(ANNA).isNone()).isTrue();
    assertThat(store.traces(BO).rowsByTable())
        .containsOnly(Map.entry("vault_record", 2L), Map.entry("vault_segment", 1L));
  }

  private static List<SealedSegment> in(VaultStore store, TimeRange range) {
    List<SealedSegment> found = new ArrayList<>();
    store.segments(ANNA, IP_LOG, range, found::add);
    return found;
  }

  private static TimeRange minutes(int from, int until) {
    return new TimeRange(NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(until)));
  }

  private static SealedRecord record(
      SubjectRef subject, Category category, Optional<LocalDate> eraseOn) {
    Label label = Samples.label(subject, category).erasedOn(eraseOn);
    return new SealedRecord(RecordId.random(), false, label, bytes(3));
  }

  private static SealedSegment segment(SubjectRef subject, LocalDate day) {
    SealedSegment row = segment(subject, 0, 1, Optional.empty());
    Label label = row.label();
    var collected = new Label.Collected(label.collected().source(), day, NOON);
    return new SealedSegment(
        row.id(),
        new Label(subject, label.category(), collected, label.ties(), label.eraseOn()),
        row.span(),
        row.sealed());
  }

  private static SealedSegment segment(
      SubjectRef subject, int firstMinute, int lastMinute, Optional<LocalDate> eraseOn) {
    TimeRange range = minutes(firstMinute, lastMinute);
    return new SealedSegment(
        SegmentId.fresh(Instant.EPOCH),
        Samples.label(subject, IP_LOG).erasedOn(eraseOn),
        new SealedSegment.Span(range.from(), range.until(), 7),
        bytes(4));
  }

  private static Ciphertext bytes(int value) {
    return Ciphertext.of(new byte[] {(byte) value, 0, -1});
  }
}
