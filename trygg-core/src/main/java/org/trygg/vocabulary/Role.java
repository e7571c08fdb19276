package org.trygg.vocabulary;

/// What a member of staff is employed to do, such as `support`; decides what may be seen, never
/// alone. Term: GDPR Art. 29, 32(4).
public record Role(String name) implements Comparable<Role> {
  /// @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
  public Role {
    Names.requireWord(name, "A role");
  }

  public static Role of(String name) {
    return new Role(name);
  }

  @Override
  public int compareTo(Role other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
