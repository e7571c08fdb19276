package org.trygg.vault;

import com.github.luben.zstd.Zstd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trygg.columns.Packed;
import org.trygg.columns.TimeUnit;

/// The segment codec for those who measure it, and the writer of its first form, which the program
/// itself only reads any more.
public final class Codecs {
  private Codecs() {}

  public static byte[] encode(List<TrafficEvent> events) {
    return SegmentCodec.encode(events);
  }

  public static List<TrafficEvent> decode(byte[] segment) {
    return SegmentCodec.decode(segment);
  }

  public static byte[] encodeAsFormOne(List<TrafficEvent> events) {
    try (Packed.Writer body = new Packed.Writer();
        Packed.Writer out = new Packed.Writer()) {
      writeFormOne(events.stream().sorted(TrafficEvent.BY_TIME).toList(), body);
      byte[] plain = body.toBytes();
      return out.octet(1).number(plain.length).raw(Zstd.compress(plain, 1)).toBytes();
    }
  }

  private static void writeFormOne(List<TrafficEvent> events, Packed.Writer out) {
    Map<String, List<TrafficEvent>> byShape = new LinkedHashMap<>();
    events.forEach(e -> byShape.computeIfAbsent(shape(e), _ -> new ArrayList<>()).add(e));
    out.number(byShape.size());
    byShape.values().forEach(alike -> writeShape(alike.getFirst(), out));
    TimeUnit unit = TimeUnit.coarsest(events.stream().map(TrafficEvent::at).toList());
    out.number(events.size()).octet(unit.digits());
    List<String> shapes = List.copyOf(byShape.keySet());
    long before = 0;
    for (TrafficEvent event : events) {
      long at = unit.of(event.at());
      out.number(at - before).number(shapes.indexOf(shape(event)));
      before = at;
    }
    byShape
        .values()
        .forEach(alike -> {
          for (String name : alike.getFirst().fields().byName().keySet()) {
            alike.forEach(event -> out.text(event.fields().value(name).orElseThrow()));
          }
        });
  }

  private static void writeShape(TrafficEvent event, Packed.Writer out) {
    out.text(event.type()).text(event.source().name()).number(event.fields().byName().size());
    event.fields().byName().keySet().forEach(out::text);
  }

  private static String shape(TrafficEvent event) {
    return event.type() + " " + event.source() + " " + event.fields().byName().keySet();
  }
}
