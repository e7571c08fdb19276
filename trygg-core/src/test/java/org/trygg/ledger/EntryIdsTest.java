package org.trygg.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntryIdsTest {
  private static final long NOW = Instant.parse("2026-11-23T08:00:00Z").toEpochMilli();

  @Test
  void idsGoUpAlsoWhenTheClockStandsStillOrGoesBack() {
    AtomicLong clock = new AtomicLong(NOW);
    var ids = new EntryIds(() -> Instant.ofEpochMilli(clock.get()), new Random(1));
    List<EntryId> made = new ArrayList<>();
    for (int step = 0; step < 10_000; step++) {
      made.add(ids.next());
      clock.addAndGet(step % 100 == 0 ? 3 : step % 37 == 0 ? -2 : 0);
    }

    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made.stream().map(id -> id.value().toString())).isSorted();
  }

  @Test
  void anIdBeginsWithItsMillisecond() {
    EntryId id = new EntryIds(() -> Instant.ofEpochMilli(NOW), new Random(1)).next();

    assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(NOW);
    assertThat(id.value().version()).isEqualTo(7);
    assertThat(EntryId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void anotherUuidIsNoEntryIdAndIsNotRepeated() {
    assertThatThrownBy(() -> EntryId.parse("9f8b1a52-6e0c-4c6a-8d3e-5b1f6a7c8d9e"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("9f8b");
    assertThatThrownBy(() -> EntryId.parse("198501012382"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1985");
  }
}
