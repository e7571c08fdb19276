package org.trygg.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.trygg.vocabulary.Reason;

/// Problem details, RFC 9457. Every text is fixed: input is never echoed, it may be personal.
///
/// @param type the address of the page that explains the kind
/// @param reasonCode why the policy refused, when it did
/// @param ledgerId the entry of the processing log that is the receipt, when there is one
/// @param errors what is wrong with which parts of the request, when it is that
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    URI type,
    String title,
    int status,
    Optional<String> reasonCode,
    Optional<String> ledgerId,
    List<FlawJson> errors) {
  public static Problem of(ProblemKind kind) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), Optional.empty(), Optional.empty(), List.of());
  }

  /// The same, with the policy's reason.
  public Problem because(Enum<?> reason) {
    return because(reason.name());
  }

  /// The same, with the reason by its code.
  public Problem because(Reason reason) {
    return because(reason.code().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Problem because(String code) {
    return new Problem(type, title, status, Optional.of(code), ledgerId, errors);
  }

  /// The same, with all that is wrong with the request.
  public Problem with(List<FlawJson> flaws) {
    return new Problem(type, title, status, reasonCode, ledgerId, List.copyOf(flaws));
  }

  /// The same, with the receipt.
  public Problem loggedAs(String entry) {
    return new Problem(type, title, status, reasonCode, Optional.of(entry), errors);
  }

  /// The answer that carries it.
  public ResponseEntity<Problem> answer() {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(this);
  }
}
