package org.trygg.server.marketing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.sending.Verdict;
import org.trygg.sending.Weighed;

/// What was decided of the messages of one request, in their order.
///
/// @param decidedAt the moment for which it holds; ask again before sending later
/// @param ledgerId the entry that commits to the question and the answer
public record SendingAnswer(
    String ledgerId, String policy, Instant decidedAt, int allowed, List<Decision> decisions) {
  /// Of one message.
  ///
  /// @param decision `ALLOWED` or `REFUSED`
  /// @param reason why not
  /// @param rule of the policy, by which it may be sent
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Decision(Outcome decision, Optional<String> reason, Optional<String> rule) {
    private static Decision of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Allowed(var rule, _) ->
            new Decision(Outcome.ALLOWED, Optional.empty(), Optional.of(rule.toString()));
        case Verdict.Refused(var reason) ->
            new Decision(Outcome.REFUSED, Optional.of(reason.code()), Optional.empty());
      };
    }
  }

  /// Whether a message may be sent.
  enum Outcome {
    ALLOWED,
    REFUSED
  }

  static SendingAnswer of(Weighed weighed) {
    Map<Verdict, Decision> known = new HashMap<>();
    var decisions = new ArrayList<Decision>(weighed.verdicts().size());
    int allowed = 0;
    for (Verdict each : weighed.verdicts()) {
      decisions.add(known.computeIfAbsent(each, Decision::of));
      allowed += each instanceof Verdict.Allowed ? 1 : 0;
    }
    return new SendingAnswer(
        weighed.entry().toString(), weighed.policy().toString(), weighed.at(), allowed, decisions);
  }
}
