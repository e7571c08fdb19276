package org.trygg.server.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trygg.intake.EventOutcome;
import org.trygg.intake.Receipt;
import org.trygg.server.problem.FlawJson;

/// What became of the events of one request: counts, and each of them in order.
///
/// @param counts by status; a duplicate counts as such and not as what it was
public record EventAnswer(Map<String, Long> counts, List<Told> outcomes) {
  private static final String MALFORMED = "malformed";
  private static final String DUPLICATE = "duplicate";

  /// One event.
  ///
  /// @param at in a batch its place from 0, otherwise its line from 1
  /// @param status of a duplicate, that of the first time; or malformed
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Told(
      long at,
      String status,
      Optional<Boolean> duplicate,
      Optional<String> reason,
      Optional<String> ledgerId,
      Optional<FlawJson> error) {
    static Told of(EventOutcome outcome) {
      return switch (outcome) {
        case EventOutcome.New(long at, Receipt receipt) -> of(at, receipt, Optional.empty());
        case EventOutcome.Duplicate(long at, Receipt receipt) -> of(at, receipt, Optional.of(true));
        case EventOutcome.Malformed(long at, var flaw) ->
            new Told(
                at,
                MALFORMED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(FlawJson.of(flaw)));
      };
    }

    private static Told of(long at, Receipt receipt, Optional<Boolean> duplicate) {
      ReceiptJson json = ReceiptJson.of(receipt);
      return new Told(
          at,
          json.status(),
          duplicate,
          json.reason(),
          Optional.of(json.ledgerId()),
          Optional.empty());
    }

    private String counted() {
      return duplicate.isPresent() ? DUPLICATE : status;
    }

    private String line() {
      return String.join(
          "\t",
          Long.toString(at),
          counted(),
          status,
          reason.or(() -> error.map(FlawJson::rule)).orElse("-"),
          ledgerId.or(() -> error.map(FlawJson::pointer)).orElse("-"));
    }
  }

  static EventAnswer of(List<Told> told) {
    var counts = new TreeMap<String, Long>();
    for (Receipt.Status status : Receipt.Status.values()) {
      counts.put(ReceiptJson.status(status), 0L);
    }
    counts.put(MALFORMED, 0L);
    counts.put(DUPLICATE, 0L);
    told.forEach(each -> counts.merge(each.counted(), 1L, Long::sum));
    return new EventAnswer(counts, List.copyOf(told));
  }

  /// A line for each event: place, what it counts as, status, reason or rule, entry or pointer;
  /// tabs between.
  String text() {
    var lines = new ArrayList<String>();
    outcomes.forEach(each -> lines.add(each.line()));
    return String.join("\n", lines) + "\n";
  }
}
