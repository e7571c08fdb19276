package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trygg.columns.DamagedException;
import org.trygg.columns.Numbers;
import org.trygg.columns.Packed;
import org.trygg.columns.Squeeze;
import org.trygg.columns.Texts;
import org.trygg.columns.TimeUnit;
import org.trygg.vocabulary.Source;

/// The second form of a segment, in columns: the size unpacked, then a zstd frame of: the events'
/// shapes (type, source and field names, each shape once) with how many events each has; the unit
/// of time; the times; which shape each event has; then the values, shape by shape and field by
/// field.
final class SegmentFormTwo {
  private static final int LEVEL = 3;
  private static final int MAX_VALUES = 64 * 1024 * 1024;

  /// Words that logs are full of, known to both sides: a segment of a few events need not tell
  /// them. Part of the form, so never to be changed.
  static final Squeeze SQUEEZE =
      new Squeeze(
          """
          web-visit usage.day usage period-start period-end quantity browser referrer page \
          value-boolean value-data value-sum value-text true false temperature humidity pressure \
          occupancy contact illuminance linkquality battery voltage hPa %RH Cel kWh sensor.state \
          sensor.availability sensor.command sensor.measurement actor device name room state unit \
          value system.line severity warning info error component host event code line-resync \
          message.sent call.ended alarm.sent trigger channel voice sms counterpart operator country \
          phone +4670 seconds answered missed mail.rejected mail.bounced mail.expired mail.probed \
          mail.queued mail.deferred mail.sent client-address delay dsn 2.0.0 4.4.1 from nrcpt \
          orig-to queue-id relay :25 sasl-username size status sent deferred to dhcp.lease address \
          circuit-id client-hostname client-id hardware-address remote-id radius.start \
          radius.interim radius.stop called-station-id calling-station-id delegated-ipv6-prefix \
          2001:db8: ::/56 framed-ip-address framed-ipv6-address framed-ipv6-prefix input-octets nas \
          nas-port nas-port-id output-octets session session-id session-time terminate-cause \
          Lost-Carrier User-Request Idle-Timeout user-name account operator service-use\
          """
              .getBytes(UTF_8),
          LEVEL);

  private SegmentFormTwo() {}

  static void write(List<TrafficEvent> events, Packed.Writer out) {
    try (Packed.Writer body = new Packed.Writer()) {
      writeEvents(events, body);
      byte[] plain = body.toBytes();
      if (plain.length > SegmentCodec.MAX_UNPACKED_BYTES) {
        throw new IllegalArgumentException("The events are too large for one segment");
      }
      out.number(plain.length).raw(SQUEEZE.squeeze(plain));
      Arrays.fill(plain, (byte) 0);
    }
  }

  static List<TrafficEvent> read(Packed.Reader in) {
    int size = in.upTo(SegmentCodec.MAX_UNPACKED_BYTES);
    byte[] plain = SQUEEZE.release(in.rest(), size);
    try {
      return readEvents(new Packed.Reader(plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static void writeEvents(List<TrafficEvent> events, Packed.Writer out) {
    var groups = new LinkedHashMap<Shape, Group>();
    long[] shapes = new long[events.size()];
    for (int i = 0; i < shapes.length; i++) {
      TrafficEvent event = events.get(i);
      Group group =
          groups.computeIfAbsent(Shape.of(event), _ -> new Group(groups.size(), new ArrayList<>()));
      group.alike.add(event);
      shapes[i] = group.index;
    }
    requireReadable(groups);
    out.number(groups.size());
    groups.forEach((shape, group) -> shape.write(out.number(group.alike.size())));
    List<Instant> times = events.stream().map(TrafficEvent::at).toList();
    TimeUnit unit = TimeUnit.coarsest(times);
    out.octet(unit.digits());
    Numbers.write(out, times.stream().mapToLong(unit::of).toArray());
    Numbers.write(out, shapes);
    groups.forEach((shape, group) -> writeValues(shape, group.alike, out));
  }

  private static void requireReadable(Map<Shape, Group> groups) {
    long values = 0;
    for (Map.Entry<Shape, Group> each : groups.entrySet()) {
      values += (long) each.getKey().names.size() * each.getValue().alike.size();
    }
    if (values > MAX_VALUES) {
      throw new IllegalArgumentException("The events are too large for one segment");
    }
  }

  private static void writeValues(Shape shape, List<TrafficEvent> alike, Packed.Writer out) {
    String[] column = new String[alike.size()];
    for (int field = 0; field < shape.names.size(); field++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = alike.get(i).fields().valueAt(field);
      }
      Texts.write(out, column);
    }
  }

  private static List<TrafficEvent> readEvents(Packed.Reader in) {
    List<Columns> shapes = new ArrayList<>();
    int count = 0;
    long values = 0;
    for (int left = in.count(4); left > 0; left--) {
      int alike = in.upTo(SegmentCodec.MAX_EVENTS - count);
      var shape = Shape.read(in);
      count += alike;
      values += (long) alike * shape.names.size();
      shapes.add(new Columns(shape, alike));
    }
    if (values > MAX_VALUES) {
      throw new DamagedException();
    }
    TimeUnit unit = TimeUnit.read(in);
    long[] times = Numbers.read(in, count);
    long[] which = Numbers.read(in, count);
    shapes.forEach(each -> each.readValues(in));
    in.end();
    var events = new ArrayList<TrafficEvent>(count);
    for (int i = 0; i < count; i++) {
      events.add(shapes.get((int) requireIndex(which[i], shapes)).next(unit, times[i]));
    }
    return events;
  }

  private static long requireIndex(long index, List<?> of) {
    if (index < 0 || index >= of.size()) {
      throw new DamagedException();
    }
    return index;
  }

  /// The events of one shape, and its place among the shapes.
  private record Group(int index, List<TrafficEvent> alike) {}

  /// What events alike share: type, source and the names of their fields.
  private record Shape(String type, Source source, Fields.Names names) {
    static Shape of(TrafficEvent event) {
      return new Shape(event.type(), event.source(), event.fields().names());
    }

    void write(Packed.Writer out) {
      out.text(type).text(source.name()).number(names.size());
      for (int i = 0; i < names.size(); i++) {
        out.text(names.at(i));
      }
    }

    static Shape read(Packed.Reader in) {
      String type = in.text();
      Source source = Source.of(in.text());
      String[] names = new String[in.count(2)];
      for (int i = 0; i < names.length; i++) {
        names[i] = in.text();
      }
      return new Shape(type, source, Fields.Names.of(names));
    }
  }

  /// The values of the events of one shape, column by column, given out event by event.
  private static final class Columns {
    private final Shape shape;
    private final int count;
    private final String[][] columns;
    private int given;

    Columns(Shape shape, int count) {
      this.shape = shape;
      this.count = count;
      this.columns = new String[shape.names.size()][];
    }

    void readValues(Packed.Reader in) {
      for (int field = 0; field < columns.length; field++) {
        columns[field] = Texts.read(in, count);
      }
    }

    TrafficEvent next(TimeUnit unit, long at) {
      if (given >= count) {
        throw new DamagedException();
      }
      String[] values = new String[columns.length];
      for (int field = 0; field < columns.length; field++) {
        values[field] = columns[field][given];
      }
      given++;
      return new TrafficEvent(
          unit.instant(at), shape.type, shape.source, Fields.of(shape.names, values));
    }
  }
}
