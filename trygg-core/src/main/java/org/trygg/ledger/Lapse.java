package org.trygg.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.trygg.proof.Hash;

/// That the entries of a calendar year and of all before it have had their time: their bytes are
/// erased and their hashes stay. GDPR Art. 5(1)(e).
///
/// The log tells of it by an entry ([Action#LAPSE]) that counts what is gone, ever since the log
/// began, and commits to the statement. There is one statement for each year, so that whoever holds
/// the entry can tell which year it means.
///
/// @param through the last year whose entries are to be gone
public record Lapse(Year through) {
  private static final int FIRST = 1970;
  private static final Duration ZONES = Duration.ofDays(1);

  /// What has lapsed on a day: years go whole, when the last entry of the year has had its time.
  ///
  /// @param kept how long entries stay after the end of their year
  public static Lapse on(LocalDate day, Period kept) {
    return new Lapse(Year.of(day.minus(kept).getYear() - 1));
  }

  /// What the entry tells of; empty if it is not about a lapse, or of a year that was not over.
  public static Optional<Lapse> of(Entry entry) {
    return entry.what().action() == Action.LAPSE
        ? entry.what().about().flatMap(about -> of(about.value(), entry.at()))
        : Optional.empty();
  }

  private static Optional<Lapse> of(Hash committed, Instant at) {
    return IntStream.rangeClosed(FIRST, at.atZone(ZoneOffset.UTC).getYear())
        .mapToObj(year -> new Lapse(Year.of(year)))
        // A year that is not over has no entry whose time is; the controller's day may be ahead.
        .filter(lapse -> !at.isBefore(lapse.end(ZoneOffset.UTC).minus(ZONES)))
        .filter(lapse -> Hash.ofLeaf(lapse.statement()).equals(committed))
        .findFirst();
  }

  /// What the log's entry commits to, by its leaf hash.
  public byte[] statement() {
    return "trygg ledger: entries erased through %s\n".formatted(through).getBytes(US_ASCII);
  }

  /// The first moment whose entries stay.
  public Instant end(ZoneId zone) {
    return through.plusYears(1).atDay(1).atStartOfDay(zone).toInstant();
  }
}
