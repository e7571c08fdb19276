package org.trygg.vault;

import java.time.DateTimeException;
import java.util.List;
import org.trygg.columns.DamagedException;
import org.trygg.columns.Packed;
import org.trygg.keys.UnreadableException;

/// Many events as few bytes. The first byte says which form: new ones get new numbers, old ones
/// stay readable, and only the newest is written.
final class SegmentCodec {
  static final int MAX_EVENTS = 1_000_000;
  static final int MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
  private static final int FORM_1 = 1;
  private static final int FORM_2 = 2;

  private SegmentCodec() {}

  /// @throws IllegalArgumentException if the events are too large for one segment
  static byte[] encode(List<TrafficEvent> events) {
    try (Packed.Writer out = new Packed.Writer()) {
      out.octet(FORM_2);
      SegmentFormTwo.write(events.stream().sorted(TrafficEvent.BY_TIME).toList(), out);
      return out.toBytes();
    }
  }

  /// The events in the order of their time.
  ///
  /// @throws UnreadableException if the bytes are not what [#encode] gives, or once gave
  static List<TrafficEvent> decode(byte[] bytes) {
    try {
      Packed.Reader in = new Packed.Reader(bytes);
      return switch (in.octet()) {
        case FORM_1 -> SegmentFormOne.read(in);
        case FORM_2 -> SegmentFormTwo.read(in);
        default ->
            throw new UnreadableException("A segment is of a form that this version does not know");
      };
    } catch (DamagedException
        | DateTimeException
        | ArithmeticException
        | IllegalArgumentException e) {
      throw new UnreadableException("A segment holds what no event can hold", e);
    }
  }
}
