package org.trygg.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Problem details, RFC 9457. Every text is fixed: input is never echoed, it may be personal.
///
/// @param type the address of the page that explains the kind
/// @param reasonCode why the policy refused, when it did
/// @param ledgerId the entry of the processing log that is the receipt, when there is one
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    URI type, String title, int status, Optional<String> reasonCode, Optional<String> ledgerId) {
  public static Problem of(ProblemKind kind) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), Optional.empty(), Optional.empty());
  }

  /// The same, with the policy's reason.
  public Problem because(Enum<?> reason) {
    return new Problem(type, title, status, Optional.of(reason.name()), ledgerId);
  }

  /// The same, with the receipt.
  public Problem loggedAs(String entry) {
    return new Problem(type, title, status, reasonCode, Optional.of(entry));
  }

  /// The answer that carries it.
  public ResponseEntity<Problem> answer() {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(this);
  }
}
