package org.trygg.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trygg.proof.Hash;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;

/// Makes entries of every kind from a seed; the same seed makes the same entries.
public final class Entries {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final List<String> WORDS =
      List.of("billing", "ip-log", "a", "x9-y8-z7", "fault", "customer-data");

  private final Random random;
  private final EntryIds ids;

  public Entries(long seed) {
    random = new Random(seed);
    ids = new EntryIds(() -> START, random);
  }

  public List<Entry> list(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  public Entry next() {
    Instant at = START.plusMillis(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
    return new Entry(ids.next(), at, what(), who(), why());
  }

  private What what() {
    return new What(
        any(Action.values()),
        any(Outcome.values()),
        maybe(() -> Category.of(word())),
        maybe(() -> new Commitment(hash())),
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong() >>> 1));
  }

  private Who who() {
    return switch (random.nextInt(4)) {
      case 0 -> new Who.Staff("s-" + word(), Role.of(word()));
      case 1 -> new Who.Machine(word());
      case 2 -> new Who.Self();
      default -> new Who.Job(word());
    };
  }

  private Why why() {
    return new Why(
        maybe(() -> Purpose.of(word() + "." + word())),
        maybe(() -> any(LegalBasis.values())),
        maybe(() -> RuleId.of(word() + "." + word())),
        maybe(() -> new PolicyId(word(), LocalDate.ofEpochDay(random.nextInt(40_000)))),
        maybe(() -> new CaseRef(new UUID(random.nextLong(), random.nextLong()))),
        maybe(() -> new Reason(word())));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private Hash hash() {
    byte[] bytes = new byte[Hash.SIZE_BYTES];
    random.nextBytes(bytes);
    return Hash.of(bytes);
  }
}
