package org.trygg.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trygg.columns.DamagedException;
import org.trygg.columns.Packed;
import org.trygg.columns.TimeUnit;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Source;

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
        case FORM_1 -> FormOne.read(in);
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

  /// The first form of a segment, read and no longer written: the size unpacked, then a zstd frame
  /// of: the events' shapes (type, source and field names, each shape once); the count; for each
  /// event, by time, its shape and the time since the one before, in the coarsest unit that loses
  /// nothing; then the values, shape by shape and field by field.
  private static final class FormOne {
    private static final int MAX_RATIO = 1 << 16;

    private FormOne() {}

    static List<TrafficEvent> read(Packed.Reader in) {
      int size = in.upTo(MAX_UNPACKED_BYTES);
      byte[] frame = in.rest();
      if (size / MAX_RATIO > frame.length) {
        throw new DamagedException();
      }
      try {
        byte[] plain = Zstd.decompress(frame, size);
        if (plain.length != size) {
          throw new DamagedException();
        }
        return readEvents(new Packed.Reader(plain));
      } catch (ZstdException _) {
        throw new DamagedException();
      }
    }

    private static List<TrafficEvent> readEvents(Packed.Reader in) {
      List<Shape> shapes = new ArrayList<>();
      for (int left = in.count(3); left > 0; left--) {
        shapes.add(Shape.read(in));
      }
      int count = in.count(2);
      var unit = TimeUnit.read(in);
      List<Row> rows = new ArrayList<>(count);
      long at = 0;
      for (int i = 0; i < count; i++) {
        at = Math.addExact(at, in.number());
        rows.add(new Row(at, shapes.get(in.index(shapes.size())), new TreeMap<>()));
      }
      readValues(shapes, rows, in);
      in.end();
      return rows.stream().map(row -> row.event(unit)).toList();
    }

    private static void readValues(List<Shape> shapes, List<Row> rows, Packed.Reader in) {
      Map<Shape, List<Row>> byShape = new LinkedHashMap<>();
      shapes.forEach(shape -> byShape.put(shape, new ArrayList<>()));
      rows.forEach(row -> byShape.getOrDefault(row.shape, List.of()).add(row));
      byShape.forEach((shape, alike) -> {
        for (String name : shape.names()) {
          alike.forEach(row -> row.values.put(name, in.text()));
        }
      });
    }

    /// What events alike share: type, source and the names of their fields.
    private record Shape(String type, Source source, List<String> names) {
      static Shape read(Packed.Reader in) {
        String type = in.text();
        Source source = Source.of(in.text());
        List<String> names = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
          names.add(in.text());
        }
        return new Shape(type, source, List.copyOf(names));
      }
    }

    /// An event of which the values are still being read.
    private record Row(long at, Shape shape, TreeMap<String, String> values) {
      TrafficEvent event(TimeUnit unit) {
        return new TrafficEvent(unit.instant(at), shape.type, shape.source, new Fields(values));
      }
    }
  }
}
