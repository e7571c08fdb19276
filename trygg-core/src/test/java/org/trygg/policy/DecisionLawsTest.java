package org.trygg.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trygg.calendar.Until;
import org.trygg.policy.Decision.Permitted;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Lifespan.Erasure;
import org.trygg.policy.Request.Act;
import org.trygg.policy.Request.Occasion;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Purpose;

/// What holds for every subject, item and moment, tried on many.
class DecisionLawsTest {
  private static final int MANY = 3_000;
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Policy POLICY = Policies.alleato(Policies.BROKEN_YEARS);
  private static final Decisions ALLEATO = Decisions.of(POLICY);

  @Test
  void nothingIsErasedBeforeItsLastUseEnds() {
    var worlds = new Worlds(1);
    for (int i = 0; i < MANY; i++) {
      Lifespan lifespan = ALLEATO.lifespan(worlds.item(), worlds.standing(), worlds.moment());

      long erased = daysUntil(lifespan.erasure());
      assertThat(lifespan.uses()).allMatch(use -> daysUntil(use.until()) <= erased);
    }
  }

  @Test
  @Promise("P69")
  void nothingIsKeptLongerThanAUseOrAKeeperNeeds() {
    var worlds = new Worlds(2);
    for (int i = 0; i < MANY; i++) {
      Lifespan lifespan = ALLEATO.lifespan(worlds.item(), worlds.standing(), worlds.moment());

      if (lifespan.keepers().isEmpty()) {
        long last =
            lifespan.uses().stream()
                .mapToLong(u -> daysUntil(u.until()))
                .max()
                .orElse(Long.MIN_VALUE);
        boolean hasNoUse = last == Long.MIN_VALUE;
        assertThat(daysUntil(lifespan.erasure()))
            .isEqualTo(hasNoUse ? lifespan.asOf().toEpochDay() : last);
      }
    }
  }

  @Test
  void aHoldOrARestrictionNeverMakesErasureEarlier() {
    var worlds = new Worlds(3);
    for (int i = 0; i < MANY; i++) {
      Item item = worlds.item();
      Standing standing = Standing.of(Standings.SUBJECT).with(worlds.contract());
      Instant now = worlds.moment();

      long before = daysUntil(ALLEATO.lifespan(item, standing, now).erasure());
      Standing held = standing.with(worlds.hold());
      Standing restricted = held.with(worlds.restriction());

      long whenHeld = daysUntil(ALLEATO.lifespan(item, held, now).erasure());
      long whenBoth = daysUntil(ALLEATO.lifespan(item, restricted, now).erasure());
      assertThat(before).isLessThanOrEqualTo(whenHeld);
      assertThat(whenHeld).isLessThanOrEqualTo(whenBoth);
    }
  }

  @Test
  void aWithdrawalNeverMakesAnythingLiveLonger() {
    var worlds = new Worlds(4);
    for (int i = 0; i < MANY; i++) {
      Item item = worlds.item();
      Standing standing = worlds.standing();
      Instant now = worlds.moment();
      Consent given =
          new Consent(
              Standings.id(1),
              Policies.OFFERS,
              POLICY.id(),
              now.minusSeconds(60),
              Optional.empty());
      Consent withdrawn =
          new Consent(given.id(), given.purpose(), given.notice(), given.given(), Optional.of(now));

      Lifespan before = ALLEATO.lifespan(item, standing.with(given), now);
      Lifespan after = ALLEATO.lifespan(item, standing.with(withdrawn), now);

      // What is overdue and what is due today go at the same time: now.
      long today = after.asOf().toEpochDay();
      assertThat(Math.max(today, daysUntil(after.erasure())))
          .isLessThanOrEqualTo(Math.max(today, daysUntil(before.erasure())));
      for (int use = 0; use < after.uses().size(); use++) {
        assertThat(daysUntil(after.uses().get(use).until()))
            .isLessThanOrEqualTo(daysUntil(before.uses().get(use).until()));
      }
    }
  }

  @Test
  void aContractThatEndsNoEarlierThanTheCollectionNeverShortensALife() {
    var worlds = new Worlds(5);
    for (int i = 0; i < MANY; i++) {
      Item item = worlds.item();
      Standing standing = worlds.standing();
      Instant now = worlds.moment();
      Contract drawn = worlds.contract();
      Contract contract =
          new Contract(
              Standings.id(99),
              drawn.service(),
              drawn.start(),
              drawn.end().filter(end -> !end.isBefore(item.collected())));

      long before = daysUntil(ALLEATO.lifespan(item, standing, now).erasure());
      long after = daysUntil(ALLEATO.lifespan(item, standing.with(contract), now).erasure());

      assertThat(before).isLessThanOrEqualTo(after);
    }
  }

  @Test
  void whatAJobIsPermittedIsWhatLifespanAllowsToday() {
    var worlds = new Worlds(6);
    Occasion job = new Occasion.Job();
    Set<Refusal> ofOtherThanTime =
        EnumSet.of(
            Refusal.SERVICE_NOT_HELD,
            Refusal.EXPLICIT_CONSENT_MISSING,
            Refusal.RESTRICTED,
            Refusal.ANONYMISED_ONLY);
    int permitted = 0;
    for (int i = 0; i < MANY; i++) {
      Standing standing = worlds.standing();
      Item item = worlds.item();
      Instant now = worlds.moment();
      LocalDate today = LocalDate.ofInstant(now, STOCKHOLM);
      Lifespan lifespan = ALLEATO.lifespan(item, standing, now);
      for (Purpose purpose : Worlds.PURPOSES) {
        Decision decision = ALLEATO.decide(worlds.request(item, purpose, job), standing, now);

        boolean allows = lifespan.allows(purpose, today);
        boolean isForAnotherReason =
            decision instanceof Refused(_, Refusal reason) && ofOtherThanTime.contains(reason);
        permitted += decision instanceof Permitted ? 1 : 0;
        assertThat(decision instanceof Permitted).isEqualTo(allows && !isForAnotherReason);
      }
    }
    assertThat(permitted).isPositive();
  }

  @Test
  void aPermitSaysUntilWhenAsLifespanDoes() {
    var worlds = new Worlds(7);
    for (int i = 0; i < MANY; i++) {
      Standing standing = worlds.standing();
      Request request = worlds.request();
      Instant now = worlds.moment();

      if (ALLEATO.decide(request, standing, now) instanceof Permitted yes) {
        assertThat(ALLEATO.lifespan(request.item(), standing, now).uses())
            .anySatisfy(use -> {
              assertThat(use.purpose()).isEqualTo(request.purpose());
              assertThat(use.until()).isEqualTo(yes.until());
            });
      }
    }
  }

  @Test
  void theSameQuestionHasTheSameAnswerWhateverWasAskedBefore() {
    var first = new Worlds(8);
    var second = new Worlds(8);
    Decisions fresh = Decisions.of(POLICY);
    for (int i = 0; i < MANY; i++) {
      assertThat(fresh.decide(second.request(), second.standing(), second.moment()))
          .isEqualTo(ALLEATO.decide(first.request(), first.standing(), first.moment()));
    }
  }

  @Test
  void everyRequestHasAnAnswerAndEveryReasonIsMet() {
    var worlds = new Worlds(9);
    var met = EnumSet.noneOf(Refusal.class);
    List<Instant> ends = List.of(Instant.MIN, Instant.MAX, Instant.EPOCH);
    for (int i = 0; i < 30 * MANY; i++) {
      Request request = worlds.request();
      Standing standing = worlds.standing();
      Instant now = i % 100 == 0 ? ends.get(i / 100 % 3) : worlds.moment();

      assertThat(ALLEATO.lifespan(request.item(), standing, now).asOf()).isNotNull();
      if (ALLEATO.decide(request, standing, now) instanceof Refused(_, Refusal reason)) {
        met.add(reason);
      }
    }
    assertThat(met).containsExactlyElementsOf(Arrays.asList(Refusal.values()));
  }

  @Test
  @Promise("P49")
  void restrictingNeverStopsCollecting() {
    var worlds = new Worlds(10);
    for (int i = 0; i < MANY; i++) {
      Request drawn = worlds.request();
      var request =
          new Request(Act.COLLECT, drawn.item(), drawn.purpose(), drawn.form(), drawn.occasion());
      Standing standing = worlds.standing();
      Instant now = worlds.moment();

      assertThat(ALLEATO.decide(request, standing.with(worlds.restriction()), now))
          .isEqualTo(ALLEATO.decide(request, standing, now));
    }
  }

  private static long daysUntil(Until until) {
    return switch (until) {
      case Until.Open _ -> Long.MAX_VALUE - 1;
      case Until.Day(LocalDate end) -> end.toEpochDay();
      case Until.Never _ -> Long.MIN_VALUE;
    };
  }

  private static long daysUntil(Erasure erasure) {
    return switch (erasure) {
      case Erasure.On(LocalDate day) -> day.toEpochDay();
      case Erasure.WhenUseEnds _ -> Long.MAX_VALUE - 1;
      case Erasure.WhenReleased _ -> Long.MAX_VALUE;
    };
  }
}
