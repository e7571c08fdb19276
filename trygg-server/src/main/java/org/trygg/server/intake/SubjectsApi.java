package org.trygg.server.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.forms.IdentifierForm;
import org.trygg.forms.SightingForm;
import org.trygg.gate.Gate;
import org.trygg.intake.Customers;
import org.trygg.server.access.Caller;
import org.trygg.server.api.AskedBy;
import org.trygg.server.problem.FlawJson;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// Customers: registered as new subjects, and found by what leads to them.
@RestController
@RequestMapping(path = "/api/v1/subjects", consumes = MediaType.APPLICATION_JSON_VALUE)
public final class SubjectsApi {
  private final Customers customers;
  private final Gate gate;

  public SubjectsApi(Customers customers, Gate gate) {
    this.customers = customers;
    this.gate = gate;
  }

  @Operation(summary = "Register a new subject")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Taken.class)))
  @PostMapping
  ResponseEntity<?> register(@AuthenticationPrincipal Caller caller, @RequestBody byte[] form) {
    return CustomerAnswers.created(customers.register(AskedBy.of(caller, Optional.empty()), form));
  }

  /// The identifier stands in the body, for addresses of pages are logged by others on the way.
  @Operation(summary = "Find the subject that an identifier leads to")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Led.class)))
  @PostMapping("/find")
  ResponseEntity<?> find(@AuthenticationPrincipal Caller caller, @RequestBody byte[] form) {
    return switch (IdentifierForm.read(form)) {
      case IdentifierForm.Filled(var identifier) ->
          CustomerAnswers.found(gate.find(AskedBy.of(caller, Optional.empty()), identifier));
      case IdentifierForm.Flawed(var flaws) ->
          Problem.of(ProblemKind.MALFORMED_REQUEST).with(FlawJson.all(flaws)).answer();
    };
  }

  /// The tolerance of the clocks is the controller's setting, and not the asker's to choose.
  @Operation(summary = "Find the subject that held an IP address at an instant")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerAnswers.Held.class)))
  @PostMapping("/find-by-address")
  ResponseEntity<?> findByAddress(
      @AuthenticationPrincipal Caller caller, @RequestBody byte[] form) {
    return switch (SightingForm.read(form)) {
      case SightingForm.Filled(var address, var port, var at) ->
          CustomerAnswers.holder(
              gate.holder(AskedBy.of(caller, Optional.empty()), address, port, at));
      case SightingForm.Flawed(var flaws) ->
          Problem.of(ProblemKind.MALFORMED_REQUEST).with(FlawJson.all(flaws)).answer();
    };
  }
}
