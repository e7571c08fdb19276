package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.passage.RequestAnswer;
import org.trygg.requests.Deadline;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.StepAnswer;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.SubjectRef;

/// The desk's doors: requests by right are taken in, taken on, and listed with their deadlines.
/// GDPR Art. 12 and 15 to 22.
@RestController
public final class RequestsApi {
  private static final int MOST = 500;

  private final Gate gate;
  private final Accountable accountable;
  private final InstantSource clock;

  public RequestsApi(Gate gate, Accountable accountable, InstantSource clock) {
    this.gate = gate;
    this.accountable = accountable;
    this.clock = clock;
  }

  /// A request and where it stands.
  ///
  /// @param due the last day to answer
  /// @param paused whether the clock waits for the subject
  @Schema(name = "RequestState")
  record State(
      UUID caseRef, RequestStatus status, LocalDate due, boolean paused, String ledgerId) {}

  /// A request that waits.
  ///
  /// @param near whether it is due in a week or less
  /// @param missed whether its day has passed
  @Schema(name = "OpenRequest")
  record Waiting(
      UUID caseRef,
      UUID subject,
      String demand,
      Instant received,
      RequestStatus status,
      LocalDate due,
      boolean paused,
      boolean near,
      boolean missed) {}

  @Operation(summary = "Take in a request by right (GDPR Art. 15 to 22)")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = State.class)))
  @PostMapping("/api/v1/requests")
  ResponseEntity<?> initiate(
      @AuthenticationPrincipal Caller.StaffCaller caller, @RequestBody DemandForm form) {
    Instant now = clock.instant();
    Instant received = form.received().orElse(now);
    if (received.isAfter(now)) {
      return Problem.of(ProblemKind.MALFORMED_REQUEST)
          .because(new Reason("received-later"))
          .answer();
    }
    return answer(
        HttpStatus.CREATED,
        gate.desk()
            .initiate(
                AskedBy.of(caller, Optional.empty()),
                new SubjectRef(form.subject()),
                form.toDemand(),
                received,
                new CaseRef(UUID.randomUUID())));
  }

  @Operation(summary = "Take a step in a request by right")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = State.class)))
  @PostMapping("/api/v1/requests/{case}/steps")
  ResponseEntity<?> advance(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable("case") UUID ref,
      @RequestBody StepForm form) {
    return answer(
        HttpStatus.OK,
        gate.desk()
            .advance(
                AskedBy.of(caller, Optional.of(ref)),
                new SubjectRef(form.subject()),
                new CaseRef(ref),
                at -> form.toStep(at, caller.actor())));
  }

  @Operation(summary = "List the requests by right that wait, the first received first")
  @GetMapping("/api/v1/requests/open")
  List<Waiting> open(@AuthenticationPrincipal Caller.StaffCaller caller) {
    accountable.require(caller);
    Instant now = clock.instant();
    return gate.desk().open(Optional.empty(), MOST).stream()
        .map(each -> waiting(each, now))
        .toList();
  }

  private Waiting waiting(RequestStore.Kept kept, Instant now) {
    RightsRequest request = kept.request();
    Deadline deadline = gate.desk().deadline(request);
    return new Waiting(
        request.ref().value(),
        kept.subject().value(),
        request.demand().kind().word(),
        request.received(),
        request.status(),
        deadline.due(),
        deadline.isPaused(),
        deadline.isNearAt(now),
        deadline.isMissedAt(now));
  }

  private static ResponseEntity<?> answer(HttpStatus taken, RequestAnswer answer) {
    return switch (answer) {
      case RequestAnswer.Taken(var entry, var request, var deadline) ->
          ResponseEntity.status(taken)
              .body(
                  new State(
                      request.ref().value(),
                      request.status(),
                      deadline.due(),
                      deadline.isPaused(),
                      entry.toString()));
      case RequestAnswer.NotTaken(var entry, var why) ->
          Problem.of(ProblemKind.NOT_NOW).because(reason(why)).loggedAs(entry.toString()).answer();
      case RequestAnswer.Refused(var entry, var reason) -> Refusals.of(entry, reason).answer();
    };
  }

  private static Reason reason(StepAnswer why) {
    return switch (why) {
      case StepAnswer.NotFrom(RequestStatus status) ->
          new Reason("not-from-" + Reason.of(status).code());
      case StepAnswer.SamePerson _ -> new Reason("same-person");
      case StepAnswer.NotProposed _ -> new Reason("not-proposed");
      case StepAnswer.NoGround _ -> new Reason("no-ground");
      case StepAnswer.TooLate _ -> new Reason("too-late");
      case StepAnswer.WeakProof _ -> new Reason("weak-proof");
      case StepAnswer.Taken _ -> throw new IllegalArgumentException("A step taken needs no reason");
    };
  }
}
