package org.trygg.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trygg.calendar.Days;
import org.trygg.policy.Decision.Permitted;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Request.Occasion;
import org.trygg.subject.Objection;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;

/// What the policy says of one category for one purpose: the two rules that govern it, and every
/// answer that can come of them, made once.
final class Cell {
  private final Purpose purpose;
  private final List<Purpose> purposeAndBroader;
  private final Rule.OfBasis basis;
  private final Rule.OfRetention retention;
  private final boolean marketing;
  private final Map<Refusal, Refused> refusals;
  private final Answers plain;
  private final Map<Role, Answers> masked;

  /// @param marketing whether the purpose, or one it lies within, is declared marketing
  /// @param maskings for each role that sees the category in part, what it sees
  Cell(
      Rule.OfPurpose purpose,
      Rule.OfBasis basis,
      Rule.OfRetention retention,
      boolean marketing,
      Map<Role, Masking> maskings) {
    this.purpose = purpose.purpose();
    this.purposeAndBroader = andBroader(purpose.purpose().path());
    this.basis = basis;
    this.retention = retention;
    this.marketing = marketing;
    this.refusals = refusals(basis, retention);
    this.plain = new Answers(basis, Masking.NONE);
    this.masked = new HashMap<>();
    maskings.forEach((role, mask) -> masked.put(role, new Answers(basis, mask)));
  }

  Purpose purpose() {
    return purpose;
  }

  /// The purpose by all names under which it may be registered.
  List<Purpose> purposeAndBroader() {
    return purposeAndBroader;
  }

  Rule.OfBasis basis() {
    return basis;
  }

  Rule.OfRetention retention() {
    return retention;
  }

  boolean restsOnConsent() {
    return basis.basis() == LegalBasis.CONSENT;
  }

  boolean lacksConsent(Standing standing, Instant now) {
    return restsOnConsent() && !standing.consentsTo(purpose, now);
  }

  /// Whether an objection stops the purpose. Against marketing nothing weighs more, so there an
  /// objection that was overridden stands none the less: GDPR Art. 21(1) and (3).
  boolean isObjectedTo(Standing standing, Instant now) {
    if (marketing) {
      return hasEverBeenObjectedTo(standing.will().objections(), now);
    }
    return basis.basis() == LegalBasis.LEGITIMATE_INTEREST && standing.objectsTo(purpose, now);
  }

  Refused refused(Refusal reason) {
    Refused refused = refusals.get(reason);
    if (refused == null) {
      throw new IllegalStateException("A cell has an answer for every reason");
    }
    return refused;
  }

  /// The answer yes, until a day number or [Days#OPEN][org.trygg.calendar.Days#OPEN].
  Permitted permitted(Occasion occasion, int end) {
    if (occasion instanceof Occasion.InCase staff) {
      Answers answers = masked.get(staff.role());
      return answers == null ? plain.until(end) : answers.until(end);
    }
    return plain.until(end);
  }

  private boolean hasEverBeenObjectedTo(List<Objection> objections, Instant now) {
    for (int i = 0; i < objections.size(); i++) {
      Objection objection = objections.get(i);
      if (objection.isOfUse()
          && purpose.isWithin(objection.purpose())
          && !now.isBefore(objection.received())) {
        return true;
      }
    }
    return false;
  }

  private static List<Purpose> andBroader(String path) {
    var all = new ArrayList<Purpose>();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      all.add(new Purpose(path.substring(0, end)));
    }
    return List.copyOf(all);
  }

  private static Map<Refusal, Refused> refusals(Rule.OfBasis basis, Rule.OfRetention retention) {
    var all = new EnumMap<Refusal, Refused>(Refusal.class);
    for (Refusal reason : Refusal.values()) {
      boolean isOfTime = reason == Refusal.LAPSED || reason == Refusal.DISCARDED_AT_ONCE;
      all.put(reason, new Refused(isOfTime ? retention.id() : basis.id(), reason));
    }
    return all;
  }

  /// The answers yes under one masking: one for each day on which use may end, made when first
  /// asked for and then found by the day's last twelve bits, so that the ends of the eleven years
  /// to come each have a place. Threads may race for a place: each sees a whole answer, its own or
  /// another's.
  private static final class Answers {
    private static final int PLACES = 4_096;

    private final Rule.OfBasis basis;
    private final Masking masking;
    private final Permitted open;
    private final @Nullable Answer[] places = new @Nullable Answer[PLACES];

    private record Answer(int end, Permitted permitted) {}

    Answers(Rule.OfBasis basis, Masking masking) {
      this.basis = basis;
      this.masking = masking;
      this.open = permitted(Days.OPEN);
    }

    Permitted until(int end) {
      if (end == Days.OPEN) {
        return open;
      }
      Answer known = places[end & (PLACES - 1)];
      if (known != null && known.end == end) {
        return known.permitted;
      }
      var made = new Answer(end, permitted(end));
      places[end & (PLACES - 1)] = made;
      return made.permitted;
    }

    private Permitted permitted(int end) {
      return new Permitted(basis.id(), basis.basis(), masking, Days.until(end));
    }
  }
}
