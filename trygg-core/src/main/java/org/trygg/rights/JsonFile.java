package org.trygg.rights;

import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// One JSON text as it is written: I-JSON, RFC 7493, an object at the top.
final class JsonFile implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  JsonFile(OutputStream out) {
    this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    json.writeStartObject();
  }

  /// Writes a whole file.
  static void write(OutputStream out, Consumer<JsonFile> content) {
    try (var file = new JsonFile(out)) {
      content.accept(file);
    }
  }

  void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  void text(String name, Optional<String> value) {
    value.ifPresent(each -> text(name, each));
  }

  void number(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  void flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
  }

  void texts(String name, Collection<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  void object(String name, Runnable content) {
    json.writeObjectPropertyStart(name);
    content.run();
    json.writeEndObject();
  }

  /// A list of objects, the content of each written by the consumer.
  <T> void list(String name, Iterable<T> all, Consumer<T> content) {
    startList(name);
    all.forEach(each -> element(() -> content.accept(each)));
    endList();
  }

  void startList(String name) {
    json.writeArrayPropertyStart(name);
  }

  void element(Runnable content) {
    json.writeStartObject();
    content.run();
    json.writeEndObject();
  }

  void endList() {
    json.writeEndArray();
  }

  @Override
  public void close() {
    json.writeEndObject();
    json.close();
  }
}
