package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.requests.Deadline;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RightsRequest;
import org.trygg.server.access.Caller;
import org.trygg.server.api.Accountable;
import org.trygg.server.api.AskedBy;
import org.trygg.server.problem.MalformedException;
import org.trygg.vocabulary.CaseRef;

/// The desk's list: the requests by right that wait, with their deadlines, page by page. Each look
/// at it is an entry of the ledger.
@RestController
public final class OpenRequestsApi {
  private static final String PATH = "/api/v1/requests/open";
  private static final String BETWEEN = "~";
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final Gate gate;
  private final Accountable accountable;
  private final InstantSource clock;

  public OpenRequestsApi(Gate gate, Accountable accountable, InstantSource clock) {
    this.gate = gate;
    this.accountable = accountable;
    this.clock = clock;
  }

  /// A request that waits.
  ///
  /// @param near whether it is due in a week or less, also while the clock waits for the subject
  /// @param missed whether its day has passed
  @Schema(name = "OpenRequest")
  record Waiting(
      UUID caseRef,
      UUID subject,
      String demand,
      Instant received,
      RequestStatus status,
      LocalDate due,
      boolean paused,
      boolean near,
      boolean missed) {}

  /// @param after where the page before ended: as in the field Link of its answer, RFC 8288
  /// @param limit the most requests of a page; 1 to 500, 100 if nothing is said
  @Operation(
      summary = "List the requests by right that wait, the first received first",
      description = "The field Link of the answer leads to the next page, if there may be one.")
  @GetMapping(PATH)
  ResponseEntity<List<Waiting>> open(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @RequestParam Optional<String> after,
      @RequestParam Optional<Integer> limit) {
    accountable.require(caller);
    int most = limit.orElse(USUAL);
    if (most < 1 || most > MOST) {
      throw new MalformedException();
    }
    Instant now = clock.instant();
    List<RequestStore.Kept> page =
        gate.desk()
            .open(AskedBy.of(caller, Optional.empty()), after.map(each -> place(each, now)), most);
    return ResponseEntity.ok()
        .headers(headers -> next(headers, page, most))
        .body(page.stream().map(each -> waiting(each, now)).toList());
  }

  private Waiting waiting(RequestStore.Kept kept, Instant now) {
    RightsRequest request = kept.request();
    Deadline deadline = gate.desk().deadline(request);
    return new Waiting(
        request.ref().value(),
        kept.subject().value(),
        request.demand().kind().word(),
        request.received(),
        request.status(),
        deadline.due(),
        deadline.isPaused(),
        deadline.isNearAt(now),
        deadline.isMissedAt(now));
  }

  private static void next(HttpHeaders headers, List<RequestStore.Kept> page, int most) {
    if (page.size() == most) {
      RightsRequest last = page.getLast().request();
      headers.set(
          HttpHeaders.LINK,
          "<%s?limit=%d&after=%s%s%s>; rel=\"next\""
              .formatted(PATH, most, last.received(), BETWEEN, last.ref().value()));
    }
  }

  /// @throws MalformedException if it is no place in the list
  private static RequestStore.Place place(String text, Instant now) {
    String[] parts = text.split(BETWEEN, -1);
    if (parts.length != 2) {
      throw new MalformedException();
    }
    try {
      Instant received = Instant.parse(parts[0]);
      if (RightsRequest.isReceivable(received, now)) {
        return new RequestStore.Place(received, new CaseRef(UUID.fromString(parts[1])));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Told below, as any other text that is no place.
    }
    throw new MalformedException();
  }
}
