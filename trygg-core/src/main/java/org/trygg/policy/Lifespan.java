package org.trygg.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.calendar.Until;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Restriction;
import org.trygg.vocabulary.Purpose;

/// How long something held may live: purpose by purpose until when it may be used, and when it is
/// erased. Law: GDPR Art. 5(1)(e), 17.
///
/// Told as things stand: what happens later to contracts, claims, consents and cases may change it.
///
/// @param asOf the day, in the controller's zone, on which it was told
/// @param uses one for each purpose that has a basis, in the order of the policy
/// @param keepers what keeps it from being erased although no purpose does
public record Lifespan(
    Item item, LocalDate asOf, List<Use> uses, List<Keeper> keepers, Erasure erasure) {
  public Lifespan {
    uses = List.copyOf(uses);
    keepers = List.copyOf(keepers);
  }

  /// One purpose's use of it, with the rules that it rests on.
  public record Use(
      Purpose purpose, Rule.OfBasis basis, Rule.OfRetention retention, Until until, Why why) {}

  /// Why a use ends when it does.
  public sealed interface Why {
    /// Months counted from the day on which the anchor lies.
    record Counted(Anchor anchor, LocalDate from, int months) implements Why {}

    /// What the months are counted from still goes on.
    record GoingOn(Ongoing what, int months) implements Why {}

    /// The claim is open: months from its settlement, or from the day when it is time-barred, which
    /// is the latest that they can be counted from as things stand.
    record ClaimOpen(LocalDate timeBarred, int months) implements Why {}

    /// For as long as another purpose keeps it.
    record WithTheRest() implements Why {}

    /// Never stored for the purpose.
    record AtOnce() implements Why {}

    /// There is no consent, or it is withdrawn.
    record ConsentMissing() implements Why {}

    /// An objection stands.
    record Objected() implements Why {}
  }

  /// What may go on without a known end.
  public enum Ongoing {
    CONTRACT,
    CASE,
    CONSENT
  }

  /// What keeps data from being erased: erasing is processing too, GDPR Art. 18(2), 17(3).
  public sealed interface Keeper {
    /// A restriction, until it is lifted.
    record ByRestriction(Restriction restriction) implements Keeper {}

    /// A hold, until its day, or until it is released.
    record ByHold(LegalHold hold) implements Keeper {}

    /// The first day on which it keeps no more; empty while no end is known.
    default Optional<LocalDate> until() {
      return switch (this) {
        case ByRestriction _ -> Optional.empty();
        case ByHold(LegalHold hold) -> hold.until();
      };
    }
  }

  /// When it is erased.
  public sealed interface Erasure {
    /// On a day; one that has come or passed means at once.
    record On(LocalDate day) implements Erasure {}

    /// When the use without a known end has ended.
    record WhenUseEnds() implements Erasure {}

    /// When the keeper without a known end lets go of it.
    record WhenReleased() implements Erasure {}

    /// Whether it is to be gone on the day.
    default boolean isDueOn(LocalDate today) {
      return switch (this) {
        case On(LocalDate day) -> !today.isBefore(day);
        case WhenUseEnds _, WhenReleased _ -> false;
      };
    }
  }

  /// Whether it may be used for the purpose on the day, as things stood when this was told.
  public boolean allows(Purpose purpose, LocalDate day) {
    return uses.stream().anyMatch(use -> use.purpose().equals(purpose) && use.until().allows(day));
  }
}
