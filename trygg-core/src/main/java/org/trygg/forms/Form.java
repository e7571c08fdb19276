package org.trygg.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.trygg.policy.FieldType;

/// A JSON object that somebody filled in, read member by member; gathers all that is wrong with it.
///
/// An answer that is empty has its flaw among [#flaws], or was not required.
public final class Form {
  private final Map<String, Node> members;
  private final String at;
  private final List<Flaw> flaws;
  private final Set<String> asked = new HashSet<>();

  private Form(Map<String, Node> members, String at, List<Flaw> flaws) {
    this.members = members;
    this.at = at;
    this.flaws = flaws;
  }

  /// The form that the bytes are; what cannot be read is an empty form with its flaw.
  public static Form of(byte[] json) {
    var flaws = new ArrayList<Flaw>();
    try {
      return of(Json.parse(json), "", flaws);
    } catch (FlawException e) {
      flaws.add(e.flaw());
      return new Form(Map.of(), "", flaws);
    }
  }

  private static Form of(Node node, String at, List<Flaw> flaws) {
    if (node instanceof Node.Members(var byName)) {
      return new Form(byName, at, flaws);
    }
    flaws.add(new Flaw(at, Flaw.Rule.OBJECT));
    return new Form(Map.of(), at, flaws);
  }

  /// Everything wrong, once all has been asked for.
  public List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// A member that has to be there.
  public <T> Optional<T> required(String name, Function<String, T> parser, Flaw.Rule otherwise) {
    if (!has(name)) {
      asked.add(name);
      flaw(name, Flaw.Rule.MISSING);
      return Optional.empty();
    }
    return optional(name, parser, otherwise);
  }

  /// A member that may be there.
  public <T> Optional<T> optional(String name, Function<String, T> parser, Flaw.Rule otherwise) {
    asked.add(name);
    Optional<String> text = text(name);
    try {
      return text.map(parser);
    } catch (IllegalArgumentException | DateTimeException _) {
      flaw(name, otherwise);
      return Optional.empty();
    }
  }

  /// A form within the form.
  public Form form(String name) {
    asked.add(name);
    return of(members.getOrDefault(name, new Node.Nothing()), at + "/" + name, flaws);
  }

  /// The forms in an array; none if it is not there.
  public List<Form> forms(String name) {
    asked.add(name);
    if (!has(name)) {
      return List.of();
    }
    if (members.get(name) instanceof Node.Row(var nodes)) {
      var forms = new ArrayList<Form>();
      for (int i = 0; i < nodes.size(); i++) {
        forms.add(of(nodes.get(i), at + "/" + name + "/" + i, flaws));
      }
      return forms;
    }
    flaw(name, Flaw.Rule.OBJECT);
    return List.of();
  }

  /// The texts in an array; none if it is not there.
  public <T> List<T> texts(String name, Function<String, T> parser, Flaw.Rule otherwise) {
    asked.add(name);
    if (!has(name)) {
      return List.of();
    }
    if (!(members.get(name) instanceof Node.Row(var nodes))) {
      flaw(name, Flaw.Rule.LIST);
      return List.of();
    }
    var texts = new ArrayList<T>();
    for (int i = 0; i < nodes.size(); i++) {
      try {
        texts.add(parser.apply(nodes.get(i) instanceof Node.Text(String text) ? text : ""));
      } catch (IllegalArgumentException _) {
        flaw(name + "/" + i, otherwise);
      }
    }
    return texts;
  }

  /// The members that are among the fields, each checked; of other members nothing is said here.
  public Map<String, String> fields(Map<String, FieldType> known) {
    var fields = new TreeMap<String, String>();
    known.forEach((name, type) -> {
      asked.add(name);
      text(name)
          .ifPresent(value ->
              FieldCheck.flaw(type, value)
                  .ifPresentOrElse(rule -> flaw(name, rule), () -> fields.put(name, value)));
    });
    return fields;
  }

  /// Says of every member that was not asked for that there is none such; names are not repeated.
  public Form end() {
    if (!asked.containsAll(members.keySet())) {
      flaws.add(new Flaw(at, Flaw.Rule.UNKNOWN));
    }
    return this;
  }

  public void flaw(String name, Flaw.Rule rule) {
    flaws.add(new Flaw(at + "/" + name, rule));
  }

  private Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    return switch (members.getOrDefault(name, new Node.Nothing())) {
      case Node.Text(String text) -> Optional.of(text);
      case Node.Plain(String text) -> Optional.of(text);
      case Node.Members _, Node.Nothing _, Node.Row _ -> {
        flaw(name, Flaw.Rule.TEXT);
        yield Optional.empty();
      }
    };
  }

  /// A day that has to be there.
  public static Optional<LocalDate> day(Form form, String name) {
    return form.required(name, LocalDate::parse, Flaw.Rule.DATE);
  }

  /// The constant whose name in lower case, with hyphens, the text is.
  public static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
    return text -> {
      if (!text.matches("[a-z-]{1,64}")) {
        throw new IllegalArgumentException("Not one of the words");
      }
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    };
  }
}
