package org.trygg.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Invented subjects and events from a seed: the same seed, the same events.
final class Samples {
  static final SubjectRef ANNA = SubjectRef.parse("a1111111-1111-4111-8111-111111111111");
  static final SubjectRef BO = SubjectRef.parse("b2222222-2222-4222-8222-222222222222");
  static final Category CONTACT = Category.of("contact");
  static final Category IP_LOG = Category.of("ip-log");
  static final LocalDate DAY = LocalDate.of(2027, 1, 9);
  static final Instant NOON = Instant.parse("2027-01-09T11:00:00Z");
  private static final List<String> TYPES = List.of("radius.start", "radius.stop", "dhcp.ack");
  private static final List<String> NAMES = List.of("nas-ip", "user", "bytes-in", "bytes-out");
  private static final List<String> TEXTS = List.of("", "0", "10.0.0.1", "Åsa Öberg", "\u0000😀|");

  private final Random random;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  static Permit permit(SubjectRef subject, Category category) {
    return Permit.issue(Purpose.of("provision.fault"), new UUID(9, 9), subject, category);
  }

  static Label label(SubjectRef subject, Category category) {
    return new Label(
        subject,
        category,
        new Label.Collected(Source.of("radius"), DAY, NOON),
        Label.Ties.NONE,
        Optional.of(DAY.plusMonths(6)));
  }

  List<TrafficEvent> events(int count) {
    return Stream.generate(this::event).limit(count).toList();
  }

  TrafficEvent event() {
    long nanos = random.nextLong(8 * 3_600) * 1_000_000_000L + nanos();
    return new TrafficEvent(NOON.plusNanos(nanos), one(TYPES), Source.of("radius"), fields());
  }

  Fields fields() {
    var byName = new TreeMap<String, String>();
    for (String name : NAMES.subList(0, random.nextInt(NAMES.size() + 1))) {
      byName.put(name, random.nextBoolean() ? one(TEXTS) : Long.toString(random.nextLong()));
    }
    return new Fields(byName);
  }

  int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  private long nanos() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(1_000_000_000L);
      case 1 -> 1_000_000L * random.nextInt(1_000);
      case 2 -> 1_000L * random.nextInt(1_000_000);
      default -> 0;
    };
  }

  private String one(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
