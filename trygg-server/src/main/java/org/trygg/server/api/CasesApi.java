package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.passage.CaseAnswer;
import org.trygg.server.access.Caller;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// The cases within which staff act: opened for one subject and one kind of work, and closed.
@RestController
@RequestMapping("/api/v1/cases")
public final class CasesApi {
  private final Gate gate;

  public CasesApi(Gate gate) {
    this.gate = gate;
  }

  /// What is to be opened.
  ///
  /// @param kind a kind of case of the policy, such as `fault`
  public record Opening(UUID subject, String kind) {
    /// @throws IllegalArgumentException if the kind is not lower-case words joined by hyphens
    public Opening {
      CaseKind.of(kind);
    }
  }

  /// Whose case is to be closed.
  public record Closing(UUID subject) {}

  /// A case, and the entry of the ledger that tells of what was done with it.
  public record Done(UUID caseRef, String ledgerId) {}

  @Operation(summary = "Open a case for one subject")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Done.class)))
  @PostMapping
  ResponseEntity<?> open(
      @AuthenticationPrincipal Caller.StaffCaller caller, @RequestBody Opening opening) {
    return answer(
        gate.openCase(
            AskedBy.of(caller, Optional.empty()),
            new SubjectRef(opening.subject()),
            CaseKind.of(opening.kind()),
            new CaseRef(UUID.randomUUID())));
  }

  @Operation(summary = "Close a case")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Done.class)))
  @PostMapping("/{case}/closing")
  ResponseEntity<?> close(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable("case") UUID ref,
      @RequestBody Closing closing) {
    return answer(
        gate.closeCase(
            AskedBy.of(caller, Optional.of(ref)),
            new SubjectRef(closing.subject()),
            new CaseRef(ref)));
  }

  private static ResponseEntity<?> answer(CaseAnswer answer) {
    return switch (answer) {
      case CaseAnswer.Opened(var entry, var ref) ->
          ResponseEntity.status(HttpStatus.CREATED).body(new Done(ref.value(), entry.toString()));
      case CaseAnswer.Closed(var entry, var ref) ->
          ResponseEntity.ok(new Done(ref.value(), entry.toString()));
      case CaseAnswer.Refused(var entry, var reason) -> Refusals.of(entry, reason).answer();
    };
  }
}
