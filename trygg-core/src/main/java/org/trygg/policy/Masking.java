package org.trygg.policy;

import java.util.Set;

/// The fields of which only a part may be shown; everything else is shown in full.
public record Masking(Set<String> fields) {
  /// Nothing is masked.
  public static final Masking NONE = new Masking(Set.of());

  public Masking {
    fields = Set.copyOf(fields);
  }
}
