package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trygg.gate.GateWorld;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Erasing one subject, with its records, its events, its key and every trace, among few others and
/// among many: the time must not grow with them.
final class EraseBench {
  private static final int ERASED = 60;
  private static final int WARM_UP = 20;

  private final Bench bench;
  private final int most;

  EraseBench(Bench bench, double scale) {
    this.bench = bench;
    this.most = (int) (100_000 * scale);
  }

  List<String> run() {
    var rows = new ArrayList<String>();
    int others = 0;
    for (int among : new int[] {most / 100, most / 10, most}) {
      addOthers(among - others);
      others = among;
      rows.add(erase(among));
    }
    return rows;
  }

  private String erase(int among) {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < WARM_UP + ERASED; i++) {
      SubjectRef subject = subject();
      Requester staff = bench.world().inCase(subject, "privacy", "rights");
      // As in the program, where entries are sequenced every second.
      bench.world().entries(subject);
      long start = System.nanoTime();
      var answer =
          bench
              .world()
              .gate()
              .erase(staff, subject, new ErasureScope.OfSubject(), Optional.of(GateWorld.RIGHTS));
      if (i >= WARM_UP) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
      if (!(answer instanceof ErasureReport report) || !report.forgotten()) {
        throw new IllegalStateException("The subject was not forgotten");
      }
    }
    millis.sort(Double::compare);
    return String.format(
        Locale.ROOT,
        "| erase one subject among %,d, milliseconds | %.1f (%.1f to %.1f) | – | – |",
        among,
        millis.get(millis.size() / 2),
        millis.getFirst(),
        millis.getLast());
  }

  /// One with two records and no contract.
  private SubjectRef subject() {
    bench.world().on("2026-03-14");
    SubjectRef subject = bench.world().customer();
    bench
        .world()
        .tell(subject, Category.of("contact"), Map.of("phone", "+46701740605", "city", "Kalmar"));
    return subject;
  }

  /// Others, as rows with random bytes: the erasure must not look at them.
  private void addOthers(int count) {
    for (String sql :
        List.of(
            """
            CREATE TABLE other AS SELECT gen_random_uuid() AS id FROM generate_series(1, %d)
            """
                .formatted(count),
            """
            INSERT INTO subject (pseudonym, version, standing, changed_at)
            SELECT other.id, 1, any_one.standing, now() FROM other,
              (SELECT standing FROM subject LIMIT 1) AS any_one
            """,
            """
            INSERT INTO key_ring SELECT id, 1, decode(repeat('5a', 300), 'hex') FROM other
            """,
            """
            INSERT INTO vault_record (id, former, subject, category, source, day, received_at, sealed)
            SELECT gen_random_uuid(), false, id, category, 'customer', '2026-03-10', now(),
              decode(repeat('5a', 120), 'hex')
            FROM other, unnest(ARRAY['identity', 'contact']) AS category
            """,
            """
            INSERT INTO vault_segment (id, subject, category, source, day, received_at, erase_on,
              first_at, last_at, events, sealed)
            SELECT gen_random_uuid(), id, 'sensor-log', 'service-use', '2026-03-10',
              now(), '2026-09-10', '2026-03-10 10:00Z', '2026-03-10 20:00Z', 50,
              decode(repeat('5a', 500), 'hex')
            FROM other, generate_series(1, 10)
            """,
            """
            INSERT INTO identifier_tag SELECT gen_random_uuid(), id, 0 FROM other
            """,
            "DROP TABLE other",
            "ANALYZE")) {
      bench.jdbc().sql(sql).update();
    }
  }
}
