package org.trygg.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.subject.Case;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.DayRange;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Settlement;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Facts about an invented subject, each in one short line of a test.
public final class Standings {
  public static final SubjectRef SUBJECT = SubjectRef.parse("11111111-1111-4111-8111-111111111111");
  public static final Standing NEW = Standing.of(SUBJECT);

  private static final PolicyId NOTICE = new PolicyId("alleato", LocalDate.of(2018, 9, 1));

  private Standings() {}

  /// Noon in Sweden's winter, and an hour later in summer, of a day.
  public static Instant noon(String day) {
    return Instant.parse(day + "T11:00:00Z");
  }

  public static Contract contract(int number, ServiceName service, String start) {
    return new Contract(id(number), service, LocalDate.parse(start), Optional.empty());
  }

  public static Contract contract(int number, ServiceName service, String start, String end) {
    return new Contract(
        id(number), service, LocalDate.parse(start), Optional.of(LocalDate.parse(end)));
  }

  /// An invoice for the calls of a month, issued on its last day.
  public static Invoice invoiceFor(int number, String firstOfMonth) {
    LocalDate first = LocalDate.parse(firstOfMonth);
    LocalDate last = first.plusMonths(1).minusDays(1);
    return Invoice.open(id(number), Policies.TELEPHONY, new DayRange(first, last), last);
  }

  public static Invoice paid(Invoice invoice, String day) {
    return invoice.settled(new Settlement(Settlement.Kind.PAID, LocalDate.parse(day)));
  }

  public static Invoice demanded(Invoice invoice, String... days) {
    return new Invoice(
        invoice.id(),
        invoice.service(),
        invoice.period(),
        invoice.issued(),
        invoice.settlement(),
        List.of(days).stream().map(LocalDate::parse).toList());
  }

  public static Consent consent(Purpose purpose, String given) {
    return new Consent(id(1), purpose, NOTICE, noon(given), Optional.empty());
  }

  public static Consent consent(Purpose purpose, String given, String withdrawn) {
    return new Consent(id(1), purpose, NOTICE, noon(given), Optional.of(noon(withdrawn)));
  }

  public static Objection objection(Purpose purpose, String received) {
    return new Objection(id(1), purpose, noon(received), Optional.empty());
  }

  public static Objection objection(Purpose purpose, String received, String overridden) {
    return new Objection(id(1), purpose, noon(received), Optional.of(noon(overridden)));
  }

  public static Restriction restriction(String from) {
    return new Restriction(
        id(1), Restriction.Ground.ACCURACY_CONTESTED, Set.of(), noon(from), Optional.empty());
  }

  public static LegalHold hold(Category category, String from, Optional<LocalDate> until) {
    return new LegalHold(
        id(1), LegalHold.Ground.PRESERVATION_ORDER, Set.of(category), LocalDate.parse(from), until);
  }

  public static Case openCase(CaseRef ref, CaseKind kind, String opened) {
    return new Case(ref, kind, noon(opened), Optional.empty());
  }

  public static Case closedCase(CaseRef ref, CaseKind kind, String opened, String closed) {
    return new Case(ref, kind, noon(opened), Optional.of(noon(closed)));
  }

  public static UUID id(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L + number);
  }
}
