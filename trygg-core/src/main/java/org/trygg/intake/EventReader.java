package org.trygg.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads events one by one from a stream of any length, in little memory.
///
/// What cannot be read is told by its place; where JSON itself is broken, a batch ends there, while
/// of lines only that line is lost.
public final class EventReader {
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

  private EventReader() {}

  /// An event, or what is wrong with it, and where it stood: in a batch its place from 0, otherwise
  /// its line from 1.
  public sealed interface Read {
    long at();

    /// An event.
    record Event(long at, CloudEvent event) implements Read {}

    /// No event.
    record Malformed(long at, Flaw flaw) implements Read {}
  }

  /// Reads all events and hands each to the sink, in order.
  ///
  /// @throws IOException if the stream cannot be read
  public static void read(InputStream in, EventForm form, Consumer<Read> sink) throws IOException {
    switch (form) {
      case SINGLE -> sink.accept(one(in.readNBytes(Node.MOST_CHARS + 1), 1));
      case BATCH -> batch(in, sink);
      case LINES -> {
        var lines = new EventLines(in);
        while (lines.next()) {
          if (!lines.isBlank()) {
            sink.accept(one(lines.bytes(), lines.number()));
          }
        }
      }
    }
  }

  private static Read one(byte[] json, long at) {
    try {
      return new Read.Event(at, EventShape.event(node(json)));
    } catch (FlawException e) {
      return new Read.Malformed(at, e.flaw());
    }
  }

  /// Reads one JSON text, no larger than an event may be.
  static Node node(byte[] json) throws FlawException {
    if (json.length > Node.MOST_CHARS) {
      throw new FlawException("", Flaw.Rule.TOO_LARGE);
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
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

  private static void batch(InputStream in, Consumer<Read> sink) throws IOException {
    long at = 0;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        sink.accept(new Read.Malformed(at, new Flaw("", Flaw.Rule.JSON)));
        return;
      }
      for (; parser.nextToken() != JsonToken.END_ARRAY; at++) {
        sink.accept(next(parser, at));
      }
      if (parser.nextToken() != null) {
        sink.accept(broken(at));
      }
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException _) {
      sink.accept(broken(at));
    }
  }

  private static Read next(JsonParser parser, long at) {
    try {
      return new Read.Event(at, EventShape.event(Node.read(parser)));
    } catch (FlawException e) {
      return new Read.Malformed(at, e.flaw());
    }
  }

  private static Read broken(long at) {
    return new Read.Malformed(at, new Flaw("", Flaw.Rule.JSON));
  }
}
