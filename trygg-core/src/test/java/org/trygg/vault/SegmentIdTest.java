package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentIdTest {
  private static final Instant NOW = Instant.parse("2026-01-10T11:00:00.123Z");

  @Test
  void idsSortByTheMillisecondInWhichTheSegmentsCameIn() {
    List<String> ids =
        IntStream.range(0, 1_000)
            .mapToObj(i -> SegmentId.fresh(NOW.plusMillis(i)).toString())
            .toList();

    assertThat(ids).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
  }

  @Test
  void idsOfOneMillisecondDifferByChance() {
    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> SegmentId.fresh(NOW)))
        .doesNotHaveDuplicates();
  }

  @Test
  void anIdIsAUuidOfVersionSevenAndHoldsItsTime() {
    SegmentId id = SegmentId.fresh(NOW);

    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }
}
