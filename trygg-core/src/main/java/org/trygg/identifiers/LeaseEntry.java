package org.trygg.identifiers;

import java.util.Optional;
import java.util.UUID;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// A lease as it is stored: address, session and line are tags only.
///
/// @param id random
public record LeaseEntry(UUID id, Key key, Tenure tenure, LeaseOrigin origin) {

  /// Whose lease of what it is.
  public record Key(Tags tags, SubjectRef subject, Optional<PortBlock> ports) {}

  /// The tags, all made with one key.
  ///
  /// @param madeWith the number of that key
  public record Tags(int madeWith, Tag address, Optional<Tag> session, Optional<Tag> line) {}

  /// What both tell of one lease, under the key of this one.
  LeaseEntry with(LeaseEntry held) {
    return new LeaseEntry(held.id, key, held.tenure.with(tenure), held.origin.with(origin));
  }
}
