package org.trygg.server.marketing;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trygg.forms.Flaw;
import org.trygg.forms.FlawException;
import org.trygg.forms.Json;
import org.trygg.policy.Channels;
import org.trygg.sending.Intended;
import org.trygg.sending.Sending;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the messages that somebody means to send, as they stream in: `{"messages": [...]}`, each
/// with `subject` and `channel`, and maybe `purpose`, `madeOf` and `register`.
///
/// Ends at the first thing that is wrong, and says where.
final class IntendedReader {
  private static final String MESSAGES = "messages";

  private final JsonParser parser;
  private final List<Intended> messages = new ArrayList<>();
  private final Map<String, Purpose> purposes = new HashMap<>();

  private IntendedReader(JsonParser parser) {
    this.parser = parser;
  }

  static List<Intended> read(InputStream body) throws FlawException {
    try (JsonParser parser = Json.parser(body)) {
      var reader = new IntendedReader(parser);
      reader.whole();
      return reader.messages;
    } catch (JacksonException _) {
      throw new FlawException("", Flaw.Rule.JSON); // its own text repeats what it read
    }
  }

  private void whole() throws FlawException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "", Flaw.Rule.OBJECT);
    require(MESSAGES.equals(parser.nextName()), "", Flaw.Rule.MISSING);
    require(parser.nextToken() == JsonToken.START_ARRAY, "/" + MESSAGES, Flaw.Rule.LIST);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(messages.size() < Sending.MOST, "/" + MESSAGES, Flaw.Rule.TOO_LARGE);
      messages.add(message());
    }
    require(parser.nextToken() == JsonToken.END_OBJECT, "", Flaw.Rule.UNKNOWN);
    require(parser.nextToken() == null, "", Flaw.Rule.JSON);
  }

  private Intended message() throws FlawException {
    require(parser.currentToken() == JsonToken.START_OBJECT, at(""), Flaw.Rule.OBJECT);
    var members = new Members();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "subject" -> members.subject = value(name, SubjectRef::parse, Flaw.Rule.PSEUDONYM);
        case "channel" -> members.channel = value(name, Channel::valueOf, Flaw.Rule.CHOICE);
        case "purpose" -> members.purpose = Optional.of(purpose());
        case "madeOf" -> members.madeOf = categories();
        case "register" ->
            members.register = value(name, Channels.Register::valueOf, Flaw.Rule.CHOICE);
        default -> throw new FlawException(at(""), Flaw.Rule.UNKNOWN);
      }
    }
    return new Intended(
        given("subject", members.subject),
        given("channel", members.channel),
        members.purpose,
        members.madeOf,
        members.register);
  }

  /// What has been read of one message.
  private static final class Members {
    private @Nullable SubjectRef subject;
    private @Nullable Channel channel;
    private Optional<Purpose> purpose = Optional.empty();
    private Set<Category> madeOf = Set.of();
    private Channels.Register register = Channels.Register.NOT_CHECKED;
  }

  private <T> T given(String name, @Nullable T value) throws FlawException {
    if (value == null) {
      throw new FlawException(at("/" + name), Flaw.Rule.MISSING);
    }
    return value;
  }

  private Purpose purpose() throws FlawException {
    // The same few stand in every message: each is checked once.
    Purpose known = purposes.get(parser.getString());
    if (known != null) {
      return known;
    }
    Purpose read = value("purpose", Purpose::of, Flaw.Rule.PURPOSE);
    purposes.put(read.path(), read);
    return read;
  }

  private Set<Category> categories() throws FlawException {
    require(parser.currentToken() == JsonToken.START_ARRAY, at("/madeOf"), Flaw.Rule.LIST);
    Set<Category> all = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      all.add(value("madeOf", Category::of, Flaw.Rule.WORD));
    }
    return all;
  }

  private <T> T value(String name, Function<String, T> reading, Flaw.Rule otherwise)
      throws FlawException {
    require(parser.currentToken() == JsonToken.VALUE_STRING, at("/" + name), otherwise);
    try {
      return reading.apply(parser.getString());
    } catch (IllegalArgumentException _) {
      throw new FlawException(at("/" + name), otherwise);
    }
  }

  private String at(String member) {
    return "/" + MESSAGES + "/" + messages.size() + member;
  }

  private static void require(boolean sound, String at, Flaw.Rule otherwise) throws FlawException {
    if (!sound) {
      throw new FlawException(at, otherwise);
    }
  }
}
