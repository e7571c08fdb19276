package org.trygg.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.passage.Answer;
import org.trygg.passage.Contents;
import org.trygg.passage.Reading;
import org.trygg.passage.Shown;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;
import org.trygg.server.problem.ProblemWriter;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;
import tools.jackson.databind.json.JsonMapper;

/// Readings of a subject's data, by staff within a case and by machines within their registration.
@RestController
public final class DataApi {
  private static final String NDJSON = "application/x-ndjson";

  private final Gate gate;
  private final JsonMapper json;
  private final ProblemWriter problems;

  public DataApi(Gate gate, JsonMapper json, ProblemWriter problems) {
    this.gate = gate;
    this.json = json;
    this.problems = problems;
  }

  /// What somebody asks to see.
  ///
  /// @param purpose one of the occasion's purposes, when it has several
  /// @param from the first instant of the events wanted; with `until`
  /// @param until the first instant no longer wanted; with `from`
  @Schema(name = "ReadingAsked")
  public record Asked(
      String category, Optional<String> purpose, Optional<Instant> from, Optional<Instant> until) {
    /// @throws IllegalArgumentException if a name or the range is not of its form
    public Asked {
      Category.of(category);
      purpose.ifPresent(Purpose::of);
      if (from.isPresent() != until.isPresent()
          || from.orElse(Instant.MIN).isAfter(until.orElse(Instant.MAX))) {
        throw new IllegalArgumentException("A range has both ends, the first one first");
      }
    }

    Reading of(SubjectRef subject) {
      Reading all = Reading.of(subject, Category.of(category));
      Reading narrowed = purpose.map(Purpose::of).map(all::toServe).orElse(all);
      return from.flatMap(start -> until.map(end -> narrowed.within(start, end))).orElse(narrowed);
    }
  }

  /// One record or event, masked as the occasion demands.
  ///
  /// @param id the record's, by which it can be rectified; none for an event
  @Schema(name = "ReadingItem")
  record Item(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<UUID> id,
      Instant at,
      Optional<String> type,
      String source,
      boolean former,
      Map<String, String> fields) {
    static Item of(Shown shown) {
      return new Item(
          shown.id(),
          shown.at(),
          shown.type(),
          shown.source().name(),
          shown.former(),
          shown.values());
    }
  }

  /// Answers with one line of JSON for each record and event, as they are opened.
  @Operation(summary = "Read one category of what is held on a subject, one item a line")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(implementation = Item.class)))
  @PostMapping("/api/v1/subjects/{subject}/readings")
  void read(
      @AuthenticationPrincipal Caller caller,
      @PathVariable UUID subject,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase,
      @RequestBody Asked asked,
      HttpServletResponse response)
      throws IOException {
    switch (gate.read(AskedBy.of(caller, openCase), asked.of(new SubjectRef(subject)))) {
      case Answer.Revealed revealed -> {
        response.setContentType(NDJSON);
        response.setHeader("Trygg-Ledger-Id", revealed.entry().toString());
        write(revealed.contents(), response.getOutputStream());
      }
      case Answer.Refused(var entry, _, var reason) ->
          problems.write(response, Refusals.of(entry, reason));
      case Answer.Gap(var entry, var missing) ->
          problems.write(
              response,
              Problem.of(ProblemKind.NO_RULE).because(missing.reason()).loggedAs(entry.toString()));
    }
  }

  private void write(Contents contents, OutputStream out) {
    contents.forEach(shown -> {
      try {
        out.write(json.writeValueAsBytes(Item.of(shown)));
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException("The answer cannot be written", e);
      }
    });
  }
}
