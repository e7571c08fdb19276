package org.trygg.gate;

import java.util.TreeMap;
import org.trygg.policy.Masking;
import org.trygg.vault.Fields;

/// Masks fields before they leave the gate, so that no screen and no file ever had the rest.
final class Masks {
  private static final int SHOWN = 2;
  private static final int SHORT = 6;
  private static final String MASK = "••••••";

  private Masks() {}

  static Fields apply(Masking masking, Fields fields) {
    if (masking.fields().isEmpty()) {
      return fields;
    }
    var masked = new TreeMap<>(fields.byName());
    masked.replaceAll((name, value) -> masking.fields().contains(name) ? mask(value) : value);
    return Fields.of(masked);
  }

  /// The last two characters of a long value, and nothing of a short one; never its length.
  private static String mask(String value) {
    return value.length() > SHORT ? MASK + value.substring(value.length() - SHOWN) : MASK;
  }
}
