package org.trygg.vault;

import java.util.UUID;

/// The id of one item in quarantine. Random, says nothing of the person.
public record QuarantineId(UUID value) {
  /// A new id that nobody can guess.
  public static QuarantineId random() {
    return new QuarantineId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
