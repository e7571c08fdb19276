package org.trygg.vocabulary;

/// A category of personal data that the policy tells apart, such as `ip-log`. Term: GDPR Art.
/// 15(1)(b), `dpv:PersonalData`.
public record Category(String name) implements Comparable<Category> {
  /// @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
  public Category {
    Names.requireWord(name, "A category");
  }

  public static Category of(String name) {
    return new Category(name);
  }

  @Override
  public int compareTo(Category other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
