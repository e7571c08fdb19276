package org.trygg.sealed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trygg.ledger.EntryId;
import org.trygg.proof.TreeStore;

/// Where sealed entries and their tree are kept. Used within a transaction: of the act, where an
/// entry is put; of the beat, where the tree grows; of the opening.
public interface SealedStore {
  /// Keeps an entry that waits for its place.
  void put(SealedEntry entry);

  /// Whether this transaction alone may let the tree grow, until it ends; does not wait.
  boolean tryLead();

  /// The beat at which the tree grew last; empty if it never did.
  OptionalLong lastBeat();

  /// Notes the beat at which the tree grew.
  void beat(long number);

  /// Entries without a place, in order of their ids.
  ///
  /// @param most the most entries returned, at least 1
  List<SealedEntry> waiting(int most);

  /// Gives entries their places.
  void place(List<SealedEntry> placed);

  /// Entries with a place that may be told on the day and are not opened, in order of their ids.
  ///
  /// @param after the id after which they come
  /// @param most the most entries returned, at least 1
  List<SealedEntry> due(LocalDate day, Optional<EntryId> after, int most);

  /// Keeps an opening, and lets go of the sealed key.
  void open(Opening opening);

  /// The opening that the entry of the open log tells of; empty if it tells of none.
  Optional<Opening> opening(EntryId told);

  /// Erases the openings that these entries of the open log tell of: what they opened cannot be
  /// read any more.
  void eraseOpenings(List<EntryId> told);

  /// Erases entries with a place that may never be told and were made before the moment; in the
  /// tree nobody can tell their leaves from covers any more.
  void eraseClosed(Instant moment);

  /// The tree of the sealed log.
  TreeStore tree();
}
