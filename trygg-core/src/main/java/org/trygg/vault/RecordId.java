package org.trygg.vault;

import java.util.UUID;

/// The id of one record in the vault. Random, says nothing of the person.
public record RecordId(UUID value) implements ItemId {
  /// A new id that nobody can guess.
  public static RecordId random() {
    return new RecordId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
