package org.trygg.drafting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trygg.drafting.Shape.Scalar;

/// The JSON Schema of policy files, draft 2020-12, with which editors complete and check them.
///
/// Written from the reader's own grammar; names that must exist elsewhere in the file are beyond a
/// schema, and left to `trygg policy check`.
public final class JsonSchema {
  private JsonSchema() {}

  /// The schema as text, with two spaces of indentation and a line break at the end.
  public static String ofPolicyFiles() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A policy: the rules that keep the promises of a privacy notice");
    schema.putAll(of(Grammar.POLICY));
    return write(schema, "") + "\n";
  }

  private static Map<String, Object> of(Shape shape) {
    return switch (shape) {
      case Scalar scalar -> scalar(scalar);
      case Shape.Choice(_, List<String> values) -> Map.of("enum", values);
      case Shape.Reference(Grammar.Section section, _) ->
          scalar(section == Grammar.Section.PURPOSES ? Scalar.PATH : Scalar.WORD);
      case Shape.Several several -> several(several);
      case Shape.Table(Shape key, Shape value) ->
          ordered("type", "object", "propertyNames", of(key), "additionalProperties", of(value));
      case Shape.Fixed fixed -> fixed(fixed);
    };
  }

  private static Map<String, Object> scalar(Scalar scalar) {
    return switch (scalar) {
      case TEXT -> ordered("type", "string", "minLength", 1);
      case FLAG -> Map.of("type", "boolean");
      case COUNT -> ordered("type", "integer", "minimum", 0);
      case DAYS -> Map.of("type", "integer");
      case WORD,
          PATH,
          PROMISE,
          DATE,
          DAY_OF_YEAR,
          ZONE,
          MAIL,
          LINK,
          PERIOD,
          COUNTED_PERIOD,
          MONTHS,
          RANGE ->
          ordered("type", "string", "pattern", "^(" + scalar.form() + ")$");
    };
  }

  private static Map<String, Object> several(Shape.Several several) {
    Map<String, Object> list = ordered("type", "array", "items", of(several.each()));
    return several.oneMayStandAlone() ? Map.of("anyOf", List.of(of(several.each()), list)) : list;
  }

  private static Map<String, Object> fixed(Shape.Fixed fixed) {
    var properties = new LinkedHashMap<String, Object>();
    List<String> required = new ArrayList<>();
    fixed
        .keys()
        .forEach((name, key) -> {
          var property = new LinkedHashMap<String, Object>();
          property.put("description", key.note());
          property.putAll(of(key.shape()));
          properties.put(name, property);
          if (key.whenMissing().isPresent()) {
            required.add(name);
          }
        });
    Map<String, Object> schema = ordered("type", "object", "properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String write(Object value, String indent) {
    String deeper = indent + "  ";
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> members = new ArrayList<>();
        map.forEach(
            (key, v) -> members.add(deeper + quote((String) key) + ": " + write(v, deeper)));
        yield "{\n" + String.join(",\n", members) + "\n" + indent + "}";
      }
      case List<?> list ->
          list.stream().allMatch(String.class::isInstance)
              ? "[" + String.join(", ", list.stream().map(v -> write(v, deeper)).toList()) + "]"
              : "[\n"
                  + String.join(",\n", list.stream().map(v -> deeper + write(v, deeper)).toList())
                  + "\n"
                  + indent
                  + "]";
      case String text -> quote(text);
      case Integer _, Boolean _ -> value.toString();
      default -> throw new IllegalStateException("A schema holds no " + value.getClass());
    };
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
