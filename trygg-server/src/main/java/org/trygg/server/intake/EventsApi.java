package org.trygg.server.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.intake.EventForm;
import org.trygg.intake.EventIntake;
import org.trygg.passage.Requester;
import org.trygg.server.access.Caller;
import org.trygg.server.api.AskedBy;
import org.trygg.server.problem.MalformedException;

/// Takes in CloudEvents, and says what became of each: it has happened when the answer says so.
///
/// An answer that does not arrive is no loss: the same events sent again are known again.
@RestController
@RequestMapping("/api/v1/events")
public final class EventsApi {
  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String LINES = "application/x-ndjson";

  private final EventIntake intake;

  public EventsApi(EventIntake intake) {
    this.intake = intake;
  }

  @Operation(summary = "Take in CloudEvents, and tell what became of each")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EventAnswer.class)))
  @PostMapping(
      consumes = {SINGLE, BATCH, LINES},
      produces = MediaType.APPLICATION_JSON_VALUE)
  EventAnswer take(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
      InputStream body)
      throws IOException {
    return EventAnswer.of(told(caller, type, body));
  }

  @Operation(summary = "Take in CloudEvents, and tell what became of each")
  @PostMapping(
      consumes = {SINGLE, BATCH, LINES},
      produces = MediaType.TEXT_PLAIN_VALUE)
  String takeAndTellInLines(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
      InputStream body)
      throws IOException {
    return EventAnswer.of(told(caller, type, body)).text();
  }

  private List<EventAnswer.Told> told(Caller caller, String type, InputStream body)
      throws IOException {
    Requester by = AskedBy.of(caller, Optional.empty());
    EventForm form = EventForm.of(type).orElseThrow(MalformedException::new);
    var told = new ArrayList<EventAnswer.Told>();
    intake.take(by, body, form, outcome -> told.add(EventAnswer.Told.of(outcome)));
    return told;
  }
}
