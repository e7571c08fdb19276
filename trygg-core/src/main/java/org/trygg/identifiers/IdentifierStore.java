package org.trygg.identifiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Where tags of identifiers and leases are kept. Used inside the gate's transaction.
public interface IdentifierStore {
  /// That a tag leads to a subject.
  record Lead(Tag tag, SubjectRef subject) {}

  /// Adds that the tags lead to the subjects, in one write; nothing where it is there.
  void add(Collection<Lead> leads);

  void remove(Collection<Tag> tags, SubjectRef subject);

  /// The subjects that any of the tags leads to.
  Set<SubjectRef> subjects(Collection<Tag> tags);

  /// To whom each of the tags leads, in one read.
  List<Lead> leads(Collection<Tag> tags);

  /// Adds the leases, or replaces the terms of those with the same key and beginning, in one write.
  /// Of two that are the same lease the later one counts.
  void put(List<LeaseEntry> leases);

  /// Leases of any of the addresses at the instant, and of the port when one is given.
  List<LeaseEntry> leases(Collection<Tag> addresses, OptionalInt port, Instant at);

  /// Remembers that prefixes of this length occur; says nothing of anybody.
  ///
  /// @param addressBits 32 for IPv4, 128 for IPv6
  void addPrefixLength(int addressBits, int length);

  Set<Integer> prefixLengths(int addressBits);

  /// Leases to be gone on or before the day, the most overdue first.
  List<LeaseEntry> due(LocalDate upTo, int limit);

  /// Erases leases.
  ///
  /// @return how many were there
  int erase(Collection<UUID> leases);

  /// Erases every tag and lease of the subject.
  ///
  /// @return how many there were
  int eraseAll(SubjectRef subject);
}
