package org.trygg.vocabulary;

/// A kind of body that personal data is disclosed to, such as `authorities`. Term: GDPR Art. 4(9),
/// `dpv:Recipient`.
public record Recipient(String name) implements Comparable<Recipient> {
  /// @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
  public Recipient {
    Names.requireWord(name, "A recipient");
  }

  public static Recipient of(String name) {
    return new Recipient(name);
  }

  @Override
  public int compareTo(Recipient other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
