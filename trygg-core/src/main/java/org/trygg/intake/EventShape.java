package org.trygg.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.trygg.forms.Flaw;
import org.trygg.forms.FlawException;
import org.trygg.forms.IdentifierForm;
import org.trygg.forms.Node;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Makes an event of JSON, or says what is wrong with it. Attributes that extend CloudEvents are
/// not kept.
final class EventShape {
  private static final int LONGEST_TEXT = 1_024;
  private static final int LONGEST_TYPE = 64;
  private static final int LONGEST_VALUE = 4_096;
  private static final int MOST_FIELDS = 200;
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,20}");
  private static final Set<String> DATA =
      Set.of("category", "service", "from", "identifier", "fields");
  private static final Set<String> OWN =
      Set.of("id", "source", "specversion", "type", "subject", "time", "datacontenttype", "data");

  private final Map<String, Node> members;

  private EventShape(Map<String, Node> members) {
    this.members = members;
  }

  static CloudEvent event(Node node) throws FlawException {
    return new EventShape(object(node, "")).event();
  }

  private CloudEvent event() throws FlawException {
    requireAttributes();
    Map<String, Node> data = object(required(members, "data", "/data"), "/data");
    for (String name : data.keySet()) {
      require(DATA.contains(name), "/data", Flaw.Rule.UNKNOWN);
    }
    var name = new CloudEvent.Name(text(members, "source", "/source"), text(members, "id", "/id"));
    return new CloudEvent(name, type(), time(), about(data), data(data));
  }

  private void requireAttributes() throws FlawException {
    require(!members.containsKey("data_base64"), "/data_base64", Flaw.Rule.BASE64);
    for (Map.Entry<String, Node> member : members.entrySet()) {
      boolean known = OWN.contains(member.getKey()) || isExtension(member);
      require(known, "", Flaw.Rule.UNKNOWN);
    }
    String version = text(members, "specversion", "/specversion");
    require(version.equals("1.0"), "/specversion", Flaw.Rule.SPEC_VERSION);
    if (members.containsKey("datacontenttype")) {
      String type = text(members, "datacontenttype", "/datacontenttype");
      require(type.matches("application/json(;.*)?"), "/datacontenttype", Flaw.Rule.CONTENT_TYPE);
    }
  }

  private static boolean isExtension(Map.Entry<String, Node> member) {
    return EXTENSION.matcher(member.getKey()).matches()
        && !(member.getValue() instanceof Node.Members)
        && !(member.getValue() instanceof Node.Row);
  }

  private String type() throws FlawException {
    String type = text(members, "type", "/type");
    require(isType(type), "/type", Flaw.Rule.TYPE);
    return type;
  }

  /// A letter, and then up to 63 letters, digits and `-` `_` `.`
  private static boolean isType(String text) {
    boolean isType = !text.isEmpty() && text.length() <= LONGEST_TYPE && isLetter(text.charAt(0));
    for (int i = 1; isType && i < text.length(); i++) {
      char c = text.charAt(i);
      isType = isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
    return isType;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private Instant time() throws FlawException {
    String text = text(members, "time", "/time");
    try {
      Instant time = EventTime.parse(text);
      require(!time.isBefore(FIRST) && time.isBefore(LAST), "/time", Flaw.Rule.TIME);
      return time;
    } catch (DateTimeException _) {
      throw new FlawException("/time", Flaw.Rule.TIME);
    }
  }

  private CloudEvent.About about(Map<String, Node> data) throws FlawException {
    boolean led = data.containsKey("identifier");
    require(led != members.containsKey("subject"), "/subject", Flaw.Rule.ONE_OF_TWO);
    if (!led) {
      String subject = text(members, "subject", "/subject");
      return new CloudEvent.About.Known(
          parsed(SubjectRef::parse, subject, "/subject", Flaw.Rule.PSEUDONYM));
    }
    String at = "/data/identifier";
    Map<String, Node> pair = object(required(data, "identifier", at), at);
    require(pair.keySet().equals(Set.of("kind", "value")), at, Flaw.Rule.IDENTIFIER);
    IdentifierKind kind =
        parsed(IdentifierForm::kind, text(pair, "kind", at + "/kind"), at, Flaw.Rule.IDENTIFIER);
    String value = text(pair, "value", at + "/value");
    return new CloudEvent.About.Led(
        parsed(v -> Identifier.of(kind, v), value, at, Flaw.Rule.IDENTIFIER));
  }

  private static CloudEvent.Data data(Map<String, Node> data) throws FlawException {
    String category = text(data, "category", "/data/category");
    return new CloudEvent.Data(
        parsed(Category::of, category, "/data/category", Flaw.Rule.WORD),
        word(data, "service", ServiceName::of),
        word(data, "from", Source::of),
        fields(data));
  }

  private static <T> Optional<T> word(
      Map<String, Node> data, String name, Function<String, T> parser) throws FlawException {
    String at = "/data/" + name;
    return data.containsKey(name)
        ? Optional.of(parsed(parser, text(data, name, at), at, Flaw.Rule.WORD))
        : Optional.empty();
  }

  private static Map<String, String> fields(Map<String, Node> data) throws FlawException {
    String at = "/data/fields";
    Map<String, Node> given = object(required(data, "fields", at), at);
    require(!given.isEmpty() && given.size() <= MOST_FIELDS, at, Flaw.Rule.FIELDS);
    var fields = new TreeMap<String, String>();
    for (Map.Entry<String, Node> field : given.entrySet()) {
      require(isType(field.getKey()), at, Flaw.Rule.FIELDS);
      String value =
          switch (field.getValue()) {
            case Node.Text(String text) -> text;
            case Node.Plain(String text) -> text;
            case Node.Members _, Node.Nothing _, Node.Row _ ->
                throw new FlawException(at, Flaw.Rule.FIELDS);
          };
      require(value.length() <= LONGEST_VALUE, at, Flaw.Rule.TOO_LARGE);
      require(isWellFormed(value), at, Flaw.Rule.FIELDS);
      fields.put(field.getKey(), value);
    }
    return fields;
  }

  /// Whether every surrogate is one of a pair: JSON can write half a character, no text holds it.
  private static boolean isWellFormed(String text) {
    int at = 0;
    while (at < text.length() && !Character.isSurrogate(text.charAt(at))) {
      at++;
    }
    return at == text.length()
        || text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static Node required(Map<String, Node> in, String name, String at) throws FlawException {
    Node node = in.get(name);
    if (node == null) {
      throw new FlawException(at, Flaw.Rule.MISSING);
    }
    return node;
  }

  private static Map<String, Node> object(Node node, String at) throws FlawException {
    if (node instanceof Node.Members(var byName)) {
      return byName;
    }
    throw new FlawException(at, Flaw.Rule.OBJECT);
  }

  private static String text(Map<String, Node> in, String name, String at) throws FlawException {
    if (required(in, name, at) instanceof Node.Text(String text)
        && !text.isEmpty()
        && text.length() <= LONGEST_TEXT) {
      return text;
    }
    throw new FlawException(at, Flaw.Rule.TEXT);
  }

  private static <T> T parsed(
      Function<String, T> parser, String text, String at, Flaw.Rule otherwise)
      throws FlawException {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException _) {
      throw new FlawException(at, otherwise);
    }
  }

  private static void require(boolean condition, String at, Flaw.Rule otherwise)
      throws FlawException {
    if (!condition) {
      throw new FlawException(at, otherwise);
    }
  }
}
