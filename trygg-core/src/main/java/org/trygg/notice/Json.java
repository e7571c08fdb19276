package org.trygg.notice;

import java.io.StringWriter;
import java.util.Collection;
import org.trygg.vocabulary.Words;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes JSON piece by piece, indented by two spaces and ended by a line break on every machine.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /// What is written within an object or list.
  interface Content {
    void write(Json json);
  }

  /// The text of one object.
  static String text(Content content) {
    var text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(new Layout(), text)) {
      var json = new Json(out);
      out.writeStartObject();
      content.write(json);
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  Json object(String name, Content content) {
    out.writeName(name);
    return object(content);
  }

  Json object(Content content) {
    out.writeStartObject();
    content.write(this);
    out.writeEndObject();
    return this;
  }

  Json list(String name, Content content) {
    out.writeName(name);
    out.writeStartArray();
    content.write(this);
    out.writeEndArray();
    return this;
  }

  Json texts(String name, Collection<?> values) {
    return list(name, json -> values.forEach(each -> json.out.writeString(each.toString())));
  }

  Json text(String name, Object value) {
    out.writeName(name);
    out.writeString(value.toString());
    return this;
  }

  /// A text in both languages, by their tags.
  Json words(String name, Words words) {
    return object(name, json -> json.text("sv", words.sv()).text("en", words.en()));
  }

  private static final class Layout extends ObjectWriteContext.Base {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
