package org.trygg.vocabulary;

/// The kind of occasion on which staff act, such as `fault`; it fixes the purposes of what they do.
public record CaseKind(String name) implements Comparable<CaseKind> {
  /// @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
  public CaseKind {
    Names.requireWord(name, "A case kind");
  }

  public static CaseKind of(String name) {
    return new CaseKind(name);
  }

  @Override
  public int compareTo(CaseKind other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
