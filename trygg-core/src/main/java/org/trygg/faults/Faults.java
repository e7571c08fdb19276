package org.trygg.faults;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trygg.faults.Tree.Place;

/// Where the faults of one file are put, in the one list of all files.
public record Faults(String file, List<Fault> all) {
  private static final int LONGEST = 64;

  /// The same list, for another file.
  Faults in(String otherFile) {
    return new Faults(otherFile, all);
  }

  public void add(Place place, FaultRule rule, String message) {
    add(place, rule, message, Optional.empty());
  }

  public void add(Place place, FaultRule rule, String message, Optional<String> didYouMean) {
    all.add(new Fault(file, place.line(), place.column(), rule, message, didYouMean));
  }

  /// The nearest of the known names; empty when none is near, which is a third of the letters.
  public static Optional<String> nearest(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    int near = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= near)
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The number of letters put in, left out, changed or swapped with their neighbour.
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int change = cost[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
