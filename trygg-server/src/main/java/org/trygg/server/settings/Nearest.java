package org.trygg.server.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word nearest to a mistyped one.
final class Nearest {
  private static final int MOST_EDITS = 3;

  private Nearest() {}

  /// The known word that the fewest edits, at most three, lead to.
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(each -> edits(word, each) <= MOST_EDITS)
        .min(Comparator.comparingInt(each -> edits(word, each)));
  }

  /// Letters to put in, take out or change: Levenshtein's distance.
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
