package org.trygg.faults;

import java.util.List;
import java.util.Optional;

/// One value of a YAML file, and where it stands.
public sealed interface Tree {
  Place place();

  /// A text, number, date or flag, as it is written.
  record Leaf(Place place, String text) implements Tree {}

  /// A list.
  record Sequence(Place place, List<Tree> items) implements Tree {}

  /// Keys and their values, in the order of the file; a key may stand twice.
  record Mapping(Place place, List<Pair> pairs) implements Tree {
    /// The value of the key; empty when it is not there.
    public Optional<Tree> get(String key) {
      return pair(key).map(Pair::value);
    }

    public Optional<Pair> pair(String key) {
      return pairs.stream().filter(pair -> pair.key().text().equals(key)).findFirst();
    }
  }

  /// A key and its value.
  record Pair(Leaf key, Tree value) {}

  /// Where something stands in a file.
  ///
  /// @param line from 1
  /// @param column from 1, in code points
  record Place(int line, int column) {
    public static final Place START = new Place(1, 1);
  }
}
