package org.trygg.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.UUID;

/// What sealed data is bound to, beside its subject and category: it opens only in that very place.
///
/// @param kind what kind of item it is, such as `record`; ASCII
/// @param day the day of the data, part of its place
/// @param id the item's own id
public record Binding(String kind, LocalDate day, UUID id) {
  byte[] kindBytes() {
    return kind.getBytes(US_ASCII);
  }
}
