package org.trygg.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// What is written on the outside of an item, readable without a key: only what retention needs,
/// nothing personal but the pseudonym.
///
/// @param eraseOn the first day on which the item is to be gone; empty while its period is open
public record Label(
    SubjectRef subject,
    Category category,
    Collected collected,
    Ties ties,
    Optional<LocalDate> eraseOn) {

  /// Where from and when.
  ///
  /// @param day the day of collection, in the controller's time zone; of a segment, its events' day
  /// @param receivedAt when it came in, in whole microseconds
  public record Collected(Source source, LocalDate day, Instant receivedAt) {
    public Collected {
      receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /// What the item hangs on, if anything: a service held, an invoice, a case.
  public record Ties(
      Optional<ServiceName> service, Optional<UUID> invoice, Optional<CaseRef> occasion) {
    public static final Ties NONE = new Ties(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The same label with another day of erasure.
  public Label erasedOn(Optional<LocalDate> day) {
    return new Label(subject, category, collected, ties, day);
  }
}
