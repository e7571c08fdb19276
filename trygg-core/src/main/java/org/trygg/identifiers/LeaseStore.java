package org.trygg.identifiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Where leases are kept. Used inside the gate's transaction.
public interface LeaseStore {
  /// Adds the lease, or replaces the one with the same id.
  void put(LeaseEntry lease);

  /// Leases of the same subject and ports that may be another telling of this one: of the session
  /// if it has one, otherwise without a session and with the same beginning.
  ///
  /// @param addresses the tags of its address under every key
  /// @param sessions the tags of its session under every key; none if it has none
  List<LeaseEntry> alike(LeaseEntry lease, Collection<Tag> addresses, Collection<Tag> sessions);

  /// What may have been held at some instant of the window.
  Seen seen(Window window);

  /// What is looked for.
  ///
  /// @param blocks the tags of each block that the address lies in, one for each key
  /// @param heardAfter leases of which no end and no expiry is told count only if heard of later
  record Window(
      List<List<Tag>> blocks, OptionalInt port, Instant first, Instant last, Instant heardAfter) {}

  /// What was found.
  ///
  /// @param prefixLengths how many lengths of prefixes are known by now
  record Seen(List<Candidate> candidates, int prefixLengths) {}

  /// What of a lease tells who held the address, and what followed it.
  ///
  /// @param isOfPorts whether the lease is of some ports of the address only
  /// @param next the first to begin on the same block and ports, or in another session on the same
  ///   line, after the lease was last heard of; empty for a lease with a told end
  record Candidate(SubjectRef subject, boolean isOfPorts, Tenure tenure, Optional<Next> next) {}

  /// The beginning of a later lease.
  ///
  /// @param sameSubject whether it is the same subject's
  record Next(Instant from, boolean sameSubject) {}

  /// Remembers that prefixes of this length occur.
  void addPrefixLength(PrefixLength length);

  Set<PrefixLength> prefixLengths();

  /// How many leases bear tags that other keys made.
  long countUnderOtherKeys(int current);

  /// Leases to be gone on or before the day, the most overdue first.
  List<LeaseEntry> due(LocalDate upTo, int limit);

  /// The origins of all leases of the subject, each once.
  List<LeaseOrigin> origins(SubjectRef subject);

  /// Gives the subject's leases of that origin another day of erasure.
  ///
  /// @return how many there were
  int redate(SubjectRef subject, LeaseOrigin origin, Optional<LocalDate> eraseOn);

  /// Erases the subject's leases of that origin.
  ///
  /// @return how many there were
  int erase(SubjectRef subject, LeaseOrigin origin);

  /// Erases leases.
  ///
  /// @return how many were there
  int erase(Collection<UUID> leases);
}
