package org.trygg.gate;

import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.CaseFile;
import org.trygg.fulfilment.Part;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.RequestAnswer;
import org.trygg.passage.Requester;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Refusal;
import org.trygg.requests.Counted;
import org.trygg.requests.Deadline;
import org.trygg.requests.Demand;
import org.trygg.requests.DeskMonth;
import org.trygg.requests.Reason;
import org.trygg.requests.Reminder;
import org.trygg.requests.RequestStore;
import org.trygg.requests.Result;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.Step;
import org.trygg.requests.StepAnswer;
import org.trygg.subject.Case;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The desk for requests by right: takes them in, takes their steps, and carries out at once what
/// the law lets wait for nobody.
public final class Desk {
  private static final CaseKind RIGHTS = CaseKind.of("rights");
  private static final Category CASE_FILE = Category.of("case-file");

  private final Rooms rooms;
  private final Entrance entrance;
  private final Restating restating;
  private final Cases cases;
  private final Logbook logbook;
  private final CarryingOut carryingOut;

  Desk(Rooms rooms, Entrance entrance, Restating restating, Cases cases) {
    this.rooms = rooms;
    this.entrance = entrance;
    this.restating = restating;
    this.cases = cases;
    this.logbook = Logbook.of(rooms);
    this.carryingOut = new CarryingOut(rooms);
  }

  /// Takes in a request by right, as a case of its own.
  ///
  /// @param received when it reached the controller; the clock starts there
  /// @param ref a new random reference
  /// @throws IllegalArgumentException if a request cannot have been received then:
  ///   [RightsRequest#isReceivable]
  public RequestAnswer initiate(
      Requester by, SubjectRef subject, Demand demand, Instant received, CaseRef ref) {
    Instant now = entrance.now();
    if (!RightsRequest.isReceivable(received, now)) {
      throw new IllegalArgumentException("A request is received before it is taken in");
    }
    // A clock that is a little ahead is no reason for the month to start later.
    Instant from = received.isAfter(now) ? now : received;
    return entrance.changing(
        by, subject, asking -> initiate(asking, RightsRequest.initiated(ref, demand, from)));
  }

  /// Takes a step in a request by right, now, with what the law lets wait for nobody.
  ///
  /// @param step made for the moment at which it is taken
  public RequestAnswer advance(
      Requester by, SubjectRef subject, CaseRef ref, Function<Instant, Step> step) {
    return entrance.changing(
        by,
        subject,
        asking ->
            within(
                asking,
                ref,
                request -> advance(asking.within(ref), request, step.apply(asking.now()))));
  }

  /// Says what carrying out an accepted request would mean for each thing held that it concerns.
  public RequestAnswer plan(Requester by, SubjectRef subject, CaseRef ref) {
    return entrance.changing(
        by, subject, asking -> within(asking, ref, request -> plan(asking.within(ref), request)));
  }

  /// Carries out an accepted request whose demand may erase something: erases what is to be erased,
  /// and keeps with the request what became of everything, and why.
  ///
  /// Once more does no harm: what is gone is gone, and what is told then is what is left.
  ///
  /// @throws org.trygg.erasing.IncompleteErasureException if something was still there afterwards;
  ///   all is undone
  public RequestAnswer carryOut(Requester by, SubjectRef subject, CaseRef ref) {
    return entrance.changing(
        by,
        subject,
        asking -> within(asking, ref, request -> carryOut(asking.within(ref), request)));
  }

  /// The requests by right that have not ended, the first received first; for the desk that answers
  /// them. The look at them is logged.
  ///
  /// @param after where the page before ended
  public List<RequestStore.Kept> open(Requester by, Optional<RequestStore.Place> after, int most) {
    return entrance.call(() -> {
      List<RequestStore.Kept> page = rooms.desk().requests().open(after, most);
      logbook.append(
          entrance.aboutNobody(by),
          Logbook.Act.of(Action.READ, Outcome.DONE, CASE_FILE, page.size()));
      return page;
    });
  }

  /// Tells, by the outbox, of the requests whose day is a week away, three days away, or over: each
  /// once.
  public Reminder.Round remind() {
    return new Reminding(rooms, entrance).run();
  }

  /// What became of the requests that were received in the year, by month and kind; without a word
  /// on anybody, also of those that are gone by now.
  public List<DeskMonth> statistics(Year year) {
    return DeskMonth.of(entrance.call(() -> rooms.desk().requests().counts(year)));
  }

  /// By when the request is to be answered, as its steps are now.
  public Deadline deadline(RightsRequest request) {
    return deadline(rooms.policies().inForce(entrance.now()), request);
  }

  private RequestAnswer initiate(Asking asking, RightsRequest request) {
    return switch (cases.open(asking, RIGHTS, request.ref())) {
      case CaseAnswer.Opened(EntryId entry, _) -> {
        keep(asking, request);
        yield new RequestAnswer.Taken(entry, request, deadline(asking, request));
      }
      case CaseAnswer.Refused(EntryId entry, Refusal reason) ->
          new RequestAnswer.Refused(entry, reason);
      case CaseAnswer.Closed _ -> throw new IllegalStateException("A case was opened, not closed");
    };
  }

  /// Does the work on a request that waits in a case which the asker may work.
  private RequestAnswer within(
      Asking asking, CaseRef ref, Function<RightsRequest, RequestAnswer> work) {
    Optional<Refusal> refusal = cases.refusal(asking, ref);
    if (refusal.isPresent()) {
      return refuse(asking, refusal.get());
    }
    Optional<RightsRequest> found = rooms.desk().requests().find(asking.standing().subject(), ref);
    return found.map(work).orElseGet(() -> refuse(asking, Refusal.CASE_OF_ANOTHER_KIND));
  }

  private RequestAnswer advance(Asking asking, RightsRequest request, Step step) {
    return switch (request.take(step, deadline(asking, request))) {
      case StepAnswer.Taken(RightsRequest next) -> taken(asking, next, step);
      case StepAnswer why ->
          new RequestAnswer.NotTaken(log(asking, Outcome.REFUSED, request.ref(), step), why);
    };
  }

  private RequestAnswer plan(Asking asking, RightsRequest request) {
    if (!request.isAtWork()) {
      var act = new Logbook.Act(Action.READ, Outcome.REFUSED, Optional.empty(), 0, List.of());
      var why = new StepAnswer.NotFrom(request.status());
      return new RequestAnswer.NotTaken(logbook.append(asking, request.status(), act), why);
    }
    List<Part> parts = carryingOut.plan(asking, request);
    var act =
        new Logbook.Act(
            Action.READ,
            Outcome.DONE,
            Optional.empty(),
            parts.size(),
            parts.stream().map(each -> each.thing().id()).toList());
    return new RequestAnswer.Planned(
        logbook.append(asking, act), request, deadline(asking, request), parts);
  }

  private RequestAnswer carryOut(Asking asking, RightsRequest request) {
    Function<List<Result>, Step> step =
        results -> new Step.CarriedOut(asking.now(), asking.by().actor(), results);
    Step asked = step.apply(List.of());
    if (!(request.take(asked, deadline(asking, request)) instanceof StepAnswer.Taken)) {
      return advance(asking, request, asked);
    }
    return switch (carryingOut.carryOut(asking, request)) {
      case CarryingOut.Outcome.Done(List<Result> results) ->
          advance(asking, request, step.apply(results));
      case CarryingOut.Outcome.Refused(var why) ->
          new RequestAnswer.Refused(why.entry(), Refusal.ROLE_WITHOUT_DUTY);
    };
  }

  private RequestAnswer taken(Asking asking, RightsRequest request, Step step) {
    EntryId entry = log(asking, Outcome.DONE, request.ref(), step);
    Asking after = withWhatItBrings(asking, request, step);
    if (request.status().isEnded()) {
      Case open = after.standing().caseOf(request.ref()).orElseThrow();
      after = after.of(after.standing().with(open.closedAt(after.now())));
    }
    if (!after.standing().equals(asking.standing())) {
      restating.keep(after.standing());
    }
    keep(after, request);
    return new RequestAnswer.Taken(entry, request, deadline(asking, request));
  }

  /// The asking with the standing as the step leaves it.
  private Asking withWhatItBrings(Asking asking, RightsRequest request, Step step) {
    var atOnce = new AtOnce(asking, logbook);
    return switch (step) {
      case Step.Accepted _ -> atOnce.done(request);
      case Step.Refused(_, _, Reason reason) when reason == Reason.COMPELLING_GROUNDS ->
          atOnce.overridden(request);
      case Step.Acknowledged _,
          Step.Doubted _,
          Step.Answered _,
          Step.Delayed _,
          Step.CarriedOut _,
          Step.RefusalProposed _,
          Step.Refused _,
          Step.Fulfilled _,
          Step.TakenBack _ ->
          asking;
    };
  }

  private void keep(Asking asking, RightsRequest request) {
    rooms
        .desk()
        .requests()
        .put(
            new RequestStore.Kept(
                asking.standing().subject(),
                request,
                Counted.of(request, deadline(asking, request)),
                new CaseFile(request).eraseOn(asking)));
  }

  private Deadline deadline(Asking asking, RightsRequest request) {
    return deadline(asking.version(), request);
  }

  private Deadline deadline(PolicyVersions.Version version, RightsRequest request) {
    return Deadline.of(request, rooms.desk().workingDays(), version.policy().controller().zone());
  }

  private EntryId log(Asking asking, Outcome outcome, CaseRef ref, Step step) {
    var act =
        new Logbook.Act(Action.ADVANCE_CASE, outcome, Optional.empty(), 1, List.of(ref.value()));
    return logbook.append(asking, step.kind(), act);
  }

  /// Whether the case is one in which a request waits.
  boolean isWaiting(SubjectRef subject, CaseRef ref) {
    return rooms
        .desk()
        .requests()
        .find(subject, ref)
        .filter(each -> !each.status().isEnded())
        .isPresent();
  }

  /// Nobody closes such a case but by answering the request.
  CaseAnswer keepOpen(Asking asking) {
    var act =
        new Logbook.Act(Action.CLOSE_CASE, Outcome.REFUSED, Optional.empty(), 0, List.<UUID>of());
    Refusal reason = Refusal.CASE_OF_ANOTHER_KIND;
    return new CaseAnswer.Refused(logbook.append(asking, reason, act), reason);
  }

  private RequestAnswer refuse(Asking asking, Refusal reason) {
    var act =
        new Logbook.Act(Action.ADVANCE_CASE, Outcome.REFUSED, Optional.empty(), 0, List.<UUID>of());
    return new RequestAnswer.Refused(logbook.append(asking, reason, act), reason);
  }
}
