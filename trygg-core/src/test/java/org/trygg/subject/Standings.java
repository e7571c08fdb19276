package org.trygg.subject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Recipient;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Standings drawn by chance, the same for the same seed.
public final class Standings {
  private static final LocalDate FIRST_DAY = LocalDate.of(2018, 9, 1);
  private static final Instant FIRST_MOMENT = Instant.parse("2018-09-01T00:00:00Z");
  private static final PolicyId NOTICE = new PolicyId("alleato", FIRST_DAY);

  private final Random random;

  public Standings(Random random) {
    this.random = random;
  }

  public Standing next() {
    return new Standing(
        new SubjectRef(id()),
        new Standing.Commerce(some(this::contract), some(this::invoice)),
        new Standing.Will(some(this::consent), some(this::objection), random.nextBoolean()),
        new Standing.Keepers(some(this::restriction), some(this::hold)),
        some(this::openCase));
  }

  private Contract contract() {
    LocalDate start = day(FIRST_DAY);
    return new Contract(id(), service(), start, maybe(() -> day(start)));
  }

  private Invoice invoice() {
    LocalDate first = day(FIRST_DAY);
    LocalDate issued = day(first);
    return new Invoice(
        id(),
        service(),
        new DayRange(first, day(first)),
        issued,
        maybe(() -> new Settlement(one(Settlement.Kind.values()), day(issued))),
        some(() -> day(issued)));
  }

  private Consent consent() {
    return new Consent(
        id(),
        purpose(),
        new Extent(maybe(this::channel), maybe(() -> Recipient.of("operators"))),
        NOTICE,
        moment(),
        maybe(this::moment),
        maybe(this::evidence));
  }

  private Objection objection() {
    return new Objection(id(), purpose(), maybe(this::channel), moment(), maybe(this::moment));
  }

  private Channel channel() {
    return one(Channel.values());
  }

  private Evidence evidence() {
    return new Evidence(
        RuleId.of("channel.email"),
        one(Language.values()),
        "0a1b",
        one(Evidence.Method.values()),
        maybe(() -> one(Evidence.Method.values())));
  }

  private Restriction restriction() {
    return new Restriction(
        id(), one(Restriction.Ground.values()), categories(), moment(), maybe(this::moment));
  }

  private LegalHold hold() {
    LocalDate from = day(FIRST_DAY);
    return new LegalHold(
        id(), one(LegalHold.Ground.values()), categories(), from, maybe(() -> day(from)));
  }

  private Case openCase() {
    return new Case(
        new CaseRef(id()),
        CaseKind.of(one("fault", "billing", "complaint")),
        moment(),
        maybe(this::moment));
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private ServiceName service() {
    return ServiceName.of(one("broadband", "alarm", "e-mail"));
  }

  private Purpose purpose() {
    return Purpose.of(one("provision", "provision.fault", "direct-marketing.sms"));
  }

  private Set<Category> categories() {
    return Set.copyOf(some(() -> Category.of(one("identity", "ip-log", "mail-log"))));
  }

  private LocalDate day(LocalDate from) {
    return from.plusDays(random.nextInt(3_000));
  }

  private Instant moment() {
    return FIRST_MOMENT.plusSeconds(random.nextInt(300_000_000)).plusNanos(random.nextInt());
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(4)).toList();
  }
}
