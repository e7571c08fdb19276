package org.trygg.formats;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;
import org.trygg.lines.Stamps;
import org.trygg.vocabulary.IdentifierKind;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Resolves one pack: base values added in, relative times made absolute. RFC 8428, 4.6.
final class SenmlPack {
  private static final int MOST_RECORDS = 4096;
  private static final int LONGEST_VALUE = 1024;
  private static final double RELATIVE_BELOW = 1 << 28;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9:./_]*");
  private static final Set<String> BASE = Set.of("bn", "bt", "bu", "bv", "bs", "bver");
  private static final Map<String, String> VALUES =
      Map.of("v", "value", "vs", "value-text", "vb", "value-boolean", "vd", "value-data");

  private final Instant now;
  private final Lines lines;
  private final String packId;
  private final Map<String, String> base = new LinkedHashMap<>();
  private final List<Observation> observations = new ArrayList<>();

  SenmlPack(Instant now, Lines lines, String packId) {
    this.now = now;
    this.lines = lines;
    this.packId = packId;
  }

  Outcome read(JsonParser parser) throws FormatFault {
    require(parser.nextToken() == JsonToken.START_ARRAY, FaultKind.BAD_JSON);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser.currentToken() == JsonToken.START_OBJECT, FaultKind.NOT_OF_THE_FORMAT);
      resolve(record(parser));
    }
    return observations.isEmpty()
        ? new Outcome.Ignored(lines, Drop.HOUSEKEEPING)
        : new Outcome.Understood(lines, observations);
  }

  private static Map<String, String> record(JsonParser parser) throws FormatFault {
    Map<String, String> record = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String label = parser.currentName();
      JsonToken token = parser.nextToken();
      // A label that ends in _ must be understood, or the pack is refused: RFC 8428, 4.4.
      require(!label.endsWith("_"), FaultKind.UNKNOWN_EVENT);
      if (token.isStructStart()) {
        parser.skipChildren();
      } else {
        require(isOfType(label, token), FaultKind.NOT_OF_THE_FORMAT);
        require(parser.getString().length() <= LONGEST_VALUE, FaultKind.VALUE_TOO_LONG);
        record.put(label, parser.getString());
      }
    }
    return record;
  }

  private static boolean isOfType(String label, JsonToken token) {
    return switch (label) {
      case "bn", "bu", "n", "u", "vs", "vd" -> token == JsonToken.VALUE_STRING;
      case "vb" -> token.isBoolean();
      case "bt", "bv", "bs", "bver", "v", "s", "t", "ut" -> token.isNumeric();
      default -> true;
    };
  }

  private void resolve(Map<String, String> record) throws FormatFault {
    record.keySet().stream().filter(BASE::contains).forEach(k -> base.put(k, record.get(k)));
    require(number(base, "bver") <= 10, FaultKind.UNKNOWN_EVENT);
    long values = record.keySet().stream().filter(VALUES::containsKey).count();
    require(values <= 1, FaultKind.NOT_OF_THE_FORMAT);
    if (values == 0 && !record.containsKey("s")) {
      require(!record.containsKey("n"), FaultKind.VALUE_MISSING);
      return;
    }
    require(observations.size() < MOST_RECORDS, FaultKind.TOO_MANY_VALUES);
    observations.add(measured(record));
  }

  private Observation measured(Map<String, String> record) throws FormatFault {
    String baseName = base.getOrDefault("bn", "");
    String name = baseName + record.getOrDefault("n", "");
    require(!name.isEmpty(), FaultKind.VALUE_MISSING);
    require(NAME.matcher(name).matches(), FaultKind.NOT_OF_THE_FORMAT);
    Observation.Content content = new Observation.Content();
    content.put("name", name).put("unit", record.getOrDefault("u", base.getOrDefault("bu", "")));
    for (Map.Entry<String, String> value : VALUES.entrySet()) {
      String text = record.getOrDefault(value.getKey(), "");
      content.put(value.getValue(), value.getKey().equals("v") ? sum(text, "bv") : text);
    }
    content.put("value-sum", sum(record.getOrDefault("s", ""), "bs"));
    content.about(Named.by(IdentifierKind.DEVICE, baseName.replaceAll("[:./_-]+$", "")));
    content.about(Named.by(IdentifierKind.DEVICE, name));
    return dated(content, number(base, "bt") + number(record, "t"));
  }

  /// A time below 2^28 seconds counts from now: RFC 8428, 4.5.3.
  private Observation dated(Observation.Content content, double seconds) throws FormatFault {
    boolean relative = seconds < RELATIVE_BELOW;
    double millis = seconds * 1000 + (relative ? now.toEpochMilli() : 0);
    require(Math.abs(millis) < Long.MAX_VALUE, FaultKind.BAD_TIME);
    Instant at = Stamps.epochMillis(Math.round(millis), 1);
    Fingerprint print = new Fingerprint(LogFormat.SENML);
    print.add(packId).add("#" + observations.size());
    if (relative) {
      print.add("@" + at + "#" + lines.first());
    }
    return content.observed(
        EventType.SENSOR_MEASUREMENT, at, new Observation.Origin(lines, print.id(), true));
  }

  /// Adds a base value in decimal, exactly; without one the number stays as it is written.
  private String sum(String text, String baseLabel) throws FormatFault {
    String added = base.getOrDefault(baseLabel, "");
    if (text.isEmpty() || added.isEmpty()) {
      return text;
    }
    return decimal(text).add(decimal(added)).toString();
  }

  private static BigDecimal decimal(String text) throws FormatFault {
    try {
      BigDecimal decimal = new BigDecimal(text);
      require(Math.abs(decimal.scale()) <= 400, FaultKind.BAD_NUMBER);
      return decimal;
    } catch (NumberFormatException _) {
      throw new FormatFault(FaultKind.BAD_NUMBER); // an exponent of more than ten digits
    }
  }

  private static double number(Map<String, String> values, String label) {
    return Double.parseDouble(values.getOrDefault(label, "0"));
  }

  private static void require(boolean condition, FaultKind otherwise) throws FormatFault {
    if (!condition) {
      throw new FormatFault(otherwise);
    }
  }
}
