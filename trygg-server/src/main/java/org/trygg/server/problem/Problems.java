package org.trygg.server.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.trygg.outbox.BusyException;

/// Turns every exception that a door lets out into problem details.
@RestControllerAdvice
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<Problem> onRefusal(AccessDeniedException refusal) {
    return Problem.of(ProblemKind.NOT_ALLOWED).answer();
  }

  @ExceptionHandler
  ResponseEntity<Problem> onUnreadable(HttpMessageNotReadableException fault) {
    boolean tooLarge = isCausedBy(fault, TooLargeException.class);
    return Problem.of(tooLarge ? ProblemKind.TOO_LARGE : ProblemKind.MALFORMED_REQUEST).answer();
  }

  @ExceptionHandler
  ResponseEntity<Problem> onMismatch(MethodArgumentTypeMismatchException fault) {
    return Problem.of(ProblemKind.MALFORMED_REQUEST).answer();
  }

  @ExceptionHandler
  ResponseEntity<Problem> onMalformed(MalformedException fault) {
    return Problem.of(ProblemKind.MALFORMED_REQUEST).answer();
  }

  @ExceptionHandler
  ResponseEntity<Problem> onTooLarge(TooLargeException fault) {
    return Problem.of(ProblemKind.TOO_LARGE).answer();
  }

  /// Nothing was done; the caller is to come again in a while, in seconds.
  @ExceptionHandler
  ResponseEntity<Problem> onBusy(BusyException fault) {
    return ResponseEntity.status(ProblemKind.UNAVAILABLE.status())
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(ProblemKind.UNAVAILABLE));
  }

  /// Everything else: Spring's own exceptions say their status, the rest are faults of ours.
  @ExceptionHandler
  ResponseEntity<Problem> onAnything(Exception fault, HttpServletRequest request) {
    if (fault instanceof ErrorResponse known) {
      int status = known.getStatusCode().value();
      HttpHeaders headers = known.getHeaders();
      return ResponseEntity.status(status)
          .headers(kept -> kept.putAll(headers))
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Problem.of(ProblemKind.ofStatus(status)));
    }
    if (DatabaseAway.isCauseOf(fault)) {
      LOG.error("The database cannot be reached", fault);
      return Problem.of(ProblemKind.UNAVAILABLE).answer();
    }
    LOG.error("A door let out a fault, method {}", request.getMethod(), fault);
    return Problem.of(ProblemKind.FAULT).answer();
  }

  private static boolean isCausedBy(Throwable fault, Class<? extends Throwable> cause) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (cause.isInstance(each)) {
        return true;
      }
    }
    return false;
  }
}
