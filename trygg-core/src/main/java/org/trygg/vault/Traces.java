package org.trygg.vault;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What still leads to a subject: rows by table, tables without any left out.
public record Traces(SortedMap<String, Long> rowsByTable) {
  public Traces {
    rowsByTable = Collections.unmodifiableSortedMap(new TreeMap<>(rowsByTable));
  }

  public boolean isNone() {
    return rowsByTable.isEmpty();
  }
}
