package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// The quarantine's work items: why each is there and when it goes, never what is in it.
@RestController
@RequestMapping("/api/v1/quarantine")
public final class QuarantineApi {
  private static final int MOST = 500;

  private final Gate gate;
  private final Accountable accountable;

  public QuarantineApi(Gate gate, Accountable accountable) {
    this.gate = gate;
    this.accountable = accountable;
  }

  /// One work item.
  record Waiting(UUID id, String reason, Instant received, LocalDate eraseOn) {}

  /// The entry of the ledger that tells of a settlement.
  record Settled(String ledgerId) {}

  @Operation(summary = "List what waits in quarantine")
  @GetMapping
  List<Waiting> waiting(@AuthenticationPrincipal Caller.StaffCaller caller) {
    accountable.require(caller);
    return gate.quarantined(MOST).stream()
        .map(each -> new Waiting(each.id(), each.reason().code(), each.received(), each.eraseOn()))
        .toList();
  }

  @Operation(summary = "Settle what waits in quarantine")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Settled.class)))
  @PostMapping("/{id}/settlement")
  ResponseEntity<?> settle(
      @AuthenticationPrincipal Caller.StaffCaller caller, @PathVariable UUID id) {
    accountable.require(caller);
    return gate.settle(AskedBy.of(caller, Optional.empty()), id)
        .<ResponseEntity<?>>map(entry -> ResponseEntity.ok(new Settled(entry.toString())))
        .orElseGet(() -> Problem.of(ProblemKind.NOT_FOUND).answer());
  }
}
