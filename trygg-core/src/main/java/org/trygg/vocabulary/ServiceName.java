package org.trygg.vocabulary;

/// A service of the controller that a subject may hold, such as `alarm`.
public record ServiceName(String name) implements Comparable<ServiceName> {
  /// @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
  public ServiceName {
    Names.requireWord(name, "A service");
  }

  public static ServiceName of(String name) {
    return new ServiceName(name);
  }

  @Override
  public int compareTo(ServiceName other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
