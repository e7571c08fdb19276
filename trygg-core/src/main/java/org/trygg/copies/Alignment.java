package org.trygg.copies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trygg.ledger.Finding;
import org.trygg.proof.Hash;

/// Names what turned the entries that were signed into those of a copy, with the fewest moves: the
/// longest row of entries still in order stays, all else was moved, changed, removed or inserted.
final class Alignment {
  private static final int UNKNOWN = -1;

  private final long first;
  private final List<Hash> signed;
  private final int[] places;
  private final boolean[] inOrder;
  private final boolean[] present;
  private final int lastPresent;

  /// @param first the index of the first hash of both lists
  /// @param signed the hashes that were signed
  /// @param found the hashes of the copy's entries
  Alignment(long first, List<Hash> signed, List<Hash> found) {
    this.first = first;
    this.signed = signed;
    this.places = places(signed, found);
    this.inOrder = staying(places, signed.size());
    this.present = new boolean[signed.size()];
    Arrays.stream(places).filter(place -> place != UNKNOWN).forEach(place -> present[place] = true);
    this.lastPresent = Arrays.stream(places).max().orElse(UNKNOWN);
  }

  /// The place among the signed of each one found; the second of two alike is unknown.
  private static int[] places(List<Hash> signed, List<Hash> found) {
    Map<Hash, Integer> bySigned = HashMap.newHashMap(signed.size());
    for (int place = 0; place < signed.size(); place++) {
      bySigned.put(signed.get(place), place);
    }
    return found.stream()
        .mapToInt(hash -> {
          Integer place = bySigned.remove(hash);
          return place == null ? UNKNOWN : place;
        })
        .toArray();
  }

  /// Marks what stays: of rows equally long, the one whose entries are at their own places, so that
  /// a swap is told as a swap.
  private static boolean[] staying(int[] places, int size) {
    boolean[] longest = longestRow(places);
    boolean[] unmoved = new boolean[places.length];
    int more = 0;
    for (int at = 0; at < places.length; at++) {
      unmoved[at] = places[at] == at;
      more += (unmoved[at] ? 1 : 0) - (longest[at] ? 1 : 0);
    }
    return places.length == size && more == 0 ? unmoved : longest;
  }

  /// Marks a longest increasing row, by patience sorting.
  private static boolean[] longestRow(int[] places) {
    int[] ends = new int[places.length];
    int[] before = new int[places.length];
    int length = 0;
    for (int at = 0; at < places.length; at++) {
      if (places[at] != UNKNOWN) {
        int pile = pile(places, ends, length, places[at]);
        before[at] = pile == 0 ? UNKNOWN : ends[pile - 1];
        ends[pile] = at;
        length = Math.max(length, pile + 1);
      }
    }
    boolean[] row = new boolean[places.length];
    for (int at = length == 0 ? UNKNOWN : ends[length - 1]; at != UNKNOWN; at = before[at]) {
      row[at] = true;
    }
    return row;
  }

  private static int pile(int[] places, int[] ends, int length, int place) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places[ends[middle]] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Deque<Integer> strangers = new ArrayDeque<>();
    int next = 0;
    for (int at = 0; at < places.length; at++) {
      if (places[at] == UNKNOWN) {
        strangers.add(at);
      } else if (inOrder[at]) {
        closeGap(next, places[at], strangers, findings);
        next = places[at] + 1;
      } else {
        findings.add(new Finding.Moved(first + places[at], first + at));
      }
    }
    closeGap(next, signed.size(), strangers, findings);
    return findings;
  }

  /// Between two entries in order, a stranger took the place of a missing entry: that was changed.
  private void closeGap(int from, int to, Deque<Integer> strangers, List<Finding> findings) {
    for (int place = from; place < to; place++) {
      if (!present[place] && !strangers.isEmpty()) {
        strangers.remove();
        findings.add(new Finding.Changed(first + place));
      } else if (!present[place] && place > lastPresent) {
        findings.add(new Finding.Truncated(first + place, first + to));
        return;
      } else if (!present[place]) {
        findings.add(new Finding.Removed(first + place));
      }
    }
    strangers.forEach(at -> findings.add(new Finding.Inserted(first + at)));
    strangers.clear();
  }
}
