package org.trygg.vocabulary;

import java.util.regex.Pattern;

/// The id of one promise of a notice: `P` and its number, two digits at least, such as `P07` or
/// `P112`.
public record PromiseId(int number) implements Comparable<PromiseId> {
  private static final Pattern FORM = Pattern.compile("P(0[1-9]|[1-9][0-9]{1,3})");

  /// @throws IllegalArgumentException if the number is not 1 to 9,999
  public PromiseId {
    if (number < 1 || number > 9_999) {
      throw new IllegalArgumentException("A promise has a number from 1 to 9,999");
    }
  }

  /// @throws IllegalArgumentException if the text is not of the form `P07` or `P112`
  public static PromiseId parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("A promise id is P and a number, such as P07 or P112");
    }
    return new PromiseId(Integer.parseInt(text.substring(1)));
  }

  @Override
  public int compareTo(PromiseId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return (number < 10 ? "P0" : "P") + number;
  }
}
