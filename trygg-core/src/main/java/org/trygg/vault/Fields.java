package org.trygg.vault;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trygg.columns.DamagedException;
import org.trygg.columns.Packed;
import org.trygg.keys.UnreadableException;

/// The fields of one record or event, by name; never printed. One set of fields has one form in
/// bytes.
///
/// @param byName values by field name, in the order of the names; at most 1,000 fields, a name at
///   most 64 characters, a value at most 65,536
public record Fields(SortedMap<String, String> byName) {
  static final int MAX_FIELDS = 1_000;
  private static final int FORM = 1;
  private static final int MAX_NAME_CHARS = 64;
  private static final int MAX_VALUE_CHARS = 65_536;

  /// @throws IllegalArgumentException if a name or value is not of its form; neither is repeated
  public Fields {
    // A row was checked when it was made.
    byName = byName instanceof Row ? byName : Row.of(byName);
  }

  /// The same fields whatever order they come in.
  public static Fields of(Map<String, String> byName) {
    return new Fields(byName instanceof Row row ? row : Row.of(byName));
  }

  /// Fields of one shape: names that were checked before, with a value for each, which is
  /// well-formed since it was read from bytes.
  static Fields of(Names names, String[] values) {
    for (String value : values) {
      requireShort(value);
    }
    return new Fields(new Row(names, values));
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Whether every field is named in the set.
  public boolean areWithin(Set<String> known) {
    Names names = names();
    for (int i = 0; i < names.size(); i++) {
      if (!known.contains(names.at(i))) {
        return false;
      }
    }
    return true;
  }

  /// Reads the one form in bytes of a set of fields.
  ///
  /// @throws UnreadableException if the bytes are anything else
  public static Fields parse(byte[] bytes) {
    try {
      return parse(new Packed.Reader(bytes));
    } catch (DamagedException | IllegalArgumentException e) {
      throw new UnreadableException("Opened data is not in the form it was written in", e);
    }
  }

  private static Fields parse(Packed.Reader in) {
    if (in.octet() != FORM) {
      throw new DamagedException();
    }
    int count = in.count(2);
    String[] names = new String[count];
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.text();
      values[i] = in.text();
    }
    in.end();
    return of(Names.of(names), values);
  }

  /// The one form in bytes: a version, the count, then name and value of each field.
  public byte[] toBytes() {
    try (Packed.Writer out = new Packed.Writer()) {
      out.octet(FORM).number(byName.size());
      byName.forEach((name, value) -> out.text(name).text(value));
      return out.toBytes();
    }
  }

  @Override
  public String toString() {
    return "Fields[REDACTED]";
  }

  /// The names of fields, in order, each once; checked when made, and shared by events alike.
  static final class Names {
    private final String[] sorted;

    private Names(String[] sorted) {
      this.sorted = sorted;
    }

    /// @throws IllegalArgumentException if they are not in order, or one is not of its form
    static Names of(String[] sorted) {
      if (sorted.length > MAX_FIELDS) {
        throw new IllegalArgumentException("An item has at most 1,000 fields");
      }
      for (int i = 0; i < sorted.length; i++) {
        if (!isWord(sorted[i])) {
          throw new IllegalArgumentException("A field's name is letters, digits and - _ . only");
        }
        if (i > 0 && sorted[i - 1].compareTo(sorted[i]) >= 0) {
          throw new IllegalArgumentException("Names of fields are in order, each once");
        }
      }
      return new Names(sorted.clone());
    }

    int size() {
      return sorted.length;
    }

    String at(int index) {
      return sorted[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Names names && Arrays.equals(sorted, names.sorted);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(sorted);
    }
  }

  private static void requireShort(String value) {
    if (value.length() > MAX_VALUE_CHARS) {
      throw new IllegalArgumentException("A field's value has at most 65,536 characters");
    }
  }

  Names names() {
    return ((Row) byName).names;
  }

  /// The value of the field at this place in the order of the names.
  String valueAt(int index) {
    return ((Row) byName).values[index];
  }

  /// A letter, and then up to 63 letters, digits and `-` `_` `.`
  static boolean isWord(String text) {
    if (text.isEmpty() || text.length() > MAX_NAME_CHARS || !isLetter(text.charAt(0))) {
      return false;
    }
    boolean isWord = true;
    for (int i = 1; isWord && i < text.length(); i++) {
      char c = text.charAt(i);
      isWord = isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
    return isWord;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// Names and values side by side, never changed: what a sorted map would hold, in a tenth of the
  /// memory.
  @SuppressWarnings("JdkObsolete") // The record's component is a SortedMap.
  private static final class Row extends AbstractMap<String, String>
      implements SortedMap<String, String> {
    private final Names names;
    private final String[] values;

    private Row(Names names, String[] values) {
      this.names = names;
      this.values = values;
    }

    static Row of(Map<String, String> byName) {
      Map<String, String> sorted = isSorted(byName) ? byName : new TreeMap<>(byName);
      sorted.values().forEach(Row::check);
      return new Row(
          Names.of(sorted.keySet().toArray(String[]::new)), sorted.values().toArray(String[]::new));
    }

    private static boolean isSorted(Map<String, String> byName) {
      return byName instanceof SortedMap<String, String> sorted && sorted.comparator() == null;
    }

    private static void check(String value) {
      requireShort(value);
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)
            && i + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(i + 1))) {
          i++;
        } else if (Character.isSurrogate(c)) {
          // A lone surrogate would come back as something else.
          throw new IllegalArgumentException("A field's value is not well-formed text");
        }
      }
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
      int index = name instanceof String text ? Arrays.binarySearch(names.sorted, text) : -1;
      return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, String>> iterator() {
          return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
              return next < values.length;
            }

            @Override
            public Entry<String, String> next() {
              if (!hasNext()) {
                throw new NoSuchElementException();
              }
              return Map.entry(names.sorted[next], values[next++]);
            }
          };
        }

        @Override
        public int size() {
          return values.length;
        }
      };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
      return null;
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
      return tree().subMap(from, to);
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
      return tree().headMap(to);
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
      return tree().tailMap(from);
    }

    @Override
    public String firstKey() {
      return tree().firstKey();
    }

    @Override
    public String lastKey() {
      return tree().lastKey();
    }

    private SortedMap<String, String> tree() {
      return Collections.unmodifiableSortedMap(new TreeMap<>(this));
    }
  }
}
