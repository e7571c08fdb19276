package org.trygg.server.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.formats.LogFormat;
import org.trygg.intake.Feed;
import org.trygg.server.access.Caller;
import org.trygg.server.api.AskedBy;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// Takes in a whole log in a format by name, as a stream of any length, and accounts for it.
@RestController
@RequestMapping("/api/v1/feeds")
public final class FeedsApi {
  private final Feed feed;

  public FeedsApi(Feed feed) {
    this.feed = feed;
  }

  /// As JSON, or as lines of text to whoever accepts only that.
  @Operation(summary = "Take in a log in a known format, and account for every line")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FeedAnswer.class)))
  @PostMapping("/{format}")
  ResponseEntity<?> take(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String format,
      @RequestHeader("Accept") Optional<String> accept,
      InputStream log)
      throws IOException {
    Optional<LogFormat> known =
        Stream.of(LogFormat.values()).filter(each -> each.toString().equals(format)).findFirst();
    if (known.isEmpty()) {
      return Problem.of(ProblemKind.NOT_FOUND).answer();
    }
    var by = AskedBy.of(caller, Optional.empty());
    FeedAnswer answer = FeedAnswer.of(feed.take(by, log, known.get()));
    return accept.filter(MediaType.TEXT_PLAIN_VALUE::equals).isPresent()
        ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(answer.text())
        : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
  }
}
