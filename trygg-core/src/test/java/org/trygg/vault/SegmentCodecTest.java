package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.columns.Packed;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Source;

class SegmentCodecTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void whatGoesInComesOutInTheOrderOfTime(long seed) {
    var samples = new Samples(seed);
    for (int i = 0; i < 25; i++) {
      List<TrafficEvent> events = samples.events(samples.upTo(60));

      assertThat(SegmentCodec.decode(SegmentCodec.encode(events)))
          .isEqualTo(events.stream().sorted(TrafficEvent.BY_TIME).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLogGoesThroughWholeAndSmall(InventedLogs.Log log) {
    for (int count : new int[] {1, 2, 50, 1_000}) {
      List<TrafficEvent> events = InventedLogs.day(log, count, count);
      byte[] segment = SegmentCodec.encode(events);

      assertThat(SegmentCodec.decode(segment)).isEqualTo(events);
      assertThat(segment).hasSizeLessThan(Codecs.encodeAsFormOne(events).length);
    }
  }

  @Test
  void eventsTooManyToBeReadAgainAreRefusedBeforeTheyAreKept() {
    var many = new TreeMap<String, String>();
    for (int i = 0; i < Fields.MAX_FIELDS; i++) {
      many.put("f" + i, "");
    }
    var wide = new TrafficEvent(Samples.NOON, "t", Source.of("radius"), new Fields(many));
    List<TrafficEvent> events = Collections.nCopies(70_000, wide);

    assertThatThrownBy(() -> SegmentCodec.encode(events))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstAndTheLastInstantGoThrough() {
    var first = event(TimeRange.ALL.from());
    var last = event(TimeRange.ALL.until().minusNanos(1));

    assertThat(SegmentCodec.decode(SegmentCodec.encode(List.of(last, first))))
        .containsExactly(first, last);
  }

  @Test
  void eventsAlikeTakeFewBytes() {
    List<TrafficEvent> events =
        IntStream.range(0, 256)
            .mapToObj(i ->
                new TrafficEvent(
                    Samples.NOON.plusSeconds(300L * i),
                    "radius.interim",
                    Source.of("radius"),
                    Fields.of(
                        Map.of(
                            "nas-ip",
                            "192.0.2.7",
                            "session",
                            "5f3a-" + i / 12,
                            "bytes-in",
                            Integer.toString(i * 48_211)))))
            .toList();

    assertThat(SegmentCodec.encode(events).length).isLessThan(20 * 256);
  }

  @Test
  void everyShorterPieceIsRefused() {
    byte[] whole = SegmentCodec.encode(new Samples(1).events(5));
    for (int length = 0; length < whole.length; length++) {
      byte[] piece = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> SegmentCodec.decode(piece)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void anUnknownFormAndASizeOutOfReasonAreRefused() {
    byte[] unknown = SegmentCodec.encode(new Samples(1).events(5));
    unknown[0] = 3;
    assertThatThrownBy(() -> SegmentCodec.decode(unknown)).isInstanceOf(UnreadableException.class);
    for (byte form = 1; form <= 2; form++) {
      byte[] huge = {form, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0};
      assertThatThrownBy(() -> SegmentCodec.decode(huge)).isInstanceOf(UnreadableException.class);
    }
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAreEventsOrAFault(byte[] bytes) {
    decodeOrFault(bytes);
    // Behind the compression, where chance alone seldom comes.
    decodeOrFault(packed(1, bytes.length, Zstd.compress(bytes, 1)));
    decodeOrFault(packed(2, bytes.length, SegmentFormTwo.SQUEEZE.squeeze(bytes)));
  }

  private static byte[] packed(int form, int size, byte[] frame) {
    try (Packed.Writer out = new Packed.Writer()) {
      return out.octet(form).number(size).raw(frame).toBytes();
    }
  }

  private static void decodeOrFault(byte[] bytes) {
    try {
      List<TrafficEvent> events = SegmentCodec.decode(bytes);
      assertThat(SegmentCodec.decode(SegmentCodec.encode(events))).hasSameSizeAs(events);
    } catch (UnreadableException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static TrafficEvent event(java.time.Instant at) {
    return new TrafficEvent(at, "t", Source.of("radius"), Fields.of(Map.of()));
  }
}
