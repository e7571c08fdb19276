package org.trygg.formats;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.formats.LogReader.Grammar;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Json;
import org.trygg.lines.Lines;
import org.trygg.lines.Stamps;
import org.trygg.vocabulary.IdentifierKind;

/// Reads Zigbee2MQTT's messages, one on each line: `topic payload` as `mosquitto_sub -v` prints
/// them, with an ISO 8601 stamp before it or not, or the JSON of `mosquitto_sub -F %j`.
///
/// A message is dated by its own `last_seen`, else by the line's stamp, else by the reader's clock.
/// The quality of the radio link and the state of a device's firmware are noise: dropped.
final class Zigbee2Mqtt implements Grammar {
  private static final String BASE = "zigbee2mqtt/";
  private static final Pattern STAMP = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S{5,24}) (.*)");
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
  private static final Pattern COMMAND = Pattern.compile("(.+?)/set(?:/([\\w-]{1,64}))?");
  private static final Set<String> NOISE = Set.of("linkquality", "elapsed", "last_seen", "update");

  private final Stamps stamps;

  Zigbee2Mqtt(Stamps stamps) {
    this.stamps = stamps;
  }

  /// A message on its topic; the payload is text, JSON or not.
  private record Message(Optional<Instant> stamped, String topic, String payload) {
    Map<String, String> values() throws FormatFault {
      return Json.values(payload);
    }
  }

  @Override
  public void line(Line line, Sink sink) {
    if (line.text().isBlank()) {
      sink.ignore(line.lines(), Drop.BLANK);
      return;
    }
    try {
      sink.accept(outcome(line, line.text().startsWith("{") ? envelope(line) : plain(line)));
    } catch (FormatFault e) {
      sink.malformed(line.lines(), e.kind());
    }
  }

  @Override
  public void damaged(long number, FaultKind fault, Sink sink) {
    sink.malformed(Lines.of(number), fault);
  }

  @Override
  public void end(Sink sink) {}

  /// Splits at the first ` {`, else at the last space: names of devices may contain spaces.
  private Message plain(Line line) throws FormatFault {
    Matcher stamp = STAMP.matcher(line.text());
    boolean stamped = stamp.matches();
    String rest = stamped ? stamp.group(2) : line.text();
    int json = rest.indexOf(" {");
    int split = json < 0 ? rest.lastIndexOf(' ') : json;
    if (split < 0) {
      throw new FormatFault(FaultKind.NOT_OF_THE_FORMAT);
    }
    Optional<Instant> at = stamped ? Optional.of(stamps.iso(stamp.group(1))) : Optional.empty();
    return new Message(at, rest.substring(0, split), rest.substring(split + 1));
  }

  private Message envelope(Line line) throws FormatFault {
    Map<String, String> values = Json.values(line.text());
    String topic = values.get("topic");
    String payload = values.get("payload");
    if (topic == null || payload == null) {
      throw new FormatFault(FaultKind.VALUE_MISSING);
    }
    String tst = values.get("tst");
    return new Message(
        tst == null ? Optional.empty() : Optional.of(stamps.iso(tst)), topic, payload);
  }

  private Outcome outcome(Line line, Message message) throws FormatFault {
    if (!message.topic().startsWith(BASE)) {
      return new Outcome.Ignored(line.lines(), Drop.OTHER_PROGRAM);
    }
    String name = message.topic().substring(BASE.length());
    String payload = message.payload();
    if (name.startsWith("bridge/")) {
      return new Outcome.Ignored(line.lines(), Drop.EQUIPMENT);
    }
    if (name.endsWith("/get") || payload.isBlank() || payload.equals("(null)")) {
      return new Outcome.Ignored(line.lines(), Drop.HOUSEKEEPING);
    }
    if (name.endsWith("/availability")) {
      String device = name.substring(0, name.lastIndexOf('/'));
      return told(EventType.SENSOR_AVAILABILITY, device, availability(message), line, message);
    }
    Matcher command = COMMAND.matcher(name);
    if (command.matches()) {
      Optional<String> attribute = Optional.ofNullable(command.group(2));
      Map<String, String> values =
          attribute.isPresent() ? Map.of(attribute.get(), payload) : message.values();
      return told(EventType.SENSOR_COMMAND, command.group(1), values, line, message);
    }
    return told(EventType.SENSOR_STATE, name, message.values(), line, message);
  }

  private Outcome told(
      EventType type, String device, Map<String, String> values, Line line, Message message)
      throws FormatFault {
    Json.requireShort(values);
    Map<String, String> kept = new LinkedHashMap<>(values);
    kept.keySet().removeIf(key -> NOISE.contains(key.split("\\.", 2)[0]));
    if (kept.isEmpty()) {
      return new Outcome.Ignored(line.lines(), Drop.NOISE);
    }
    Optional<Instant> seen = lastSeen(values).or(message::stamped);
    Instant at = seen.orElseGet(stamps::now);
    Fingerprint print = new Fingerprint(LogFormat.ZIGBEE2MQTT).add(line.text());
    if (seen.isEmpty()) {
      print.add("@" + at + "#" + line.number());
    }
    Observation.Content content = new Observation.Content().put("device", device).putAll(kept);
    content.about(Named.by(IdentifierKind.DEVICE, device));
    return new Outcome.Understood(
        line.lines(),
        List.of(
            content.observed(type, at, new Observation.Origin(line.lines(), print.id(), true))));
  }

  private static Map<String, String> availability(Message message) throws FormatFault {
    String payload = message.payload();
    return payload.startsWith("{") ? Json.values(payload) : Map.of("state", payload);
  }

  /// Reads `last_seen` in each of the forms that Zigbee2MQTT can be set to.
  private Optional<Instant> lastSeen(Map<String, String> values) throws FormatFault {
    String text = values.get("last_seen");
    if (text == null) {
      return Optional.empty();
    }
    if (MILLIS.matcher(text).matches()) {
      return Optional.of(Stamps.epochMillis(Long.parseLong(text), 1));
    }
    return Optional.of(stamps.iso(text));
  }
}
