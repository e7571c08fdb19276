package org.trygg.vocabulary;

import java.time.LocalDate;

/// Which policy is meant: the notice's name and the first day on which it applies.
public record PolicyId(String notice, LocalDate version) implements Comparable<PolicyId> {
  /// @throws IllegalArgumentException if the notice's name is not lower-case words with hyphens
  public PolicyId {
    Names.requireWord(notice, "A notice's name");
  }

  @Override
  public int compareTo(PolicyId other) {
    int byNotice = notice.compareTo(other.notice);
    return byNotice != 0 ? byNotice : version.compareTo(other.version);
  }

  @Override
  public String toString() {
    return notice + "/" + version;
  }
}
