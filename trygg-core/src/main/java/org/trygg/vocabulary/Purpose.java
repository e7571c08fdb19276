package org.trygg.vocabulary;

/// Why personal data is processed: a path from broad to narrow, such as `provision.fault`. Term:
/// GDPR Art. 5(1)(b), `dpv:Purpose`.
public record Purpose(String path) implements Comparable<Purpose> {
  /// @throws IllegalArgumentException if the path is not lower-case words joined by dots
  public Purpose {
    Names.requirePath(path, "A purpose");
  }

  public static Purpose of(String path) {
    return new Purpose(path);
  }

  /// Whether this purpose is the broader one, or a part of it.
  public boolean isWithin(Purpose broader) {
    return path.equals(broader.path)
        || (path.startsWith(broader.path) && path.charAt(broader.path.length()) == '.');
  }

  @Override
  public int compareTo(Purpose other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
