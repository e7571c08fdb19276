package org.trygg.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.trygg.vocabulary.SubjectRef;

/// Where sealed rings are kept, apart from the data they unlock. Used inside the gate's
/// transaction.
public interface KeyRingStore {
  Optional<SealedRing> read(SubjectRef subject);

  /// Reads the ring and holds it until the transaction ends: nobody else changes or destroys it
  /// meanwhile, nor seals with it. Takes one subject at a time; take several in their natural
  /// order.
  Optional<SealedRing> lock(SubjectRef subject);

  /// Reads and holds the rings of all those of the subjects that have one, in one read. Rings are
  /// taken in the order of their subjects, so that two who hold several never wait for each other.
  List<SealedRing> lock(Collection<SubjectRef> subjects);

  /// Adds the first ring of a subject; false, and nothing done, if there is one. Waits for another
  /// transaction that adds or removes the same subject's.
  boolean insert(SealedRing first);

  /// Puts the next version in the place of the one before it; false, and nothing done, if the
  /// stored ring is of another version.
  boolean replace(SealedRing next);

  /// Removes the ring. It is not an error if there is none.
  void remove(SubjectRef subject);

  /// Leaves a tombstone: a tag of the subject and the time, which say nothing to who lacks the key.
  void bury(Tag tag, Instant at);

  /// Whether any of the tags has a tombstone.
  boolean isBuried(List<Tag> tags);
}
