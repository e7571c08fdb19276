package org.trygg.columns;

import java.util.Optional;

/// Texts that are decimal numbers, all with as many digits after the point: nothing but the number
/// is needed to write each of them again.
final class Decimals {
  static final int MAX_SCALE = 17;
  private static final int MAX_DIGITS = 18;
  private static final int MAX_CHARS = 24;

  private final int scale;
  private final long[] unscaled;

  /// @param scale digits after the point; 0 for whole numbers, which have no point
  /// @param unscaled the numbers without their point
  Decimals(int scale, long[] unscaled) {
    this.scale = scale;
    this.unscaled = unscaled;
  }

  /// The texts as numbers; empty unless every one of them is written as [#text] would write it.
  static Optional<Decimals> of(String[] texts) {
    int point = texts[0].indexOf('.');
    int scale = point < 0 ? 0 : texts[0].length() - point - 1;
    if (scale > MAX_SCALE || (point >= 0 && scale == 0)) {
      return Optional.empty();
    }
    long[] unscaled = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      if (!isCanonical(texts[i], scale)) {
        return Optional.empty();
      }
      unscaled[i] = number(texts[i]);
    }
    return Optional.of(new Decimals(scale, unscaled));
  }

  int scale() {
    return scale;
  }

  long[] unscaled() {
    return unscaled;
  }

  String text(int index) {
    long number = unscaled[index];
    if (scale == 0) {
      return Long.toString(number);
    }
    String digits = Long.toString(Math.abs(number));
    var text = new StringBuilder(MAX_CHARS).append(digits);
    if (digits.length() <= scale) {
      text.insert(0, "0".repeat(scale + 1 - digits.length()));
    }
    text.insert(text.length() - scale, '.');
    return (number < 0 ? text.insert(0, '-') : text).toString();
  }

  private static boolean isCanonical(String text, int scale) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = scale == 0 ? text.length() : text.length() - scale - 1;
    int digits = text.length() - first - (scale == 0 ? 0 : 1);
    return point > first
        && digits <= MAX_DIGITS
        && (scale == 0 || text.charAt(point) == '.')
        && areDigits(text, first, point)
        && areDigits(text, point + 1, text.length())
        && (text.charAt(first) != '0' || point == first + 1)
        && (first == 0 || number(text) != 0);
  }

  private static boolean areDigits(String text, int from, int until) {
    for (int i = from; i < until; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static long number(String text) {
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && c != '.') {
        number = 10 * number + (c - '0');
      }
    }
    return text.startsWith("-") ? -number : number;
  }
}
