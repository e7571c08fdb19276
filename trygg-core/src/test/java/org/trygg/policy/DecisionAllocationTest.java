package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trygg.subject.Standing;

/// Deciding makes no garbage. Counted in bytes, not timed.
class DecisionAllocationTest {
  private static final int KINDS = 1_000;
  private static final int DECISIONS = 1_000_000;
  private static final long A_KILOBYTE = 1_024;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Decisions alleato = Decisions.of(Policies.alleato());
  private final Worlds worlds = new Worlds(11);
  private final Request[] requests = fill(new Request[KINDS]);
  private final Standing[] standings = fill(new Standing[KINDS]);
  private final Instant now = Standings.noon("2024-04-01");

  @Test
  void aMillionDecisionsOfEveryKindMakeNoGarbage() {
    long fewest = Long.MAX_VALUE;
    // The compiler decides when it is warm: the best of some rounds shows what the code can do.
    for (int round = 0; round < 20 && fewest >= A_KILOBYTE; round++) {
      fewest = Math.min(fewest, bytesOfAMillion());
    }

    assertThat(fewest).isLessThan(A_KILOBYTE);
  }

  private long bytesOfAMillion() {
    long before = THREAD.getCurrentThreadAllocatedBytes();
    int permitted = 0;
    for (int i = 0; i < DECISIONS; i++) {
      Decision decision = alleato.decide(requests[i % KINDS], standings[i % KINDS], now);
      permitted += decision instanceof Decision.Permitted ? 1 : 0;
    }
    long bytes = THREAD.getCurrentThreadAllocatedBytes() - before;
    assertThat(permitted).isPositive();
    return bytes;
  }

  private Request[] fill(Request[] all) {
    IntStream.range(0, all.length).forEach(i -> all[i] = worlds.request());
    return all;
  }

  private Standing[] fill(Standing[] all) {
    IntStream.range(0, all.length).forEach(i -> all[i] = worlds.standing());
    return all;
  }
}
