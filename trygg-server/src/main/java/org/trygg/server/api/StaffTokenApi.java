package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.server.access.SignIn;
import org.trygg.server.access.Staff;
import org.trygg.server.access.Token;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// Tokens of staff for the API: issued against a password, ended at will, and over in a working
/// day.
@RestController
@RequestMapping("/api/v1/staff-tokens")
public final class StaffTokenApi {
  private static final int SCHEME_LENGTH = "Bearer ".length();

  private final SignIn signIn;
  private final Staff staff;

  public StaffTokenApi(SignIn signIn, Staff staff) {
    this.signIn = signIn;
    this.staff = staff;
  }

  /// What staff prove themselves with.
  public record Claim(String account, String password) {
    @Override
    public String toString() {
      return "Claim[REDACTED]";
    }
  }

  /// The token, told this once.
  public record Issued(String token, Instant expires) {
    @Override
    public String toString() {
      return "Issued[REDACTED]";
    }
  }

  @Operation(summary = "Issue a token to staff against a password")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Issued.class)))
  @PostMapping
  ResponseEntity<?> issue(@RequestBody Claim claim) {
    return signIn
        .check(claim.account(), claim.password())
        .map(signIn::issue)
        .<ResponseEntity<?>>map(StaffTokenApi::created)
        .orElseGet(() -> Problem.of(ProblemKind.NOT_SIGNED_IN).answer());
  }

  @Operation(summary = "End the token that this request carries")
  @ApiResponse(responseCode = "204")
  @PostMapping("/current/end")
  ResponseEntity<Void> end(@RequestHeader("Authorization") String header) {
    boolean ended =
        Token.parse(header.substring(SCHEME_LENGTH).strip())
            .map(Token::hash)
            .map(staff::endToken)
            .orElse(false);
    return ended ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
  }

  private static ResponseEntity<Issued> created(SignIn.Issued issued) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new Issued(issued.token().reveal(), issued.expires()));
  }
}
