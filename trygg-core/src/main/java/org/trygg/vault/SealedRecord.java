package org.trygg.vault;

import org.trygg.keys.Binding;
import org.trygg.keys.Ciphertext;

/// A record as it is stored: a label outside, everything personal sealed inside.
///
/// @param former whether this is the value from before a change, kept because a law says so
public record SealedRecord(RecordId id, boolean former, Label label, Ciphertext sealed) {
  static Binding binding(RecordId id, boolean former, Label label) {
    return new Binding(former ? "former-record" : "record", label.collected().day(), id.value());
  }

  Binding binding() {
    return binding(id, former, label);
  }
}
