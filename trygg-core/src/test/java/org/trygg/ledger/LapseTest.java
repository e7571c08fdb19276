package org.trygg.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.proof.Hash;

class LapseTest {
  private static final Lapse LAPSE = new Lapse(Year.of(2026));

  @ParameterizedTest(name = "on {0}, kept {1} months: through {2}")
  @CsvSource({
    "2031-12-31, 60, 2025", // the last day of the period is a day on which they stay
    "2032-01-01, 60, 2026",
    "2032-12-31, 60, 2026",
    "2027-06-30, 6, 2025",
    "2027-07-01, 6, 2026",
    "2027-01-01, 0, 2026",
  })
  void aYearLapsesWholeWhenItsLastEntryHasHadItsTime(LocalDate day, int months, int through) {
    assertThat(Lapse.on(day, Period.ofMonths(months))).isEqualTo(new Lapse(Year.of(through)));
  }

  @Test
  void theYearEndsWhereTheControllerIs() {
    assertThat(LAPSE.end(ZoneId.of("Europe/Stockholm")))
        .isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
  }

  @Test
  void theEntryTellsWhichYearItMeansAndOthersTellNone() {
    Entry any = new Entries(1).next();
    What told =
        What.of(Action.LAPSE, Outcome.DONE)
            .about(new Commitment(Hash.ofLeaf(LAPSE.statement())))
            .counting(3);
    var entry =
        new Entry(any.id(), Instant.parse("2032-01-01T12:00:00Z"), told, any.who(), any.why());
    var early =
        new Entry(any.id(), Instant.parse("2025-01-01T12:00:00Z"), told, any.who(), any.why());

    var running =
        new Entry(any.id(), Instant.parse("2026-12-30T12:00:00Z"), told, any.who(), any.why());

    assertThat(Lapse.of(entry)).contains(LAPSE);
    assertThat(Lapse.of(running)).as("no year lapses while it runs").isEmpty();
    assertThat(Lapse.of(early)).isEmpty();
    assertThat(new Entries(2).list(500)).allMatch(each -> Lapse.of(each).isEmpty());
  }

  @Test
  void theFirstIdOfAMomentSortsBetweenWhatWasMadeBeforeAndAfter() {
    Instant moment = Instant.parse("2027-01-01T00:00:00Z");
    EntryId first = EntryId.firstAt(moment);
    EntryId before = new EntryIds(() -> moment.minusMillis(1), () -> -1L).next();
    EntryId at = new EntryIds(() -> moment, () -> 0L).next();

    assertThat(first.made()).isEqualTo(moment);
    assertThat(List.of(at, first, before)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(before.compareTo(first)).isNegative();
  }
}
