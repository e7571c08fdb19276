package org.trygg.forms;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON as it is taken from outside: shallow, no name twice, no long names or numbers. RFC 8259.
public final class Json {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNumberLength(64)
                  .maxNameLength(256)
                  .maxStringLength(64 * 1024)
                  .build())
          .build();

  private Json() {}

  /// A parser of a stream of any length, which leaves the stream open.
  public static JsonParser parser(InputStream in) {
    return JSON.createParser(ObjectReadContext.empty(), in);
  }

  /// Reads one JSON text, no larger than an event may be.
  public static Node parse(byte[] json) throws FlawException {
    return parse(json, 0, json.length);
  }

  /// Reads one JSON text that stands among these bytes, no larger than an event may be.
  public static Node parse(byte[] bytes, int from, int length) throws FlawException {
    if (length > Node.MOST_CHARS) {
      throw new FlawException("", Flaw.Rule.TOO_LARGE);
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
      if (parser.nextToken() == null) {
        throw new FlawException("", Flaw.Rule.OBJECT);
      }
      Node node = Node.read(parser);
      if (parser.nextToken() != null) {
        throw new FlawException("", Flaw.Rule.JSON);
      }
      return node;
    } catch (JacksonException _) {
      throw new FlawException("", Flaw.Rule.JSON); // its own text repeats what it read
    }
  }
}
