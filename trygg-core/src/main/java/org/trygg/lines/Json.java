package org.trygg.lines;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON within strict limits: 8 levels, 256 values, numbers of 64 digits, no name twice.
public final class Json {
  private static final int MOST_VALUES = 256;
  private static final int LONGEST_VALUE = 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNumberLength(64)
                  .maxNameLength(256)
                  .maxStringLength(64 * 1024)
                  .build())
          .build();

  private Json() {}

  /// What is done with a parser that stands before the first token.
  public interface Reading<T> {
    T read(JsonParser parser) throws FormatFault;
  }

  /// Reads one JSON text to its end.
  public static <T> T read(String text, Reading<T> reading) throws FormatFault {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      T result = reading.read(parser);
      if (parser.nextToken() != null) {
        throw new FormatFault(FaultKind.BAD_JSON);
      }
      return result;
    } catch (JacksonException _) {
      throw new FormatFault(FaultKind.BAD_JSON); // its own text would repeat what it read
    }
  }

  /// Reads an object: the values that are not null, by name; `{"a":{"b":[1]}}` has `a.b.0`.
  public static Map<String, String> values(String text) throws FormatFault {
    return read(
        text,
        parser -> {
          Map<String, String> values = new LinkedHashMap<>();
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FormatFault(FaultKind.BAD_JSON);
          }
          object(parser, "", values);
          return values;
        });
  }

  private static void object(JsonParser parser, String path, Map<String, String> values)
      throws FormatFault {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = path + parser.currentName();
      parser.nextToken();
      value(parser, name, values);
    }
  }

  private static void value(JsonParser parser, String name, Map<String, String> values)
      throws FormatFault {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      object(parser, name + ".", values);
    } else if (token == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        value(parser, name + "." + i, values);
      }
    } else if (token != JsonToken.VALUE_NULL) {
      if (values.size() == MOST_VALUES) {
        throw new FormatFault(FaultKind.TOO_MANY_VALUES);
      }
      values.put(name, parser.getString());
    }
  }

  /// Refuses values that no device sends.
  public static void requireShort(Map<String, String> values) throws FormatFault {
    if (values.values().stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
      throw new FormatFault(FaultKind.VALUE_TOO_LONG);
    }
  }
}
