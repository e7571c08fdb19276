package org.trygg.identifiers;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// A lease as it is stored: the address is a tag only.
///
/// @param id random; made anew each time, the store keeps the first
public record LeaseEntry(UUID id, Key key, Terms terms) {

  /// What makes a lease the same lease: told again, it replaces what was known of it.
  public record Key(Tag address, SubjectRef subject, Optional<PortBlock> ports) {}

  /// How long it ran, and how long that is remembered.
  public record Terms(Tenure tenure, Optional<LocalDate> eraseOn) {}
}
