package org.trygg.columns;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A column of texts, each column in the form that suits it: one text for all, a list of the
/// different ones and which it is, numbers, or lengths and then all letters.
public final class Texts {
  private static final int SAME = 0;
  private static final int LISTED = 1;
  private static final int DECIMAL = 2;
  private static final int PLAIN = 3;

  /// So few different ones are listed even if they are numbers.
  private static final int FEW = 16;

  private Texts() {}

  /// @param values well-formed texts, at least one
  public static void write(Packed.Writer out, String[] values) {
    Map<String, Integer> different = different(values);
    if (different.size() == 1) {
      out.octet(SAME).text(values[0]);
    } else if (different.size() <= Math.min(FEW, values.length / 2)) {
      writeListed(out, values, different);
    } else {
      writeMany(out, values, different);
    }
  }

  /// @param count how many there are, at least one
  public static String[] read(Packed.Reader in, int count) {
    return switch (in.octet()) {
      case SAME -> same(in.text(), count);
      case LISTED -> readListed(in, count);
      case DECIMAL -> readDecimals(in, count);
      case PLAIN -> readPlain(in, count);
      default -> throw new DamagedException();
    };
  }

  /// The different texts, the first come first; stops when it knows that they are too many.
  private static Map<String, Integer> different(String[] values) {
    var different = new LinkedHashMap<String, Integer>();
    for (String value : values) {
      different.putIfAbsent(value, different.size());
      if (different.size() > FEW && different.size() > values.length / 2) {
        break;
      }
    }
    return different;
  }

  private static void writeMany(
      Packed.Writer out, String[] values, Map<String, Integer> different) {
    Decimals.of(values)
        .ifPresentOrElse(
            decimals -> {
              out.octet(DECIMAL).octet(decimals.scale());
              Numbers.write(out, decimals.unscaled());
            },
            () -> {
              if (different.size() <= values.length / 2) {
                writeListed(out, values, different);
              } else {
                out.octet(PLAIN);
                writePlain(out, values);
              }
            });
  }

  private static void writeListed(
      Packed.Writer out, String[] values, Map<String, Integer> different) {
    out.octet(LISTED).number(different.size());
    writePlain(out, different.keySet().toArray(String[]::new));
    Numbers.write(
        out, Arrays.stream(values).mapToLong(value -> different.getOrDefault(value, 0)).toArray());
  }

  private static void writePlain(Packed.Writer out, String[] values) {
    Numbers.write(out, Arrays.stream(values).mapToLong(String::length).toArray());
    out.text(String.join("", values));
  }

  private static String[] same(String text, int count) {
    String[] values = new String[count];
    Arrays.fill(values, text);
    return values;
  }

  private static String[] readListed(Packed.Reader in, int count) {
    String[] different = readPlain(in, in.upTo(count));
    String[] values = new String[count];
    long[] indices = Numbers.read(in, count);
    for (int i = 0; i < count; i++) {
      if (indices[i] < 0 || indices[i] >= different.length) {
        throw new DamagedException();
      }
      values[i] = different[(int) indices[i]];
    }
    return values;
  }

  private static String[] readDecimals(Packed.Reader in, int count) {
    int scale = in.octet();
    if (scale > Decimals.MAX_SCALE) {
      throw new DamagedException();
    }
    var decimals = new Decimals(scale, Numbers.read(in, count));
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      values[i] = decimals.text(i);
    }
    return values;
  }

  private static String[] readPlain(Packed.Reader in, int count) {
    long[] lengths = Numbers.read(in, count);
    String all = in.text();
    String[] values = new String[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (lengths[i] < 0 || lengths[i] > all.length() - at) {
        throw new DamagedException();
      }
      int end = at + (int) lengths[i];
      requireWholeLetter(all, end);
      values[i] = all.substring(at, end);
      at = end;
    }
    if (at != all.length()) {
      throw new DamagedException();
    }
    return values;
  }

  private static void requireWholeLetter(String all, int end) {
    if (end < all.length() && Character.isLowSurrogate(all.charAt(end))) {
      throw new DamagedException();
    }
  }
}
