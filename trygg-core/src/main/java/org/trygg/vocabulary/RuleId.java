package org.trygg.vocabulary;

/// The name of one rule of a policy: its section and its own name, such as
/// `retention.traffic-fault`.
public record RuleId(String path) implements Comparable<RuleId> {
  /// @throws IllegalArgumentException if the path is not lower-case words joined by dots
  public RuleId {
    Names.requirePath(path, "A rule id");
  }

  public static RuleId of(String path) {
    return new RuleId(path);
  }

  @Override
  public int compareTo(RuleId other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
