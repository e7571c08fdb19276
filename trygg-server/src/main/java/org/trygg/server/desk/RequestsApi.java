package org.trygg.server.desk;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.forms.Flaw;
import org.trygg.gate.Gate;
import org.trygg.passage.RequestAnswer;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.StepAnswer;
import org.trygg.server.access.Caller;
import org.trygg.server.api.AskedBy;
import org.trygg.server.api.Refusals;
import org.trygg.server.problem.FlawJson;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.SubjectRef;

/// The desk's doors to one request by right: it is taken in, and taken on step by step. GDPR Art.
/// 12 and 15 to 22.
@RestController
public final class RequestsApi {
  private final Gate gate;
  private final InstantSource clock;

  public RequestsApi(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  /// A request and where it stands.
  ///
  /// @param due the last day to answer
  /// @param paused whether the clock waits for the subject
  /// @param results what became of what is held, when it was last carried out
  @Schema(name = "RequestState")
  record State(
      UUID caseRef,
      RequestStatus status,
      LocalDate due,
      boolean paused,
      String ledgerId,
      List<ResultView> results) {}

  @Operation(summary = "Take in a request by right (GDPR Art. 15 to 22)")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = State.class)))
  @PostMapping("/api/v1/requests")
  ResponseEntity<?> initiate(
      @AuthenticationPrincipal Caller.StaffCaller caller, @RequestBody DemandForm form) {
    Instant now = clock.instant();
    Instant received = form.received().orElse(now);
    if (!RightsRequest.isReceivable(received, now)) {
      return Problem.of(ProblemKind.MALFORMED_REQUEST)
          .with(FlawJson.all(List.of(new Flaw("/received", Flaw.Rule.PAST))))
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

  /// Whose request it is.
  @Schema(name = "RequestOf")
  record Whose(UUID subject) {}

  @Operation(summary = "Tell what carrying out an accepted request means for each thing held")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @PostMapping("/api/v1/requests/{case}/plan")
  ResponseEntity<?> plan(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable("case") UUID ref,
      @RequestBody Whose form) {
    return answer(
        HttpStatus.OK,
        gate.desk()
            .plan(
                AskedBy.of(caller, Optional.of(ref)),
                new SubjectRef(form.subject()),
                new CaseRef(ref)));
  }

  @Operation(summary = "Carry out an accepted request that may erase something")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = State.class)))
  @PostMapping("/api/v1/requests/{case}/carrying-out")
  ResponseEntity<?> carryOut(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable("case") UUID ref,
      @RequestBody Whose form) {
    return answer(
        HttpStatus.OK,
        gate.desk()
            .carryOut(
                AskedBy.of(caller, Optional.of(ref)),
                new SubjectRef(form.subject()),
                new CaseRef(ref)));
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
                      entry.toString(),
                      ResultView.last(request)));
      case RequestAnswer.Planned(var entry, var request, var deadline, var parts) ->
          ResponseEntity.ok(
              new PlanView(
                  request.ref().value(),
                  request.status(),
                  deadline.due(),
                  entry.toString(),
                  parts.stream().map(PlanView.Item::of).toList()));
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
      case StepAnswer.NotCarriedOut _ -> new Reason("not-carried-out");
      case StepAnswer.NothingToCarryOut _ -> new Reason("nothing-to-carry-out");
      case StepAnswer.Taken _ -> throw new IllegalArgumentException("A step taken needs no reason");
    };
  }
}
