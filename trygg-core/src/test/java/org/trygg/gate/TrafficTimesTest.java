package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.all;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.passage.Answer;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.policy.Refusal;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// How traffic data of one day goes, purpose by purpose, until the sweep has taken all of it.
class TrafficTimesTest {
  private static final ServiceName TELEPHONY = ServiceName.of("telephony");
  private static final Category CALLS = Category.of("message-log");
  private static final Category SYSTEM_LOG = Category.of("system-log");
  private static final Category USAGE = Category.of("usage");

  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void aDayOfCalls() {
    world = new GateWorld(InMemoryStores.empty(), keys).on("2026-01-10");
    anna = world.customer(TELEPHONY);
    keep(CALLS, Map.of("state", "ended", "seconds", "61"));
    keep(SYSTEM_LOG, Map.of("event", "restart"));
    keep(USAGE, Map.of("quantity", "calls", "value", "61"));
  }

  @Test
  @Promise("P50")
  void whatWasNeededToConveyIsNotUsedForItAfterAMonthAndIsGoneWhenNothingElseKeepsIt() {
    assertThat(sees("network", "fault", SYSTEM_LOG, "provision.conveyance", "2026-02-09")).isTrue();
    assertThat(sees("network", "fault", SYSTEM_LOG, "provision.conveyance", "2026-02-10"))
        .isFalse();
    assertThat(sees("network", "fault", SYSTEM_LOG, "provision.fault", "2026-02-10")).isTrue();

    assertThat(heldAfterTheSweepOf("2026-07-09")).contains(SYSTEM_LOG);
    assertThat(heldAfterTheSweepOf("2026-07-10")).doesNotContain(SYSTEM_LOG);
  }

  @Test
  @Promise("P75")
  void onlyWhatAnInvoiceIsCountedFromIsKeptForBillingAndForBillingAlone() {
    assertThat(heldAfterTheSweepOf("2026-07-10")).containsExactlyInAnyOrder(CALLS, USAGE);
    for (Category each : Set.of(CALLS, USAGE)) {
      assertThat(sees("billing", "billing", each, "provision.billing", "2026-07-10")).isTrue();
      assertThat(sees("network", "fault", each, "provision.fault", "2026-07-10")).isFalse();
    }

    assertThat(heldAfterTheSweepOf("2028-01-09")).containsExactlyInAnyOrder(CALLS, USAGE);
    assertThat(heldAfterTheSweepOf("2028-01-10")).isEmpty();
  }

  private void keep(Category category, Map<String, String> fields) {
    assertThat(world.submit(world.event(anna, category, TELEPHONY, fields)))
        .isInstanceOf(Outcome.Kept.class);
  }

  /// Whether staff in a case see it on the day; if they do not, the time must be what is over.
  private boolean sees(String role, String kind, Category category, String purpose, String day) {
    Requester by = world.on(day).inCase(anna, role, kind);
    return switch (world.gate().read(by, all(anna, category).toServe(Purpose.of(purpose)))) {
      case Answer.Revealed _ -> true;
      case Answer.Refused refused -> {
        assertThat(refused.reason()).isEqualTo(Refusal.LAPSED);
        yield false;
      }
      case Answer.Gap gap -> throw new AssertionError(gap.what().toString());
    };
  }

  /// The categories of traffic data that the sweep of the day leaves.
  private Set<Category> heldAfterTheSweepOf(String day) {
    var sweep = Requester.job("sweep");
    world.on(day).gate().erase(sweep, anna, new ErasureScope.OfLapsed(), Optional.empty());
    return world.gate().holdings(anna).stream()
        .filter(each -> each.events())
        .map(each -> each.category())
        .collect(Collectors.toSet());
  }
}
