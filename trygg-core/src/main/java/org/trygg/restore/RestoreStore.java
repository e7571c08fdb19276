package org.trygg.restore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trygg.keys.KeyId;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// The rings and tombstones of a database, looked at as a whole. Used inside a transaction.
public interface RestoreStore {
  /// A page of all rings, in the order of their subjects.
  ///
  /// @param after the subject on which the page before ended
  List<SealedRing> rings(Optional<SubjectRef> after, int most);

  /// Whether any ring is sealed with none of these keys.
  boolean isAnySealedWithOther(Collection<KeyId> keys);

  /// Puts each ring, whatever its version, in the place of one that is sealed with any of the keys;
  /// where there is no such ring, nothing is done.
  ///
  /// @return the subjects whose ring was of another version
  List<SubjectRef> putBack(List<SealedRing> rings, Collection<KeyId> keys);

  /// The subjects whose ring is sealed with any of the keys.
  List<SubjectRef> sealedWith(Collection<KeyId> keys);

  /// Every tombstone that was left at or after the instant.
  Set<Tag> buriedSince(Instant since);

  /// Leaves the tombstones that are not there.
  void bury(Collection<Tag> tags, Instant at);
}
