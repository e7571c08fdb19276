package org.trygg.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trygg.calendar.WorkingDays;
import org.trygg.subject.Restriction;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

/// What every [RequestStore] does; run for memory in the core, for PostgreSQL in the server.
public abstract class RequestStoreContract {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final SubjectRef BO = new SubjectRef(new UUID(2, 2));
  private static final Instant AT = Instant.parse("2026-03-05T08:00:00.123456Z");
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final Actor STAFF = new Actor.Staff("eva", Role.of("privacy"));

  protected abstract RequestStore emptyStore();

  protected static Stream<Demand> demands() {
    Set<Category> categories = Set.of(Category.of("ip-log"), Category.of("identity"));
    Set<Purpose> purposes = Set.of(Purpose.of("direct-marketing"));
    return Stream.of(
        new Demand.Access(),
        new Demand.Portability(),
        new Demand.ProductData(),
        new Demand.Rectification(new UUID(5, 6)),
        new Demand.Erasure(categories),
        new Demand.Erasure(Set.of()),
        new Demand.Restricting(Restriction.Ground.NEEDED_FOR_CLAIMS, categories),
        new Demand.Objection(purposes),
        new Demand.ObjectionToMarketing(),
        new Demand.Withdrawal(purposes),
        new Demand.HumanReview(),
        new Demand.Complaint());
  }

  @ParameterizedTest
  @MethodSource("demands")
  void aRequestComesBackAsItWasPut(Demand demand) {
    RequestStore store = emptyStore();
    var request = request(1, demand, everyStep());

    store.put(kept(ANNA, request));

    assertThat(store.find(ANNA, request.ref())).contains(request);
    assertThat(store.of(ANNA)).containsExactly(request);
  }

  @Test
  void aRequestIsFoundForItsOwnSubjectAlone() {
    RequestStore store = emptyStore();
    var request = request(1, new Demand.Access(), List.of());
    store.put(kept(ANNA, request));

    assertThat(store.find(BO, request.ref())).isEmpty();
    assertThat(store.of(BO)).isEmpty();
  }

  @Test
  void anotherStepReplacesWhatWasKept() {
    RequestStore store = emptyStore();
    store.put(kept(ANNA, request(1, new Demand.Access(), List.of())));
    var later = request(1, new Demand.Access(), List.of(new Step.Acknowledged(AT)));

    store.put(kept(ANNA, later));

    assertThat(store.of(ANNA)).containsExactly(later);
  }

  @Test
  void theOpenOnesComeInTheOrderOfTheirReceiptPageByPage() {
    RequestStore store = emptyStore();
    for (int i = 5; i > 0; i--) {
      store.put(kept(ANNA, request(i, new Demand.Access(), List.of())));
    }
    var ended = request(9, new Demand.Access(), List.of(new Step.TakenBack(AT)));
    store.put(kept(BO, ended));

    var seen = new ArrayList<RightsRequest>();
    Optional<RequestStore.Place> after = Optional.empty();
    List<RequestStore.Kept> page;
    do {
      page = store.open(after, 2);
      page.forEach(each -> seen.add(each.request()));
      after = page.isEmpty() ? after : Optional.of(RequestStore.Place.of(page.getLast().request()));
    } while (!page.isEmpty());

    assertThat(seen)
        .extracting(each -> each.ref().value().getLeastSignificantBits())
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void noMomentOfReceiptIsTooOldForTheList() {
    RequestStore store = emptyStore();
    var old =
        new RightsRequest(
            new CaseRef(new UUID(7, 1)),
            new Demand.Access(),
            Instant.parse("1969-12-31T00:00:00Z"),
            List.of());
    store.put(kept(ANNA, old));

    assertThat(store.open(Optional.empty(), 10)).extracting(each -> each.request()).contains(old);
  }

  @Test
  void whatIsDueIsFoundByItsDayAndErasedAlone() {
    RequestStore store = emptyStore();
    LocalDate day = LocalDate.parse("2029-03-06");
    var due = request(1, new Demand.Access(), List.of(new Step.TakenBack(AT)));
    var later = request(2, new Demand.Access(), List.of(new Step.TakenBack(AT)));
    store.put(kept(ANNA, due).goneOn(Optional.of(day)));
    store.put(kept(ANNA, later).goneOn(Optional.of(day.plusDays(1))));
    store.put(kept(ANNA, request(3, new Demand.Access(), List.of())));

    assertThat(store.due(day.minusDays(1), 10)).isEmpty();
    assertThat(store.due(day, 10)).containsExactly(kept(ANNA, due).goneOn(Optional.of(day)));
    store.erase(due.ref());
    assertThat(store.due(day, 10)).isEmpty();
    assertThat(store.of(ANNA)).hasSize(2);
  }

  @Test
  void aRequestGetsAnotherDayOrNone() {
    RequestStore store = emptyStore();
    var ended = request(1, new Demand.Access(), List.of(new Step.TakenBack(AT)));
    store.put(kept(ANNA, ended));
    var day = Optional.of(LocalDate.parse("2029-03-06"));

    assertThat(store.redate(ended.ref(), day)).isTrue();
    assertThat(store.redate(ended.ref(), day)).isFalse();
    assertThat(store.due(day.get(), 10)).hasSize(1);
    assertThat(store.redate(ended.ref(), Optional.empty())).isTrue();
    assertThat(store.redate(ended.ref(), Optional.empty())).isFalse();
    assertThat(store.due(day.get(), 10)).isEmpty();
    assertThat(store.of(ANNA)).containsExactly(ended);
  }

  @Test
  void itTellsOfWhomARequestIsKept() {
    RequestStore store = emptyStore();
    store.put(kept(ANNA, request(1, new Demand.Access(), List.of())));
    store.put(kept(ANNA, request(2, new Demand.Access(), List.of(new Step.TakenBack(AT)))));

    assertThat(store.having(Set.of(ANNA, BO))).containsExactly(ANNA);
    assertThat(store.having(Set.of(BO))).isEmpty();
    assertThat(store.having(Set.of())).isEmpty();
  }

  @Test
  void whoIsForgottenHasRequestedNothing() {
    RequestStore store = emptyStore();
    store.put(kept(ANNA, request(1, new Demand.Access(), List.of())));
    store.put(kept(ANNA, request(2, new Demand.Access(), List.of())));
    store.put(kept(BO, request(3, new Demand.Access(), List.of())));

    assertThat(store.forget(ANNA)).isEqualTo(2);
    assertThat(store.forget(ANNA)).isZero();
    assertThat(store.of(ANNA)).isEmpty();
    assertThat(store.of(BO)).hasSize(1);
  }

  @Test
  void requestsAreCountedByMonthAndHowTheyEndedAlsoWhenTheyAreGone() {
    RequestStore store = emptyStore();
    store.put(kept(ANNA, request(1, new Demand.Access(), List.of())));
    store.put(kept(ANNA, request(1, new Demand.Access(), done(AT))));
    store.put(kept(BO, request(2, new Demand.Access(), done(AT))));
    store.put(kept(BO, request(3, new Demand.Complaint(), done(AT.plus(Duration.ofDays(60))))));
    store.put(kept(BO, request(4, new Demand.Erasure(Set.of()), refused())));
    store.put(kept(BO, request(5, new Demand.Access(), List.of())));
    Map<Counted, Long> all =
        Map.of(
            counted(Demand.Kind.ACCESS, Counted.Ending.IN_TIME),
            2L,
            counted(Demand.Kind.COMPLAINT, Counted.Ending.LATE),
            1L,
            new Counted(
                MARCH,
                Demand.Kind.ERASURE,
                Counted.Ending.IN_TIME,
                true,
                Optional.of(Reason.LEGAL_CLAIM)),
            1L,
            counted(Demand.Kind.ACCESS, Counted.Ending.OPEN),
            1L);
    assertThat(counts(store)).isEqualTo(all);

    store.erase(new CaseRef(new UUID(7, 1)));
    store.erase(new CaseRef(new UUID(7, 3)));
    assertThat(counts(store)).isEqualTo(all);

    store.forget(BO);
    var gone = new HashMap<>(all);
    gone.remove(counted(Demand.Kind.ACCESS, Counted.Ending.OPEN));
    gone.put(counted(Demand.Kind.ACCESS, Counted.Ending.UNANSWERED), 1L);
    assertThat(counts(store)).isEqualTo(gone);
    assertThat(store.counts(Year.of(2025))).isEmpty();
    assertThat(store.counts(Year.of(2027))).isEmpty();
  }

  @Test
  void whatWasToldOfARequestsDayStaysUntilItIsGone() {
    RequestStore store = emptyStore();
    CaseRef ref = new CaseRef(new UUID(7, 1));
    var week = new Reminder(Reminder.Stage.WEEK, LocalDate.parse("2026-04-07"));
    var missed = new Reminder(Reminder.Stage.MISSED, LocalDate.parse("2026-04-07"));
    store.put(kept(ANNA, request(1, new Demand.Access(), List.of())));
    store.put(kept(ANNA, request(2, new Demand.Access(), List.of())));
    assertThat(store.lastReminder(ref)).isEmpty();

    store.keepReminder(ref, week);
    store.keepReminder(ref, missed);
    store.put(kept(ANNA, request(1, new Demand.Access(), List.of(new Step.Acknowledged(AT)))));

    assertThat(store.lastReminder(ref)).contains(missed);
    assertThat(store.lastReminder(new CaseRef(new UUID(7, 2)))).isEmpty();
    store.forget(ANNA);
    assertThat(store.lastReminder(ref)).isEmpty();
  }

  private static Map<Counted, Long> counts(RequestStore store) {
    return store.counts(Year.of(2026)).stream()
        .collect(Collectors.toMap(DeskMonth.Count::as, DeskMonth.Count::requests));
  }

  private static Counted counted(Demand.Kind demand, Counted.Ending ending) {
    return new Counted(MARCH, demand, ending, false, Optional.empty());
  }

  private static List<Step> done(Instant at) {
    return List.of(
        new Step.Acknowledged(AT),
        new Step.Accepted(AT, STAFF, Step.Proof.STAFF),
        new Step.Fulfilled(at, STAFF));
  }

  private static List<Step> refused() {
    return List.of(
        new Step.Acknowledged(AT),
        new Step.Accepted(AT, STAFF, Step.Proof.STAFF),
        new Step.Delayed(AT, STAFF, Reason.COMPLEX),
        new Step.CarriedOut(AT, STAFF, results()),
        new Step.RefusalProposed(AT, STAFF, Reason.LEGAL_CLAIM),
        new Step.Refused(AT.plus(Duration.ofDays(60)), STAFF, Reason.LEGAL_CLAIM));
  }

  private static RequestStore.Kept kept(SubjectRef subject, RightsRequest request) {
    return new RequestStore.Kept(
        subject, request, Counted.of(request, deadline(request)), Optional.empty());
  }

  private static Deadline deadline(RightsRequest request) {
    return Deadline.of(request, new WorkingDays(List.of()), ZoneId.of("Europe/Stockholm"));
  }

  private static RightsRequest request(int number, Demand demand, List<Step> steps) {
    return new RightsRequest(
        new CaseRef(new UUID(7, number)), demand, AT.plusSeconds(number / 2), steps);
  }

  private static List<Result> results() {
    Category invoice = Category.of("invoice");
    return List.of(
        new Result(
            Category.of("identity"),
            Result.Fate.ERASED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            2),
        new Result(
            invoice,
            Result.Fate.KEPT,
            Optional.of("retention.books"),
            Optional.of("BFL 7:2"),
            Optional.of(LocalDate.of(2034, 1, 1)),
            17));
  }

  private static List<Step> everyStep() {
    return List.of(
        new Step.Acknowledged(AT),
        new Step.Doubted(AT, STAFF, Step.Doubt.UNKNOWN_ADDRESS),
        new Step.Answered(AT),
        new Step.Accepted(AT, new Actor.Self(ANNA), Step.Proof.SIGNED_IN),
        new Step.Delayed(AT, STAFF, Reason.COMPLEX),
        new Step.RefusalProposed(AT, STAFF, Reason.SECRET),
        new Step.Refused(AT, new Actor.Machine("desk"), Reason.SECRET),
        new Step.Fulfilled(AT, new Actor.Job("rights")),
        new Step.TakenBack(AT));
  }
}
