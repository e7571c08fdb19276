package org.trygg.server.intake;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.intake.Commerce;
import org.trygg.intake.Declarations;
import org.trygg.server.access.Caller;
import org.trygg.server.api.AskedBy;
import org.trygg.vocabulary.SubjectRef;

/// What decisions depend on about somebody known; staff name their case in the header `Trygg-Case`.
@RestController
@RequestMapping("/api/v1/subjects/{subject}")
public final class StandingsApi {
  private final Commerce commerce;
  private final Declarations declarations;
  private final ConsentAnswers consents;

  public StandingsApi(Commerce commerce, Declarations declarations, ConsentAnswers consents) {
    this.consents = consents;
    this.commerce = commerce;
    this.declarations = declarations;
  }

  /// What every door here is handed; made before the door is called.
  @ModelAttribute(binding = false)
  Statement statement(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return new Statement(AskedBy.of(caller, openCase), new SubjectRef(subject), form);
  }

  @Adds("/contracts")
  @Operation(summary = "Keep a contract")
  ResponseEntity<?> contract(Statement statement) {
    return statement.to(commerce::contract);
  }

  @Changes("/contracts/{id}/end")
  @Operation(summary = "End a contract")
  ResponseEntity<?> end(Statement statement, @PathVariable UUID id) {
    return statement.to(commerce::end, id);
  }

  @Adds("/invoices")
  @Operation(summary = "Keep an invoice")
  ResponseEntity<?> invoice(Statement statement) {
    return statement.to(commerce::invoice);
  }

  @Changes("/invoices/{id}/settlement")
  @Operation(summary = "Settle an invoice")
  ResponseEntity<?> settle(Statement statement, @PathVariable UUID id) {
    return statement.to(commerce::settle, id);
  }

  @Changes("/invoices/{id}/interruptions")
  @Operation(summary = "Interrupt the limitation of an invoice")
  ResponseEntity<?> interrupt(Statement statement, @PathVariable UUID id) {
    return statement.to(commerce::interrupt, id);
  }

  @Adds("/consents")
  @Operation(summary = "Keep a consent")
  ResponseEntity<?> consent(Statement statement) {
    return consents.given(statement.told(declarations::consent));
  }

  @Changes("/consents/{id}/withdrawal")
  @Operation(summary = "Withdraw a consent")
  ResponseEntity<?> withdraw(Statement statement, @PathVariable UUID id) {
    return consents.withdrawn(statement.told(declarations::withdraw, id), id);
  }

  @Adds("/objections")
  @Operation(summary = "Keep an objection (GDPR Art. 21)")
  ResponseEntity<?> object(Statement statement) {
    return statement.to(declarations::object);
  }

  @Changes("/objections/{id}/lifting")
  @Operation(summary = "Lift an objection")
  ResponseEntity<?> override(Statement statement, @PathVariable UUID id) {
    return statement.to(declarations::override, id);
  }

  @Adds("/restrictions")
  @Operation(summary = "Restrict processing (GDPR Art. 18)")
  ResponseEntity<?> restrict(Statement statement) {
    return statement.to(declarations::restrict);
  }

  @Changes("/restrictions/{id}/lifting")
  @Operation(summary = "Lift a restriction")
  ResponseEntity<?> lift(Statement statement, @PathVariable UUID id) {
    return statement.to(declarations::lift, id);
  }

  @Adds("/holds")
  @Operation(summary = "Lay a legal hold")
  ResponseEntity<?> hold(Statement statement) {
    return statement.to(declarations::hold);
  }

  @Changes("/holds/{id}/release")
  @Operation(summary = "Release a legal hold")
  ResponseEntity<?> release(Statement statement, @PathVariable UUID id) {
    return statement.to(declarations::release, id);
  }
}
