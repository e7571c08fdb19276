package org.trygg.vocabulary;

/// Where personal data came from, such as `customer` or `population-register`. Term: GDPR Art.
/// 14(2)(f), 15(1)(g), `dpv:DataSource`.
public record Source(String name) implements Comparable<Source> {
  /// @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
  public Source {
    Names.requireWord(name, "A source");
  }

  public static Source of(String name) {
    return new Source(name);
  }

  @Override
  public int compareTo(Source other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
