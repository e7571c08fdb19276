package org.trygg.vocabulary;

import java.util.UUID;

/// A case: the occasion on which staff act for one subject. Random, says nothing of the person.
public record CaseRef(UUID value) {
  /// @throws IllegalArgumentException if the text is not a UUID; the text is not repeated
  public static CaseRef parse(String text) {
    return new CaseRef(Pseudonyms.parse(text, "A case"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
