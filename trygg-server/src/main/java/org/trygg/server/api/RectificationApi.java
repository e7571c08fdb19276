package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.passage.RectificationAnswer;
import org.trygg.passage.Requester;
import org.trygg.rights.RectificationForm;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.FlawJson;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;
import org.trygg.vocabulary.SubjectRef;

/// Rectification and completion of what is held on a subject, by staff within a case. GDPR Art. 16.
@RestController
@RequestMapping(path = "/api/v1/subjects/{subject}", consumes = MediaType.APPLICATION_JSON_VALUE)
public final class RectificationApi {
  private final Gate gate;

  public RectificationApi(Gate gate) {
    this.gate = gate;
  }

  /// It is done.
  ///
  /// @param item the record; the new one that holds a supplementary statement
  @Schema(name = "Rectified")
  record Rectified(String ledgerId, UUID item) {}

  @Operation(summary = "Correct a record of a subject (GDPR Art. 16)")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Rectified.class)))
  @PostMapping("/rectification")
  ResponseEntity<?> rectify(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable UUID subject,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase,
      @RequestBody byte[] form) {
    return answer(
        AskedBy.of(caller, openCase),
        RectificationForm.correction(form, new SubjectRef(subject), gate.policy()));
  }

  @Operation(summary = "Put a subject's own words beside a record or a log (GDPR Art. 16)")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Rectified.class)))
  @PostMapping("/supplement")
  ResponseEntity<?> supplement(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable UUID subject,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase,
      @RequestBody byte[] form) {
    return answer(
        AskedBy.of(caller, openCase),
        RectificationForm.supplement(form, new SubjectRef(subject), gate.policy()));
  }

  private ResponseEntity<?> answer(Requester by, RectificationForm read) {
    return switch (read) {
      case RectificationForm.Filled(var asked) -> answer(gate.rectify(by, asked));
      case RectificationForm.Flawed(var flaws) ->
          Problem.of(ProblemKind.MALFORMED_REQUEST).with(FlawJson.all(flaws)).answer();
    };
  }

  private static ResponseEntity<?> answer(RectificationAnswer answer) {
    String entry = answer.entry().toString();
    return switch (answer) {
      case RectificationAnswer.Done(_, var item) -> ResponseEntity.ok(new Rectified(entry, item));
      case RectificationAnswer.Refused(var id, var decision) -> Refusals.of(id, decision).answer();
      case RectificationAnswer.Barred(_, var bar) ->
          Problem.of(ProblemKind.REFUSED_BY_POLICY).because(bar).loggedAs(entry).answer();
      case RectificationAnswer.NotThere _ ->
          Problem.of(ProblemKind.NOT_FOUND).loggedAs(entry).answer();
    };
  }
}
