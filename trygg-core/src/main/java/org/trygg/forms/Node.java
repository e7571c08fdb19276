package org.trygg.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A piece of JSON that has been read, small by construction; never printed.
public sealed interface Node {
  /// The most characters of names and values that one event may have.
  int MOST_CHARS = 256 * 1024;

  /// A text.
  record Text(String value) implements Node {}

  /// A number or a truth value, as it was written.
  record Plain(String value) implements Node {}

  /// An object.
  record Members(Map<String, Node> byName) implements Node {}

  /// `null`.
  record Nothing() implements Node {}

  /// An array.
  record Row(List<Node> nodes) implements Node {}

  /// Reads the value at which the parser stands, to its end even if it is too large.
  static Node read(JsonParser parser) throws FlawException {
    var budget = new int[] {MOST_CHARS};
    Node node = read(parser, budget);
    if (budget[0] < 0) {
      throw new FlawException("", Flaw.Rule.TOO_LARGE);
    }
    return node;
  }

  private static Node read(JsonParser parser, int[] budget) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> members(parser, budget);
      case START_ARRAY -> row(parser, budget);
      case VALUE_NULL -> new Nothing();
      case VALUE_STRING -> new Text(spend(parser.getString(), budget));
      default -> new Plain(spend(parser.getString(), budget));
    };
  }

  private static Node members(JsonParser parser, int[] budget) {
    var byName = new LinkedHashMap<String, Node>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = spend(parser.currentName(), budget);
      parser.nextToken();
      Node value = read(parser, budget);
      if (budget[0] >= 0) {
        byName.put(name, value);
      }
    }
    return new Members(byName);
  }

  private static Node row(JsonParser parser, int[] budget) {
    var nodes = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Node node = read(parser, budget);
      budget[0] = Math.max(budget[0] - 8, -1);
      if (budget[0] >= 0) {
        nodes.add(node);
      }
    }
    return new Row(nodes);
  }

  private static String spend(String text, int[] budget) {
    budget[0] = Math.max(budget[0] - text.length() - 8, -1);
    return text;
  }
}
