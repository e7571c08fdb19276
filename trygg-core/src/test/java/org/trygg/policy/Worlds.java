package org.trygg.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.trygg.policy.Request.Act;
import org.trygg.policy.Request.Occasion;
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
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Invented subjects, items and requests by the thousand, the same for the same seed.
///
/// Names and numbers are drawn from few, so that facts meet: the item's case is often one of the
/// subject's, its service one that is held.
final class Worlds {
  static final List<Category> CATEGORIES =
      List.of(
          Policies.PROFILE,
          Policies.INVOICE,
          Policies.CALL_LOG,
          Policies.SENSOR_LOG,
          Policies.CONSUMPTION,
          Policies.HEALTH_NOTE,
          Policies.CASE_FILE,
          Policies.CONSENT_PROOF,
          Policies.RETAINED_CALL,
          Policies.MESSAGE_CONTENT,
          Category.of("unheard-of"));
  static final List<Purpose> PURPOSES =
      List.of(
          Policies.PROVISION,
          Policies.FAULT,
          Policies.ALARM,
          Policies.BILLING,
          Policies.BOOKKEEPING,
          Policies.COMPLAINTS,
          Policies.DEVELOPMENT,
          Policies.MARKETING,
          Policies.OFFERS,
          Policies.RIGHTS,
          Policies.PROOF,
          Policies.CRIME,
          Purpose.of("curiosity"));
  private static final List<ServiceName> SERVICES =
      List.of(Policies.TELEPHONY, Policies.HOME_ALARM, new ServiceName("unheard-of"));
  private static final List<CaseKind> KINDS =
      List.of(
          Policies.FAULT_CASE,
          Policies.BILLING_CASE,
          Policies.COMPLAINT_CASE,
          Policies.RIGHTS_CASE,
          CaseKind.of("unheard-of"));
  private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
  private static final int DAYS = 16 * 365;

  private final Random random;

  Worlds(long seed) {
    this.random = new Random(seed);
  }

  Instant moment() {
    return Instant.parse("2016-01-01T00:00:00Z")
        .plus(Duration.ofSeconds(random.nextLong(DAYS * 86_400L)));
  }

  Standing standing() {
    Standing standing = Standing.of(subject());
    for (int i = random.nextInt(3); i > 0; i--) {
      standing = standing.with(contract()).with(invoice());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      standing = standing.with(consent()).with(kase());
    }
    if (random.nextInt(3) == 0) {
      standing = standing.with(objection());
    }
    if (random.nextInt(4) == 0) {
      standing = standing.with(restriction());
    }
    return random.nextInt(4) == 0 ? standing.with(hold()) : standing;
  }

  Contract contract() {
    LocalDate start = day();
    Optional<LocalDate> end = maybe(start.plusDays(random.nextInt(2_000)));
    return new Contract(id(), any(SERVICES), start, end);
  }

  Invoice invoice() {
    LocalDate first = day();
    var period = new DayRange(first, first.plusDays(random.nextInt(1_500)));
    LocalDate issued = period.last().plusDays(random.nextInt(60));
    Optional<Settlement> settlement =
        maybe(new Settlement(Settlement.Kind.PAID, issued.plusDays(random.nextInt(1_500))));
    List<LocalDate> interruptions =
        random.nextBoolean() ? List.of() : List.of(issued.plusDays(random.nextInt(1_000)), day());
    return new Invoice(id(), any(SERVICES), period, issued, settlement, interruptions);
  }

  Consent consent() {
    Instant given = moment();
    return new Consent(
        id(), any(PURPOSES), Policies.alleato().id(), given, maybe(given.plus(span())));
  }

  Objection objection() {
    Instant received = moment();
    return new Objection(id(), any(PURPOSES), received, maybe(received.plus(span())));
  }

  Restriction restriction() {
    Instant from = moment();
    return new Restriction(
        id(),
        any(List.of(Restriction.Ground.values())),
        someCategories(),
        from,
        maybe(from.plus(span())));
  }

  LegalHold hold() {
    LocalDate from = day();
    return new LegalHold(
        id(),
        any(List.of(LegalHold.Ground.values())),
        someCategories(),
        from,
        maybe(from.plusDays(random.nextInt(2_000))));
  }

  Item item() {
    return new Item(
        any(CATEGORIES),
        random.nextInt(200) == 0 ? any(List.of(LocalDate.MIN, LocalDate.MAX)) : day(),
        maybe(any(SERVICES)),
        maybe(id()),
        maybe(new CaseRef(id())));
  }

  Request request() {
    return request(item(), any(PURPOSES), occasion());
  }

  Request request(Item item, Purpose purpose, Occasion occasion) {
    return new Request(
        any(List.of(Act.values())), item, purpose, any(List.of(Form.values())), occasion);
  }

  private Occasion occasion() {
    return switch (random.nextInt(5)) {
      case 0 -> new Occasion.Job();
      case 1 -> new Occasion.OwnData(subject());
      case 2 -> new Occasion.Registered(Set.of(any(PURPOSES)), someCategories());
      default ->
          new Occasion.InCase(
              any(List.of(Policies.SUPPORT, Policies.FINANCE)), maybe(new CaseRef(id())));
    };
  }

  private Case kase() {
    Instant opened = moment();
    return new Case(new CaseRef(id()), any(KINDS), opened, maybe(opened.plus(span())));
  }

  private Set<Category> someCategories() {
    return random.nextBoolean() ? Set.of() : Set.of(any(CATEGORIES));
  }

  private SubjectRef subject() {
    return new SubjectRef(new UUID(7, random.nextInt(2)));
  }

  private UUID id() {
    return new UUID(8, random.nextInt(6));
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private Duration span() {
    return Duration.ofHours(random.nextInt(40_000));
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
