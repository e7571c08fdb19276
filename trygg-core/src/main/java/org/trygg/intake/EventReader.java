package org.trygg.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.trygg.forms.Flaw;
import org.trygg.forms.FlawException;
import org.trygg.forms.Json;
import org.trygg.forms.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/// Reads events one by one from a stream of any length, in little memory.
///
/// What cannot be read is told by its place; where JSON itself is broken, a batch ends there, while
/// of lines only that line is lost.
public final class EventReader {
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
      case SINGLE -> {
        byte[] json = in.readNBytes(Node.MOST_CHARS + 1);
        sink.accept(one(json, 0, json.length, 1));
      }
      case BATCH -> batch(in, sink);
      case LINES -> {
        var lines = new EventLines(in);
        while (lines.next()) {
          if (!lines.isBlank()) {
            sink.accept(one(lines.block(), lines.from(), lines.length(), lines.number()));
          }
        }
      }
    }
  }

  private static Read one(byte[] json, int from, int length, long at) {
    try {
      return new Read.Event(at, EventShape.event(Json.parse(json, from, length)));
    } catch (FlawException e) {
      return new Read.Malformed(at, e.flaw());
    }
  }

  private static void batch(InputStream in, Consumer<Read> sink) throws IOException {
    long at = 0;
    try (JsonParser parser = Json.parser(in)) {
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
