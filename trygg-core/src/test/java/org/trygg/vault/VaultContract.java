package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trygg.vault.Samples.ANNA;
import static org.trygg.vault.Samples.BO;
import static org.trygg.vault.Samples.CONTACT;
import static org.trygg.vault.Samples.DAY;
import static org.trygg.vault.Samples.IP_LOG;
import static org.trygg.vault.Samples.NOON;
import static org.trygg.vault.Samples.label;
import static org.trygg.vault.Samples.permit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SealedRing;
import org.trygg.keys.SubjectErasedException;
import org.trygg.keys.UnreadableException;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// What the vault does whatever its stores are; run for memory in the core, for PostgreSQL in the
/// server.
public abstract class VaultContract {
  private static final Fields FIELDS =
      Fields.of(Map.of("name", "Anna Ek", "personnummer", "198501012382"));
  private static final byte[] RAW = "{\"shoe-size\": 38}".getBytes(UTF_8);

  @TempDir private Path folder;
  private Stores stores;
  private Vault vault;

  /// Empty stores, all in the same place.
  public record Stores(VaultStore vault, QuarantineStore quarantine, KeyRingStore rings) {}

  protected abstract Stores emptyStores();

  @BeforeEach
  void start() {
    stores = emptyStores();
    var rings =
        new KeyRings(
            stores.rings,
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
    vault =
        new Vault(
            stores.vault,
            stores.quarantine,
            rings,
            FileKeyset.encryption(folder.resolve("quarantine")));
  }

  @Test
  void aRecordComesBackToWhoHasAPermit() {
    Permit permit = permit(ANNA, CONTACT);
    RecordId id = vault.records().keep(permit, content(ANNA));

    HeldRecord held = vault.records().read(permit, id).orElseThrow();

    assertThat(held.fields(permit)).isEqualTo(FIELDS);
    assertThat(held.collectedAt()).isEqualTo(NOON.plusNanos(1));
    assertThat(held.label()).isEqualTo(label(ANNA, CONTACT));
    assertThat(vault.records().readAll(permit)).hasSize(1);
    assertThat(vault.records().readAll(permit(BO, CONTACT))).isEmpty();
  }

  @Test
  void aPermitForAnotherSubjectOrCategoryOpensAndKeepsNothing() {
    RecordId id = vault.records().keep(permit(ANNA, CONTACT), content(ANNA));

    for (Permit wrong : List.of(permit(BO, CONTACT), permit(ANNA, IP_LOG))) {
      assertRefused(() -> vault.records().read(wrong, id));
      assertRefused(() -> vault.records().keep(wrong, content(ANNA)));
      assertRefused(() -> vault.records().change(wrong, id, content(ANNA), Optional.empty()));
      assertRefused(
          () -> new Segments.Content(wrong, label(ANNA, CONTACT), new Samples(1).events(1)));
    }
  }

  @Test
  void aChangeLeavesNothingOfTheValueBeforeUnlessToldToKeepIt() {
    Permit permit = permit(ANNA, CONTACT);
    RecordId id = vault.records().keep(permit, content(ANNA));
    Fields married = Fields.of(Map.of("name", "Anna Berg"));
    Fields moved = Fields.of(Map.of("name", "Anna Berg", "street", "Ekvägen 1"));

    Optional<RecordId> none =
        vault.records().change(permit, id, content(married), Optional.empty());
    assertThat(none).isEmpty();
    assertThat(vault.records().readAll(permit))
        .extracting(record -> record.fields(permit))
        .containsExactly(married);

    Optional<RecordId> kept =
        vault.records().change(permit, id, content(moved), Optional.of(DAY.plusYears(7)));

    HeldRecord former = vault.records().read(permit, kept.orElseThrow()).orElseThrow();
    assertThat(former.former()).isTrue();
    assertThat(former.fields(permit)).isEqualTo(married);
    assertThat(former.label().eraseOn()).contains(DAY.plusYears(7));
    assertThat(vault.records().read(permit, id).orElseThrow().fields(permit)).isEqualTo(moved);
    assertRefused(
        () -> vault.records().change(permit, kept.orElseThrow(), content(moved), Optional.empty()));
  }

  @Test
  void eventsComeBackInTheirRangeWhateverSegmentsTheyWentIn() {
    for (long seed = 1; seed <= 5; seed++) {
      start();
      var samples = new Samples(seed);
      List<TrafficEvent> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        List<TrafficEvent> events = samples.events(samples.upTo(40));
        all.addAll(events);
        vault.segments().keep(List.of(segment(ANNA, events), segment(BO, samples.events(3))));
      }
      var range = new TimeRange(NOON.plusSeconds(3_600), NOON.plusSeconds(4 * 3_600));

      assertThat(read(ANNA, TimeRange.ALL)).containsExactlyInAnyOrderElementsOf(all);
      assertThat(read(ANNA, range))
          .containsExactlyInAnyOrderElementsOf(
              all.stream().filter(event -> range.contains(event.at())).toList());
      assertThat(vault.segments().count(ANNA, IP_LOG)).isEqualTo(new Segments.Count(6, all.size()));
    }
  }

  @Test
  void segmentsOutOfTheRangeAreNotOpened() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(20))));
    SealedSegment row = rows(ANNA).getFirst();
    SealedSegment.Span span = row.span();
    put(new SealedSegment(row.id(), row.label(), span, Ciphertext.of(new byte[] {9, 9})));
    List<TrafficEvent> events = new ArrayList<>();

    for (TimeRange beside :
        List.of(
            new TimeRange(TimeRange.ALL.from(), span.firstAt()),
            new TimeRange(span.lastAt().plusNanos(1_000), TimeRange.ALL.until()))) {
      vault.segments().read(permit(ANNA, IP_LOG), beside, events::add);
    }

    assertThat(events).isEmpty();
    assertUnreadable(ANNA);
  }

  @Test
  void idsOfSegmentsComeInTheOrderOfTheContents() {
    List<SegmentId> ids =
        vault
            .segments()
            .keep(
                List.of(
                    segment(BO, new Samples(1).events(1)),
                    segment(ANNA, new Samples(2).events(1))));

    assertThat(rows(BO)).extracting(SealedSegment::id).containsExactly(ids.getFirst());
    assertThat(rows(ANNA)).extracting(SealedSegment::id).containsExactly(ids.getLast());
  }

  @Test
  void mergingLosesNothingAndMixesNothingThatDiffersOnItsOutside() {
    var samples = new Samples(3);
    List<Label> labels = differentLabels();
    List<TrafficEvent> all = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (Label label : labels) {
        List<TrafficEvent> events = samples.events(samples.upTo(20));
        all.addAll(events);
        vault.segments().keep(List.of(new Segments.Content(permit(ANNA, IP_LOG), label, events)));
      }
    }

    Segments.Merged merged = merge(ANNA);

    assertThat(merged.before()).isEqualTo(4L * labels.size());
    assertThat(merged.after()).isEqualTo(labels.size());
    assertThat(merged.bytesAfter()).isLessThan(merged.bytesBefore());
    assertThat(rows(ANNA))
        .extracting(SealedSegment::label)
        .containsExactlyInAnyOrderElementsOf(labels);
    assertThat(read(ANNA, TimeRange.ALL)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(loose()).isEmpty();
  }

  private static List<Label> differentLabels() {
    Label one = label(ANNA, IP_LOG);
    var tied = new ArrayList<Label>(List.of(one, one.erasedOn(Optional.empty())));
    tied.add(one.erasedOn(Optional.of(DAY)));
    for (Label.Ties ties :
        List.of(
            new Label.Ties(
                Optional.of(ServiceName.of("alarm")), Optional.empty(), Optional.empty()),
            new Label.Ties(Optional.empty(), Optional.of(new UUID(1, 1)), Optional.empty()),
            new Label.Ties(
                Optional.empty(), Optional.empty(), Optional.of(new CaseRef(new UUID(2, 2)))))) {
      tied.add(new Label(ANNA, IP_LOG, one.collected(), ties, one.eraseOn()));
    }
    var elsewhere = new Label.Collected(Source.of("operator"), DAY, NOON);
    tied.add(new Label(ANNA, IP_LOG, elsewhere, one.ties(), one.eraseOn()));
    return tied;
  }

  @Test
  void whatComesInLateJoinsWhatWasMergedBeforeAndTheRestIsLeftAlone() {
    var samples = new Samples(4);
    vault
        .segments()
        .keep(List.of(segment(ANNA, samples.events(5)), segment(BO, samples.events(5))));
    assertThat(loose()).extracting(Segments.Loose::subject).containsExactlyInAnyOrder(ANNA, BO);
    assertThat(merge(ANNA)).isEqualTo(Segments.Merged.NONE);
    assertThat(loose()).extracting(Segments.Loose::subject).containsExactly(BO);

    vault.segments().keep(List.of(segment(ANNA, samples.events(7))));
    assertThat(merge(ANNA).before()).isEqualTo(2);

    assertThat(vault.segments().count(ANNA, IP_LOG)).isEqualTo(new Segments.Count(1, 12));
    assertThat(vault.segments().count(BO, IP_LOG)).isEqualTo(new Segments.Count(1, 5));
  }

  @Test
  void aMergedSegmentStaysSmallEnoughToBeHeldInMemory() {
    var samples = new Samples(5);
    for (int i = 0; i < 5; i++) {
      vault.segments().keep(List.of(segment(ANNA, samples.events(5_000))));
    }

    assertThat(merge(ANNA).after()).isEqualTo(2);

    assertThat(rows(ANNA))
        .allSatisfy(
            row -> assertThat(row.span().count()).isLessThanOrEqualTo(Segments.MERGED_EVENTS));
    assertThat(vault.segments().count(ANNA, IP_LOG)).isEqualTo(new Segments.Count(2, 25_000));
  }

  @Test
  void aSegmentThatWasTamperedWithIsNotMergedAndStaysFound() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    vault.segments().keep(List.of(segment(ANNA, new Samples(2).events(2))));
    SealedSegment one = rows(ANNA).getFirst();
    put(new SealedSegment(one.id(), one.label(), one.span(), rows(ANNA).getLast().sealed()));

    assertThatThrownBy(() -> merge(ANNA)).isInstanceOf(UnreadableException.class);

    assertThat(rows(ANNA)).hasSize(2);
    assertUnreadable(ANNA);
  }

  @Test
  void aChangeOfAnyByteOfASegmentIsFound() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    SealedSegment row = rows(ANNA).getFirst();
    byte[] sealed = row.sealed().bytes();

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 0x40;
      put(new SealedSegment(row.id(), row.label(), row.span(), Ciphertext.of(changed)));
      assertUnreadable(ANNA);
    }
  }

  @Test
  void twoSegmentsOfOneSubjectOrOfTwoInEachOthersPlaceAreFound() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    vault.segments().keep(List.of(segment(BO, new Samples(1).events(2))));
    SealedSegment one = rows(ANNA).getFirst();
    SealedSegment two = rows(ANNA).getLast();
    SealedSegment bos = rows(BO).getFirst();

    put(new SealedSegment(one.id(), one.label(), one.span(), two.sealed()));
    assertUnreadable(ANNA);
    put(new SealedSegment(one.id(), one.label(), one.span(), bos.sealed()));
    assertUnreadable(ANNA);
    put(new SealedSegment(one.id(), one.label(), one.span(), one.sealed()));
    put(new SealedSegment(bos.id(), label(ANNA, IP_LOG), bos.span(), bos.sealed()));
    assertUnreadable(ANNA);
  }

  @Test
  void aChangeOfASegmentsTimesOrCountOnItsOutsideIsFound() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    SealedSegment row = rows(ANNA).getFirst();
    SealedSegment.Span span = row.span();

    for (SealedSegment.Span changed :
        List.of(
            new SealedSegment.Span(span.firstAt().minusSeconds(1), span.lastAt(), span.count()),
            new SealedSegment.Span(span.firstAt(), span.lastAt().plusSeconds(1), span.count()),
            new SealedSegment.Span(span.firstAt(), span.lastAt(), span.count() + 1))) {
      put(new SealedSegment(row.id(), row.label(), changed, row.sealed()));
      assertUnreadable(ANNA);
    }
  }

  @Test
  void aFormerValuePutInThePlaceOfTheCurrentOneIsFound() {
    Permit permit = permit(ANNA, CONTACT);
    RecordId id = vault.records().keep(permit, content(ANNA));
    RecordId kept =
        vault.records().change(permit, id, content(ANNA), Optional.of(DAY)).orElseThrow();
    SealedRecord former = stores.vault.record(kept).orElseThrow();

    stores.vault.replace(new SealedRecord(kept, false, former.label(), former.sealed()));

    assertThatThrownBy(() -> vault.records().read(permit, kept))
        .isInstanceOf(UnreadableException.class);
  }

  @Promise("P27")
  @Test
  void forgettingACategoryErasesItAndWhatIsRestoredOfItStaysShut() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    vault.records().keep(permit(ANNA, CONTACT), content(ANNA));
    SealedSegment backup = rows(ANNA).getFirst();

    assertThat(vault.erase(List.of(backup.id()), List.of(new Vault.Kept(ANNA, IP_LOG))))
        .isEqualTo(1);
    put(backup);

    assertUnreadable(ANNA);
    assertThat(vault.records().readAll(permit(ANNA, CONTACT))).hasSize(1);
    stores.vault.erase(List.of(backup.id()));
    vault.segments().keep(List.of(segment(ANNA, new Samples(2).events(3))));
    assertThat(read(ANNA, TimeRange.ALL)).hasSize(3);
    put(backup);
    assertUnreadable(ANNA);
  }

  @Test
  void whatIsRestoredUnderADestroyedKeyOfACategoryWithANewerOneIsErasedAndTheRestStays() {
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    SealedSegment segment = rows(ANNA).getFirst();
    RecordId id = vault.records().keep(permit(ANNA, CONTACT), content(ANNA));
    SealedRecord lasting = stores.vault.record(id).orElseThrow();
    vault.erase(List.of(segment.id()), List.of(new Vault.Kept(ANNA, IP_LOG)));
    vault.segments().keep(List.of(segment(ANNA, new Samples(2).events(3))));
    put(segment);

    assertThat(vault.eraseKeyless(ANNA)).isEqualTo(1);

    assertThat(read(ANNA, TimeRange.ALL)).hasSize(3);
    assertThat(stores.vault.record(id)).contains(lasting);
    assertThat(vault.eraseKeyless(ANNA)).isZero();
  }

  @Test
  void whatIsRestoredFromBeforeASubjectGotNewKeysIsErased() {
    RecordId record = vault.records().keep(permit(ANNA, CONTACT), content(ANNA));
    QuarantineId item =
        vault.quarantine().keep(permit(ANNA, Quarantine.CATEGORY), tag(Optional.of(ANNA)), RAW);
    SealedRecord recordBefore = stores.vault.record(record).orElseThrow();
    SealedQuarantine itemBefore = stores.quarantine.item(item).orElseThrow();
    while (vault.rekey(ANNA, 10) != Vault.Rekeyed.DONE) {
      assertThat(vault.eraseKeyless(ANNA)).isZero();
    }
    stores.vault.replace(recordBefore);
    stores.quarantine.erase(List.of(item));
    stores.quarantine.add(itemBefore);

    assertThat(vault.eraseKeyless(ANNA)).isEqualTo(2);

    assertThat(stores.vault.record(record)).isEmpty();
    assertThat(stores.quarantine.item(item)).isEmpty();
  }

  @Test
  void anItemInQuarantineThatIsKeptBeyondItsDayIsStillReadable() {
    Permit permit = permit(ANNA, Quarantine.CATEGORY);
    QuarantineId one = vault.quarantine().keep(permit, tag(Optional.of(ANNA)), RAW);
    QuarantineId other = vault.quarantine().keep(permit, tag(Optional.of(ANNA)), RAW);
    Permit ofNobody = permit(Quarantine.NOBODY, Quarantine.CATEGORY);
    QuarantineId nobodys = vault.quarantine().keep(ofNobody, tag(Optional.empty()), RAW);
    assertThat(vault.quarantine().settle(other)).isTrue();

    for (int day = 8; day < 10; day++) {
      vault.quarantine().postpone(List.of(one, other, nobodys), DAY.plusDays(day));
    }

    assertThat(vault.quarantine().due(DAY.plusDays(8), 9)).isEmpty();
    assertThat(vault.quarantine().due(DAY.plusDays(9), 9)).hasSize(3);
    for (QuarantineId each : List.of(one, other)) {
      assertThat(vault.quarantine().read(permit, each).orElseThrow().read(permit)).isEqualTo(RAW);
    }
    assertThat(vault.quarantine().read(ofNobody, nobodys)).isPresent();
    assertThat(vault.quarantine().waiting(9))
        .extracting(SealedQuarantine::id)
        .containsExactlyInAnyOrder(one, nobodys);
  }

  @Test
  void whatANewerRingSealedIsNotTakenForKeyless() {
    vault.records().keep(permit(ANNA, CONTACT), content(ANNA));
    SealedRing older = stores.rings.read(ANNA, List.of()).ring().orElseThrow();
    while (vault.rekey(ANNA, 10) != Vault.Rekeyed.DONE) {
      assertThat(vault.records().readAll(permit(ANNA, CONTACT))).hasSize(1);
    }
    stores.rings.remove(ANNA);
    stores.rings.insert(older);

    assertThat(vault.eraseKeyless(ANNA)).isZero();
  }

  @Promise("P27")
  @Test
  void erasingASubjectLeavesNothingAndWhatIsRestoredOfItStaysShut() {
    RecordId id = vault.records().keep(permit(ANNA, CONTACT), content(ANNA));
    vault.segments().keep(List.of(segment(ANNA, new Samples(1).events(2))));
    vault.quarantine().keep(permit(ANNA, Quarantine.CATEGORY), tag(Optional.of(ANNA)), RAW);
    SealedRecord backup = stores.vault.record(id).orElseThrow();
    assertThat(vault.traces(ANNA).isNone()).isFalse();

    assertThat(vault.erase(ANNA, NOON)).isEqualTo(3);

    assertThat(vault.traces(ANNA).isNone()).isTrue();
    assertThat(vault.isErased(ANNA)).isTrue();
    assertErased(() -> vault.records().keep(permit(ANNA, CONTACT), content(ANNA)));
    stores.vault.add(backup);
    assertErased(() -> vault.records().read(permit(ANNA, CONTACT), id));
    assertErased(() -> vault.ledgerSalt(ANNA));
  }

  private Segments.Merged merge(SubjectRef subject) {
    return vault.segments().merge(Permit.Upkeep.issue(subject), DAY);
  }

  private List<Segments.Loose> loose() {
    return vault.segments().loose(DAY.plusDays(1), Optional.empty(), 10);
  }

  private void put(SealedSegment row) {
    stores.vault.erase(List.of(row.id()));
    stores.vault.add(List.of(row));
  }

  private List<SealedSegment> rows(SubjectRef subject) {
    List<SealedSegment> rows = new ArrayList<>();
    stores.vault.segments(subject, IP_LOG, TimeRange.ALL, rows::add);
    return rows;
  }

  private List<TrafficEvent> read(SubjectRef subject, TimeRange range) {
    List<TrafficEvent> events = new ArrayList<>();
    vault.segments().read(permit(subject, IP_LOG), range, events::add);
    return events;
  }

  private static Segments.Content segment(SubjectRef subject, List<TrafficEvent> events) {
    return new Segments.Content(permit(subject, IP_LOG), label(subject, IP_LOG), events);
  }

  private static Records.Content content(SubjectRef subject) {
    return new Records.Content(label(subject, CONTACT), NOON.plusNanos(1), FIELDS);
  }

  private static Records.Content content(Fields fields) {
    return new Records.Content(label(ANNA, CONTACT), NOON, fields);
  }

  private static SealedQuarantine.Tag tag(Optional<SubjectRef> subject) {
    return new SealedQuarantine.Tag(subject, "unknown-category", NOON, DAY.plusDays(7));
  }

  private void assertUnreadable(SubjectRef subject) {
    assertThatThrownBy(() -> read(subject, TimeRange.ALL)).isInstanceOf(UnreadableException.class);
  }

  private static void assertErased(ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(SubjectErasedException.class);
  }

  private static void assertRefused(ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(IllegalArgumentException.class);
  }
}
