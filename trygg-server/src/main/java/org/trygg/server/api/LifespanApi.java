package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.ledger.Action;
import org.trygg.passage.Holding;
import org.trygg.passage.Overview;
import org.trygg.policy.Policy;
import org.trygg.server.access.Caller;
import org.trygg.vocabulary.SubjectRef;

/// What is held on a subject, why and until when: never what is in it.
@RestController
public final class LifespanApi {
  private final Gate gate;

  public LifespanApi(Gate gate) {
    this.gate = gate;
  }

  /// Everything held, item by item.
  record Held(String ledgerId, List<Item> items) {}

  /// One thing held: a record, or the events of a day.
  ///
  /// @param id its pseudonym, by which it can be rectified or completed
  @Schema(name = "LifespanItem")
  record Item(UUID id, LifespanView item) {}

  @Operation(summary = "Tell what is held on a subject, why and until when")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Held.class)))
  @PostMapping("/api/v1/subjects/{subject}/lifespans")
  ResponseEntity<?> lifespans(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable UUID subject,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase) {
    var by = AskedBy.of(caller, openCase);
    return switch (gate.overview(by, new SubjectRef(subject), Action.READ)) {
      case Overview.Told told -> ResponseEntity.ok(held(told));
      case Overview.Refused(var entry, var decision) -> Refusals.of(entry, decision).answer();
    };
  }

  private Held held(Overview.Told told) {
    Policy policy = gate.policy().policy();
    return new Held(
        told.entry().toString(), told.holdings().stream().map(each -> item(policy, each)).toList());
  }

  private static Item item(Policy policy, Holding holding) {
    return new Item(holding.id(), LifespanView.of(policy, holding.category(), holding.lifespan()));
  }
}
