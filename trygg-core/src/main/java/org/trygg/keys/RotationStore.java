package org.trygg.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.trygg.vocabulary.SubjectRef;

/// Where it is known which key encrypts which ring. Used inside a transaction.
public interface RotationStore {
  /// Some rings sealed with any of these keys, held until the transaction ends; those that others
  /// hold are left out, so that nobody waits.
  List<SealedRing> lockSealedWith(Collection<KeyId> keys, int most);

  /// Puts each ring in the place of itself: the same version, sealed with another key.
  void putSealedAnew(List<SealedRing> rings);

  /// How many rings each key seals.
  SortedMap<KeyId, Long> count();

  /// Notes a key that seals; false if it was known.
  boolean note(KeyId key, Instant at);

  /// Whether any key was noted.
  boolean isAnyNoted();

  /// Asks that a noted key be retired; the program that has the lead does it.
  ///
  /// @return false, and nothing done, if the key was not noted
  boolean askToRetire(KeyId key, Instant at);

  /// Keys that somebody asked to retire, those that are retired too.
  SortedSet<KeyId> toRetire();

  /// Retires the key: from now on the store refuses every ring sealed with it, of whatever program.
  ///
  /// @return false, and nothing done, if a ring is sealed with it, or it was retired before
  boolean retire(KeyId key, Instant at);

  boolean isRetired(KeyId key);

  /// Asks that a subject be given new keys; false if it has no ring.
  boolean askToRekey(SubjectRef subject, Instant at);

  /// Subjects that are to be given new keys, the first asked for first.
  List<SubjectRef> toRekey(int most);

  /// Notes that the subject has new keys and nothing is sealed with those before.
  void rekeyed(SubjectRef subject);
}
