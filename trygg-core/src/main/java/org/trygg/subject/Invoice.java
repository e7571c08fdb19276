package org.trygg.subject;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.ServiceName;

/// An invoice and what has become of its claim.
///
/// @param period the days of use that it charges for
/// @param issued the day of issue, which places it in a fiscal year
/// @param settlement how the claim ended; empty while it is open
/// @param interruptions the days on which prescription started anew: payment in part,
///   acknowledgement, written demand, or the end of proceedings; lag 1981:130 5–7 §§
public record Invoice(
    UUID id,
    ServiceName service,
    DayRange period,
    LocalDate issued,
    Optional<Settlement> settlement,
    List<LocalDate> interruptions) {
  /// @throws IllegalArgumentException if it is settled before it is issued
  public Invoice {
    interruptions = List.copyOf(interruptions);
    if (settlement.isPresent() && settlement.get().on().isBefore(issued)) {
      throw new IllegalArgumentException("An invoice is settled on or after its day of issue");
    }
  }

  /// An invoice that nobody has paid yet.
  public static Invoice open(UUID id, ServiceName service, DayRange period, LocalDate issued) {
    return new Invoice(id, service, period, issued, Optional.empty(), List.of());
  }

  public Invoice settled(Settlement how) {
    return new Invoice(id, service, period, issued, Optional.of(how), interruptions);
  }

  /// The day from which prescription runs: the last interruption, or the day of issue.
  public LocalDate prescriptionStart() {
    LocalDate start = issued;
    for (int i = 0; i < interruptions.size(); i++) {
      LocalDate interruption = interruptions.get(i);
      start = interruption.isAfter(start) ? interruption : start;
    }
    return start;
  }

  /// Whether the invoice charges for use of the service on the day.
  public boolean isFor(ServiceName used, LocalDate day) {
    return service.equals(used) && period.contains(day);
  }
}
