package org.trygg.server.intake;

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
import org.trygg.intake.Commerce;
import org.trygg.intake.Declarations;
import org.trygg.server.access.Caller;
import org.trygg.server.api.Requesters;
import org.trygg.vocabulary.SubjectRef;

/// What decisions depend on about somebody known; staff name their case in the header `Trygg-Case`.
@RestController
@RequestMapping(path = "/api/v1/subjects/{subject}", consumes = MediaType.APPLICATION_JSON_VALUE)
public final class StandingsApi {
  private final Commerce commerce;
  private final Declarations declarations;

  public StandingsApi(Commerce commerce, Declarations declarations) {
    this.commerce = commerce;
    this.declarations = declarations;
  }

  @Operation(summary = "Keep a contract")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/contracts")
  ResponseEntity<?> contract(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return CustomerAnswers.created(
        commerce.contract(Requesters.of(caller, caseRef), new SubjectRef(subject), form));
  }

  @Operation(summary = "End a contract")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/contracts/{id}/end")
  ResponseEntity<?> end(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        commerce.end(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }

  @Operation(summary = "Keep an invoice")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/invoices")
  ResponseEntity<?> invoice(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return CustomerAnswers.created(
        commerce.invoice(Requesters.of(caller, caseRef), new SubjectRef(subject), form));
  }

  @Operation(summary = "Settle an invoice")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/invoices/{id}/settlement")
  ResponseEntity<?> settle(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        commerce.settle(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }

  @Operation(summary = "Interrupt the limitation of an invoice")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/invoices/{id}/interruptions")
  ResponseEntity<?> interrupt(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        commerce.interrupt(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }

  @Operation(summary = "Keep a consent")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/consents")
  ResponseEntity<?> consent(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return CustomerAnswers.created(
        declarations.consent(Requesters.of(caller, caseRef), new SubjectRef(subject), form));
  }

  @Operation(summary = "Withdraw a consent")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/consents/{id}/withdrawal")
  ResponseEntity<?> withdraw(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        declarations.withdraw(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }

  @Operation(summary = "Keep an objection (GDPR Art. 21)")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/objections")
  ResponseEntity<?> object(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return CustomerAnswers.created(
        declarations.object(Requesters.of(caller, caseRef), new SubjectRef(subject), form));
  }

  @Operation(summary = "Lift an objection")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/objections/{id}/lifting")
  ResponseEntity<?> override(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        declarations.override(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }

  @Operation(summary = "Restrict processing (GDPR Art. 18)")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/restrictions")
  ResponseEntity<?> restrict(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return CustomerAnswers.created(
        declarations.restrict(Requesters.of(caller, caseRef), new SubjectRef(subject), form));
  }

  @Operation(summary = "Lift a restriction")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/restrictions/{id}/lifting")
  ResponseEntity<?> lift(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        declarations.lift(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }

  @Operation(summary = "Lay a legal hold")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/holds")
  ResponseEntity<?> hold(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @RequestBody byte[] form) {
    return CustomerAnswers.created(
        declarations.hold(Requesters.of(caller, caseRef), new SubjectRef(subject), form));
  }

  @Operation(summary = "Release a legal hold")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping("/holds/{id}/release")
  ResponseEntity<?> release(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(Requesters.CASE) Optional<String> caseRef,
      @PathVariable UUID subject,
      @PathVariable UUID id,
      @RequestBody byte[] form) {
    return CustomerAnswers.changed(
        declarations.release(Requesters.of(caller, caseRef), new SubjectRef(subject), id, form));
  }
}
