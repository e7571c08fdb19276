package org.trygg.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Source;

/// Many events as few bytes: like values side by side, then zstd.
///
/// Form 1: the form, the size unpacked, then a zstd frame of: the events' shapes (type, source and
/// field names, each shape once); the count; for each event, by time, its shape and the time since
/// the one before, in the coarsest unit that loses nothing; then the values, shape by shape and
/// field by field. New forms get new numbers; old ones stay readable.
final class SegmentCodec {
  static final int MAX_EVENTS = 1_000_000;
  private static final int FORM = 1;
  private static final int LEVEL = 1;
  private static final int MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
  private static final int MAX_RATIO = 1 << 16;

  private SegmentCodec() {}

  static byte[] encode(List<TrafficEvent> events) {
    try (Packed.Writer body = new Packed.Writer();
        Packed.Writer out = new Packed.Writer()) {
      write(events.stream().sorted(TrafficEvent.BY_TIME).toList(), body);
      byte[] plain = body.toBytes();
      out.octet(FORM).number(plain.length).raw(Zstd.compress(plain, LEVEL));
      Arrays.fill(plain, (byte) 0);
      return out.toBytes();
    }
  }

  /// @throws UnreadableException if the bytes are not what [#encode] gives
  static List<TrafficEvent> decode(byte[] bytes) {
    Packed.Reader in = new Packed.Reader(bytes);
    if (in.octet() != FORM) {
      throw new UnreadableException("A segment is of a form that this version does not know");
    }
    long size = in.number();
    byte[] frame = in.rest();
    if (size < 0 || size > MAX_UNPACKED_BYTES || size / MAX_RATIO > frame.length) {
      throw Packed.damaged();
    }
    try {
      return read(new Packed.Reader(unpack(frame, (int) size)));
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new UnreadableException("A segment holds what no event can hold", e);
    }
  }

  private static byte[] unpack(byte[] frame, int size) {
    try {
      byte[] plain = Zstd.decompress(frame, size);
      if (plain.length != size) {
        throw Packed.damaged();
      }
      return plain;
    } catch (ZstdException e) {
      throw new UnreadableException("A segment does not unpack", e);
    }
  }

  private static void write(List<TrafficEvent> events, Packed.Writer out) {
    Map<Shape, List<TrafficEvent>> byShape = new LinkedHashMap<>();
    events.forEach(e -> byShape.computeIfAbsent(Shape.of(e), _ -> new ArrayList<>()).add(e));
    out.number(byShape.size());
    byShape.keySet().forEach(shape -> shape.write(out));
    TimeUnit unit = TimeUnit.coarsest(events);
    out.number(events.size()).octet(unit.digits());
    List<Shape> shapes = List.copyOf(byShape.keySet());
    var indices = new LinkedHashMap<Shape, Integer>();
    shapes.forEach(shape -> indices.put(shape, indices.size()));
    long before = 0;
    for (TrafficEvent event : events) {
      long at = unit.of(event.at());
      out.number(at - before).number(indices.getOrDefault(Shape.of(event), 0));
      before = at;
    }
    byShape.forEach((shape, alike) -> writeValues(shape, alike, out));
  }

  private static void writeValues(Shape shape, List<TrafficEvent> alike, Packed.Writer out) {
    for (String name : shape.names()) {
      alike.forEach(event -> out.text(event.fields().value(name).orElseThrow()));
    }
  }

  private static List<TrafficEvent> read(Packed.Reader in) {
    List<Shape> shapes = new ArrayList<>();
    for (int left = in.count(3); left > 0; left--) {
      shapes.add(Shape.read(in));
    }
    int count = in.count(2);
    TimeUnit unit = TimeUnit.read(in);
    List<Row> rows = new ArrayList<>(count);
    long at = 0;
    for (int i = 0; i < count; i++) {
      at = Math.addExact(at, in.number());
      rows.add(new Row(unit.instant(at), shapes.get(in.index(shapes.size())), new TreeMap<>()));
    }
    readValues(shapes, rows, in);
    in.end();
    return rows.stream().map(Row::event).toList();
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
    static Shape of(TrafficEvent event) {
      return new Shape(event.type(), event.source(), List.copyOf(event.fields().byName().keySet()));
    }

    void write(Packed.Writer out) {
      out.text(type).text(source.name()).number(names.size());
      names.forEach(out::text);
    }

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
  private record Row(Instant at, Shape shape, TreeMap<String, String> values) {
    TrafficEvent event() {
      return new TrafficEvent(at, shape.type, shape.source, new Fields(values));
    }
  }

  /// A unit of time: a second, or a thousandth, millionth or milliardth of one.
  ///
  /// @param digits the digits after the second: 0, 3, 6 or 9
  private record TimeUnit(int digits) {
    private static final int MAX_DIGITS = 9;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long[] PER_SECOND = {1, 1_000, 1_000_000, 1_000_000_000};

    static TimeUnit coarsest(List<TrafficEvent> events) {
      var unit = new TimeUnit(0);
      for (TrafficEvent event : events) {
        while (event.at().get(ChronoField.NANO_OF_SECOND) % unit.nanos() != 0) {
          unit = new TimeUnit(unit.digits + 3);
        }
      }
      return unit;
    }

    static TimeUnit read(Packed.Reader in) {
      int digits = in.octet();
      if (digits > MAX_DIGITS || digits % 3 != 0) {
        throw Packed.damaged();
      }
      return new TimeUnit(digits);
    }

    long of(Instant at) {
      return at.getEpochSecond() * perSecond() + at.getNano() / nanos();
    }

    Instant instant(long count) {
      return Instant.ofEpochSecond(
          Math.floorDiv(count, perSecond()), Math.floorMod(count, perSecond()) * nanos());
    }

    private long perSecond() {
      return PER_SECOND[digits / 3];
    }

    private long nanos() {
      return SECOND_NANOS / perSecond();
    }
  }
}
