package org.trygg.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.trygg.faults.Tree.Place;
import org.trygg.vocabulary.Words;

/// A mapping that its grammar found sound, read by key.
///
/// Asking for a key that the grammar lets be left out gives an empty answer; asking for one that
/// must be there, after a check that found it missing, is a fault of the program.
public record Entry(Tree.Mapping mapping) {
  public String text(String key) {
    return optionalText(key).orElseThrow();
  }

  public Optional<String> optionalText(String key) {
    return mapping.get(key).map(Entry::textOf);
  }

  /// The values of a list; of a value that stands alone, that one.
  public List<String> texts(String key) {
    return mapping.get(key).map(Entry::textsOf).orElse(List.of());
  }

  public boolean flag(String key) {
    return optionalText(key).map(Boolean::parseBoolean).orElse(false);
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return constant(text(key), type);
  }

  public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
    return optionalText(key).map(text -> constant(text, type));
  }

  public Words words(String key) {
    return entry(key).map(words -> new Words(words.text("sv"), words.text("en"))).orElseThrow();
  }

  public Optional<Entry> entry(String key) {
    return mapping.get(key).map(value -> new Entry((Tree.Mapping) value));
  }

  /// The mappings of a list.
  public List<Entry> entries(String key) {
    return mapping.get(key).stream()
        .flatMap(value -> ((Tree.Sequence) value).items().stream())
        .map(item -> new Entry((Tree.Mapping) item))
        .toList();
  }

  /// Names of its own and the values of each, in the order of the file.
  public SequencedMap<String, List<String>> table(String key) {
    var table = new LinkedHashMap<String, List<String>>();
    mapping
        .get(key)
        .map(Tree.Mapping.class::cast)
        .ifPresent(m -> m.pairs().forEach(p -> table.put(p.key().text(), textsOf(p.value()))));
    return table;
  }

  /// Where the key's value stands; where the mapping begins when it has no such key.
  public Place placeOf(String key) {
    return mapping.get(key).map(Tree::place).orElse(mapping.place());
  }

  public static <E extends Enum<E>> E constant(String word, Class<E> type) {
    return Enum.valueOf(type, word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  public static List<String> textsOf(Tree tree) {
    return switch (tree) {
      case Tree.Leaf leaf -> List.of(leaf.text());
      case Tree.Sequence(_, var items) ->
          items.stream().filter(Tree.Leaf.class::isInstance).map(Entry::textOf).toList();
      case Tree.Mapping _ -> throw new IllegalStateException("A mapping is no list of words");
    };
  }

  private static String textOf(Tree tree) {
    return ((Tree.Leaf) tree).text();
  }
}
