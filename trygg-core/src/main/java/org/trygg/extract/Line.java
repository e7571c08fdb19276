package org.trygg.extract;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.trygg.ledger.Leaf;
import org.trygg.proof.Hash;
import org.trygg.sealed.LeafKey;

/// One entry of an extract.
///
/// @param index its place in the log
/// @param proof which of the subject's entries it is; none for one of before they were counted
/// @param opened what opens it in the sealed log; none if it tells of nothing sealed
record Line(long index, Optional<Proof> proof, Optional<Opened> opened) {
  /// @param uncounted what the leaf commits to beside the count
  record Proof(Leaf.Count count, Hash uncounted) {
    Hash leaf() {
      return Leaf.hash(count, uncounted);
    }
  }

  /// @param place in the sealed log
  /// @param action what it is said to have been
  /// @param at when it is said to have been
  record Opened(long place, LeafKey key, String action, Instant at) {}

  /// @throws IllegalArgumentException if a value is missing, or not of its form
  static Line of(Map<String, String> values) {
    Optional<Proof> proof =
        values.containsKey("number") ? Optional.of(proof(values)) : Optional.empty();
    Optional<Opened> opened =
        values.containsKey("sealedPlace") ? Optional.of(opened(values)) : Optional.empty();
    return new Line(number(values, "index"), proof, opened);
  }

  private static Proof proof(Map<String, String> values) {
    var count =
        new Leaf.Count(
            number(values, "number"),
            Long.parseLong(text(values, "previous")),
            Hash.parse(text(values, "secret")));
    return new Proof(count, Hash.parse(text(values, "uncounted")));
  }

  private static Opened opened(Map<String, String> values) {
    return new Opened(
        number(values, "sealedPlace"),
        LeafKey.of(Base64.getDecoder().decode(text(values, "sealedKey"))),
        text(values, "thenAction"),
        OffsetDateTime.parse(text(values, "thenAt")).toInstant());
  }

  private static long number(Map<String, String> values, String name) {
    long number = Long.parseLong(text(values, name));
    if (number < 0) {
      throw new IllegalArgumentException("A place is a number from 0");
    }
    return number;
  }

  private static String text(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("An entry has no " + name));
  }
}
