package org.trygg.subject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Everything about one subject that a decision depends on, as it stood when it was read.
///
/// Immutable: a change makes a new standing. It holds dates and pseudonyms, no personal data beyond
/// them. Its questions are asked for every decision, so they walk their lists by number, which
/// makes no objects.
public record Standing(
    SubjectRef subject, Commerce commerce, Will will, Keepers keepers, List<Case> cases) {
  /// What was bought and what is owed.
  public record Commerce(List<Contract> contracts, List<Invoice> invoices) {
    public Commerce {
      contracts = List.copyOf(contracts);
      invoices = List.copyOf(invoices);
    }
  }

  /// What the subject has said yes and no to, and whether its identity is protected by authority.
  public record Will(
      List<Consent> consents, List<Objection> objections, boolean protectedIdentity) {
    public Will {
      consents = List.copyOf(consents);
      objections = List.copyOf(objections);
    }
  }

  /// What keeps data from being used, or from being erased.
  public record Keepers(List<Restriction> restrictions, List<LegalHold> holds) {
    public Keepers {
      restrictions = List.copyOf(restrictions);
      holds = List.copyOf(holds);
    }
  }

  public Standing {
    cases = List.copyOf(cases);
  }

  /// The standing of a subject of whom nothing is known yet.
  public static Standing of(SubjectRef subject) {
    return new Standing(
        subject,
        new Commerce(List.of(), List.of()),
        new Will(List.of(), List.of(), false),
        new Keepers(List.of(), List.of()),
        List.of());
  }

  /// Whether the subject holds the service on the day.
  public boolean holds(ServiceName service, LocalDate day) {
    for (int i = 0; i < commerce.contracts.size(); i++) {
      Contract contract = commerce.contracts.get(i);
      if (contract.service().equals(service) && contract.isActiveOn(day)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a consent to use for the purpose, or for a broader one, stands at the moment.
  public boolean consentsTo(Purpose purpose, Instant moment) {
    for (int i = 0; i < will.consents.size(); i++) {
      Consent consent = will.consents.get(i);
      if (consent.extent().isOfUse()
          && purpose.isWithin(consent.purpose())
          && consent.isValidAt(moment)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an objection to use for the purpose, or for a broader one, stands at the moment.
  public boolean objectsTo(Purpose purpose, Instant moment) {
    for (int i = 0; i < will.objections.size(); i++) {
      Objection objection = will.objections.get(i);
      if (objection.isOfUse()
          && purpose.isWithin(objection.purpose())
          && objection.standsAt(moment)) {
        return true;
      }
    }
    return false;
  }

  /// Whether processing of the category is restricted at the moment.
  public boolean isRestricted(Category category, Instant moment) {
    for (int i = 0; i < keepers.restrictions.size(); i++) {
      Restriction restriction = keepers.restrictions.get(i);
      if (restriction.coversAt(category, moment)) {
        return true;
      }
    }
    return false;
  }

  /// The case, if it is one of this subject's.
  public Optional<Case> caseOf(CaseRef ref) {
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      if (each.ref().equals(ref)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  public Standing with(Contract contract) {
    var contracts = replaced(commerce.contracts, contract, c -> c.id().equals(contract.id()));
    return new Standing(subject, new Commerce(contracts, commerce.invoices), will, keepers, cases);
  }

  public Standing with(Invoice invoice) {
    var invoices = replaced(commerce.invoices, invoice, i -> i.id().equals(invoice.id()));
    return new Standing(subject, new Commerce(commerce.contracts, invoices), will, keepers, cases);
  }

  public Standing with(Consent consent) {
    var consents = replaced(will.consents, consent, c -> c.id().equals(consent.id()));
    return new Standing(
        subject,
        commerce,
        new Will(consents, will.objections, will.protectedIdentity),
        keepers,
        cases);
  }

  public Standing with(Objection objection) {
    var objections = replaced(will.objections, objection, o -> o.id().equals(objection.id()));
    return new Standing(
        subject,
        commerce,
        new Will(will.consents, objections, will.protectedIdentity),
        keepers,
        cases);
  }

  public Standing with(Restriction restriction) {
    var all = replaced(keepers.restrictions, restriction, r -> r.id().equals(restriction.id()));
    return new Standing(subject, commerce, will, new Keepers(all, keepers.holds), cases);
  }

  public Standing with(LegalHold hold) {
    var all = replaced(keepers.holds, hold, h -> h.id().equals(hold.id()));
    return new Standing(subject, commerce, will, new Keepers(keepers.restrictions, all), cases);
  }

  /// The same with these cases and no others.
  public Standing withCases(List<Case> those) {
    return new Standing(subject, commerce, will, keepers, those);
  }

  public Standing with(Case changed) {
    var all = replaced(cases, changed, c -> c.ref().equals(changed.ref()));
    return new Standing(subject, commerce, will, keepers, all);
  }

  public Standing withProtectedIdentity(boolean isProtected) {
    return new Standing(
        subject, commerce, new Will(will.consents, will.objections, isProtected), keepers, cases);
  }

  private static <T> List<T> replaced(List<T> all, T changed, Predicate<T> isOld) {
    return Stream.concat(all.stream().filter(isOld.negate()), Stream.of(changed)).toList();
  }
}
