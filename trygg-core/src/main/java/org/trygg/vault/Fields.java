package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The fields of one record or event, by name; never printed. One set of fields has one form in
/// bytes.
///
/// @param byName values by field name, in the order of the names; at most 1,000 fields, a name at
///   most 64 characters, a value at most 65,536
public record Fields(SortedMap<String, String> byName) {
  private static final int FORM = 1;
  private static final int MAX_FIELDS = 1_000;
  private static final int MAX_VALUE_CHARS = 65_536;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  /// @throws IllegalArgumentException if a name or value is not of its form; neither is repeated
  public Fields {
    if (byName.size() > MAX_FIELDS) {
      throw new IllegalArgumentException("An item has at most 1,000 fields");
    }
    byName.forEach(Fields::check);
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /// The same fields whatever order they come in.
  public static Fields of(Map<String, String> byName) {
    return new Fields(new TreeMap<>(byName));
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Reads the one form in bytes of a set of fields.
  ///
  /// @throws org.trygg.keys.UnreadableException if the bytes are anything else
  public static Fields parse(byte[] bytes) {
    Packed.Reader in = new Packed.Reader(bytes);
    if (in.octet() != FORM) {
      throw Packed.damaged();
    }
    var byName = new TreeMap<String, String>();
    for (int left = in.count(2); left > 0; left--) {
      String name = in.text();
      if (!byName.isEmpty() && byName.lastKey().compareTo(name) >= 0) {
        throw Packed.damaged();
      }
      byName.put(name, in.text());
    }
    in.end();
    try {
      return new Fields(byName);
    } catch (IllegalArgumentException e) {
      throw Packed.damaged();
    }
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

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A field's name is letters, digits and - _ . only");
    }
    if (value.length() > MAX_VALUE_CHARS) {
      throw new IllegalArgumentException("A field's value has at most 65,536 characters");
    }
    // A lone surrogate would come back as something else.
    if (!UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException("A field's value is not well-formed text");
    }
  }
}
