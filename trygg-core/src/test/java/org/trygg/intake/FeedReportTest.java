package org.trygg.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trygg.formats.Tally;
import org.trygg.vocabulary.Reason;

class FeedReportTest {
  private static final Tally ALL_UNDERSTOOD = new Tally(3, 3, 0, 0, 3);

  @Test
  void anAccountThatLosesAnEventCannotBeMade() {
    assertThatThrownBy(() -> new FeedReport.Events(3, 1, 0, 0, none(), lapsed(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReportIsCleanUnlessSomethingIsMalformedSetAsideOrRefused() {
    assertThat(report(new FeedReport.Events(3, 1, 1, 1, none(), none())).isClean()).isTrue();
    assertThat(report(new FeedReport.Events(3, 2, 0, 0, none(), lapsed(1))).isClean()).isFalse();
    assertThat(report(new FeedReport.Events(3, 2, 0, 0, lapsed(1), none())).isClean()).isFalse();
  }

  private static FeedReport report(FeedReport.Events events) {
    return new FeedReport(ALL_UNDERSTOOD, events, List.of());
  }

  private static SortedMap<Reason, Long> none() {
    return new TreeMap<>(Comparator.comparing(Reason::code));
  }

  private static SortedMap<Reason, Long> lapsed(long count) {
    SortedMap<Reason, Long> one = none();
    one.putAll(Map.of(new Reason("lapsed"), count));
    return one;
  }
}
