package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.outbox.Told.Kind.REQUEST_DUE_IN_A_WEEK;
import static org.trygg.outbox.Told.Kind.REQUEST_DUE_IN_THREE_DAYS;
import static org.trygg.outbox.Told.Kind.REQUEST_MISSED;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Told;
import org.trygg.passage.RequestAnswer;
import org.trygg.passage.Requester;
import org.trygg.requests.Demand;
import org.trygg.requests.Reason;
import org.trygg.requests.Reminder;
import org.trygg.requests.Step;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.SubjectRef;

/// What is told of requests whose day comes near, whatever the stores are.
public abstract class RemindersContract {
  private static final Requester EVA = Requester.staff("eva", Role.of("privacy"), Optional.empty());
  private static final CaseRef REF = new CaseRef(new UUID(3, 4));

  @TempDir private Path keys;
  private GateWorld.Stores stores;
  private GateWorld world;
  private SubjectRef anna;

  protected abstract GateWorld.Stores emptyStores();

  /// Due on Monday, 9 February 2026.
  @BeforeEach
  void aRequestOfTheEighthOfJanuary() {
    stores = emptyStores();
    world = new GateWorld(stores, keys);
    anna = world.customer(ALARM);
    var received = Instant.parse("2026-01-08T09:00:00Z");
    taken(world.gate().desk().initiate(EVA, anna, new Demand.Access(), received, REF));
    heard();
  }

  @Test
  void eachStageIsToldOnceAndOnItsDay() {
    assertThat(toldOn("2026-02-01")).isEmpty();
    assertThat(toldOn("2026-02-02")).containsExactly(REQUEST_DUE_IN_A_WEEK);
    assertThat(toldOn("2026-02-02")).isEmpty();
    assertThat(toldOn("2026-02-05")).isEmpty();
    assertThat(toldOn("2026-02-06")).containsExactly(REQUEST_DUE_IN_THREE_DAYS);
    assertThat(toldOn("2026-02-09")).isEmpty();
    assertThat(toldOn("2026-02-10")).containsExactly(REQUEST_MISSED);
    assertThat(toldOn("2026-03-10")).isEmpty();
  }

  @Test
  void aProgramThatStoodStillTellsWhatIsTrueNowAndNoMore() {
    assertThat(toldOn("2026-02-20")).containsExactly(REQUEST_MISSED);
    assertThat(toldOn("2026-02-21")).isEmpty();
  }

  @Test
  void aProgramThatStartedAgainTellsNothingTwice() {
    assertThat(toldOn("2026-02-02")).containsExactly(REQUEST_DUE_IN_A_WEEK);

    world = new GateWorld(stores, keys);

    assertThat(toldOn("2026-02-03")).isEmpty();
    assertThat(toldOn("2026-02-06")).containsExactly(REQUEST_DUE_IN_THREE_DAYS);
  }

  @Test
  void aDayThatMovedIsToldOfAnew() {
    advance(Step.Acknowledged::new);
    advance(at -> new Step.Accepted(at, EVA.actor(), Step.Proof.STAFF));
    assertThat(toldOn("2026-02-06")).containsExactly(REQUEST_DUE_IN_THREE_DAYS);
    advance(at -> new Step.Delayed(at, EVA.actor(), Reason.COMPLEX));

    assertThat(toldOn("2026-03-31")).isEmpty();
    assertThat(toldOn("2026-04-01")).containsExactly(REQUEST_DUE_IN_A_WEEK);
    assertThat(toldOn("2026-04-08")).containsExactly(REQUEST_DUE_IN_THREE_DAYS);
    assertThat(toldOn("2026-04-09")).containsExactly(REQUEST_MISSED);
  }

  @Test
  void aPauseHidesNothingAndMissesNothing() {
    advance(Step.Acknowledged::new);
    world.on("2026-01-20");
    advance(at -> new Step.Doubted(at, EVA.actor(), Step.Doubt.DETAILS_DIFFER));

    assertThat(toldOn("2026-02-02")).containsExactly(REQUEST_DUE_IN_A_WEEK);
    assertThat(toldOn("2026-02-10")).containsExactly(REQUEST_DUE_IN_THREE_DAYS);
    assertThat(toldOn("2026-02-19")).isEmpty();
    world.on("2026-02-19");
    advance(Step.Answered::new);
    // Thirty days later than 8 January: 7 February, hence 9 March.
    assertThat(toldOn("2026-03-01")).isEmpty();
    assertThat(toldOn("2026-03-02")).containsExactly(REQUEST_DUE_IN_A_WEEK);
    assertThat(toldOn("2026-03-10")).containsExactly(REQUEST_MISSED);
  }

  @Test
  void nothingIsToldOfWhatIsAnswered() {
    advance(Step.TakenBack::new);

    assertThat(toldOn("2026-02-10")).isEmpty();
  }

  @Test
  void aRoundSaysHowManyAreNearAndHowManyAreMissed() {
    Instant later = Instant.parse("2026-01-09T09:00:00Z"); // due on 9 February, too
    var other = new CaseRef(new UUID(3, 5));
    SubjectRef bo = world.customer(ALARM);
    taken(world.gate().desk().initiate(EVA, bo, new Demand.ProductData(), later, other));

    assertThat(world.on("2026-01-20").gate().desk().remind())
        .isEqualTo(new Reminder.Round(0, 1, 1));
    assertThat(world.on("2026-02-02").gate().desk().remind())
        .isEqualTo(new Reminder.Round(1, 1, 1));
    assertThat(world.on("2026-02-10").gate().desk().remind())
        .isEqualTo(new Reminder.Round(0, 2, 1));
  }

  /// What is told when a round is made on the day.
  private List<Told.Kind> toldOn(String day) {
    world.on(day).gate().desk().remind();
    return heard();
  }

  /// What waits in the outbox about requests, taken out.
  private List<Told.Kind> heard() {
    var kinds = new ArrayList<Told.Kind>();
    stores
        .transactions()
        .call(this::takeOut)
        .forEach(each -> {
          if (each.kind() != Told.Kind.STANDING_CHANGED) {
            assertThat(each.subject()).isEqualTo(anna);
            kinds.add(each.kind());
          }
        });
    return kinds;
  }

  private List<Told> takeOut() {
    List<OutboxStore.Waiting> waiting = stores.outbox().waiting(0, 100);
    stores.outbox().remove(waiting.stream().map(OutboxStore.Waiting::place).toList());
    return waiting.stream().map(OutboxStore.Waiting::message).toList();
  }

  private void advance(Function<Instant, Step> step) {
    taken(world.gate().desk().advance(EVA, anna, REF, step));
  }

  private static void taken(RequestAnswer answer) {
    assertThat(answer).isInstanceOf(RequestAnswer.Taken.class);
  }
}
