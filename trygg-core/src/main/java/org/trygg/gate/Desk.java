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
import org.trygg.requests.RequestStore;
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

  Desk(Rooms rooms, Entrance entrance, Restating restating, Cases cases) {
    this.rooms = rooms;
    this.entrance = entrance;
    this.restating = restating;
    this.cases = cases;
    this.logbook = Logbook.of(rooms);
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
    return entrance.changing(by, subject, asking -> advance(asking, ref, step.apply(asking.now())));
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

  private RequestAnswer advance(Asking asking, CaseRef ref, Step step) {
    Optional<Refusal> refusal = cases.refusal(asking, ref);
    if (refusal.isPresent()) {
      return refuse(asking, refusal.get());
    }
    Optional<RightsRequest> found = rooms.desk().requests().find(asking.standing().subject(), ref);
    if (found.isEmpty()) {
      return refuse(asking, Refusal.CASE_OF_ANOTHER_KIND);
    }
    RightsRequest request = found.get();
    return switch (request.take(step, deadline(asking, request))) {
      case StepAnswer.Taken(RightsRequest next) -> taken(asking.within(ref), next, step);
      case StepAnswer why ->
          new RequestAnswer.NotTaken(log(asking.within(ref), Outcome.REFUSED, ref, step), why);
    };
  }

  private RequestAnswer taken(Asking asking, RightsRequest request, Step step) {
    EntryId entry = log(asking, Outcome.DONE, request.ref(), step);
    Asking after =
        step instanceof Step.Accepted ? new AtOnce(asking, logbook).done(request) : asking;
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
