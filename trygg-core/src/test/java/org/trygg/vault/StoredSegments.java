package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trygg.vocabulary.Source;

/// Segments written once by an older version and never again: their bytes, and beside them, in
/// plain text, the events that they hold.
final class StoredSegments {
  static final List<String> NAMES = List.of("ip", "mail", "message", "sensor", "system", "odd");

  private StoredSegments() {}

  static byte[] bytes(int form, String name) {
    return resource("form-" + form + "/" + name + ".bin");
  }

  static List<TrafficEvent> events(String name) {
    return new String(resource("form-1/" + name + ".tsv"), UTF_8)
        .lines()
        .map(StoredSegments::event)
        .toList();
  }

  /// An event as a line: time, type and source, then name and value of each field, all separated by
  /// tabs and escaped as in a URL.
  static String line(TrafficEvent event) {
    String fields =
        event.fields().byName().entrySet().stream()
            .map(each -> "\t" + escape(each.getKey()) + "\t" + escape(each.getValue()))
            .collect(Collectors.joining());
    return event.at() + "\t" + event.type() + "\t" + event.source().name() + fields;
  }

  private static TrafficEvent event(String line) {
    String[] parts = line.split("\t", -1);
    var fields = new TreeMap<String, String>();
    for (int i = 3; i < parts.length; i += 2) {
      fields.put(URLDecoder.decode(parts[i], UTF_8), URLDecoder.decode(parts[i + 1], UTF_8));
    }
    return new TrafficEvent(
        Instant.parse(parts[0]), parts[1], Source.of(parts[2]), new Fields(fields));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream in = StoredSegments.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
