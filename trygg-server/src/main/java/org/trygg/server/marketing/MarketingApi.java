package org.trygg.server.marketing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.forms.FlawException;
import org.trygg.gate.Gate;
import org.trygg.sending.Intended;
import org.trygg.server.access.Caller;
import org.trygg.server.api.AskedBy;
import org.trygg.server.problem.FlawJson;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// The send gate's door: a machine that is about to send asks whether it may, of up to 10,000
/// messages at once. marknadsföringslagen 19 to 21 §§; GDPR Art. 7(3) and 21(2).
@RestController
public final class MarketingApi {
  private final Gate gate;

  public MarketingApi(Gate gate) {
    this.gate = gate;
  }

  @Operation(summary = "Decide whether messages may be sent now, by subject and channel")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SendingAnswer.class)))
  @PostMapping(
      path = "/api/v1/marketing/decisions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> decide(@AuthenticationPrincipal Caller.MachineCaller caller, InputStream body) {
    try {
      List<Intended> messages = IntendedReader.read(body);
      return ResponseEntity.ok(
          SendingAnswer.of(gate.sending().weigh(AskedBy.of(caller, Optional.empty()), messages)));
    } catch (FlawException e) {
      return Problem.of(ProblemKind.MALFORMED_REQUEST)
          .with(List.of(FlawJson.of(e.flaw())))
          .answer();
    }
  }
}
