package org.trygg.faults;

import java.util.Comparator;
import java.util.Optional;

/// One thing that is wrong with a policy folder, and where.
///
/// @param file the path of the file, as the folder was given
/// @param line from 1
/// @param column from 1
/// @param message what is wrong and how to mend it; names of keys and rules, never other content
/// @param didYouMean the known name nearest to an unknown one; empty when none is near
public record Fault(
    String file, int line, int column, FaultRule rule, String message, Optional<String> didYouMean)
    implements Comparable<Fault> {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::file)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::rule)
          .thenComparing(Fault::message);

  @Override
  public int compareTo(Fault other) {
    return ORDER.compare(this, other);
  }

  /// One line as compilers print it: `policy.yaml:41:7: unknown-key: …; did you mean "retention"?`
  @Override
  public String toString() {
    String hint = didYouMean.map(name -> "; did you mean \"" + name + "\"?").orElse("");
    return file + ":" + line + ":" + column + ": " + rule.label() + ": " + message + hint;
  }
}
