package org.trygg.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.vocabulary.SubjectRef;

/// Where sealed rings are kept, apart from the data they unlock. Used inside the gate's
/// transaction.
public interface KeyRingStore {
  /// What is stored for a subject.
  ///
  /// @param buried whether any of the tags asked with has a tombstone; with a ring, that ring was
  ///   put back
  record Stored(Optional<SealedRing> ring, boolean buried) {}

  /// Reads the ring and looks for the tombstone, both at the same moment.
  Stored read(SubjectRef subject, List<Tag> tombstones);

  /// Reads the same, and keeps the ring from being destroyed until the transaction ends; others may
  /// read it and seal with it meanwhile.
  Stored keep(SubjectRef subject, List<Tag> tombstones);

  /// The same, and holds the ring until the transaction ends: nobody else changes or destroys it
  /// meanwhile, nor seals with it. Takes one subject at a time; take several in their natural
  /// order.
  Stored lock(SubjectRef subject, List<Tag> tombstones);

  /// What is stored for several subjects.
  ///
  /// @param rings of those who have one, in the order of the subjects
  /// @param buried those of the tags asked with that have a tombstone; all that are, if there is
  ///   any ring
  record Several(List<SealedRing> rings, Set<Tag> buried) {
    public Several {
      rings = List.copyOf(rings);
      buried = Set.copyOf(buried);
    }
  }

  /// The same of several at once. Rings are taken in the order of their subjects, so that two who
  /// hold several never wait for each other.
  Several lock(Set<SubjectRef> subjects, List<Tag> tombstones);

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
