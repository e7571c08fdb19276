package org.trygg.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TreeStore;
import org.trygg.vocabulary.SubjectRef;

/// The processing log as the sequencer and the proofs see it. Nothing in it is ever changed.
public interface LogStore {
  /// Whether this transaction alone may sequence, until it ends; does not wait.
  boolean tryLead();

  /// Returns the earliest entries that wait for a place, in order of their ids, and holds them
  /// until the transaction ends; those which another is just unlinking may be left for later.
  ///
  /// @param most the most entries held, at least 1
  List<Pending> holdPending(int most);

  /// The last entry about each of the subjects that has one.
  Map<SubjectRef, Leaf.Last> last(Collection<SubjectRef> subjects);

  /// An entry as it is added.
  ///
  /// @param entry with the leaf that is in the tree
  /// @param count none if it is about nobody
  record Added(Pending entry, Optional<Leaf.Count> count) {}

  /// Gives entries that are held their places, the first of them at this index and the others after
  /// it; they wait no more. Their leaves are in the tree from the same transaction on.
  void add(long first, List<Added> entries);

  /// The log's tree.
  TreeStore tree();

  /// Returns the newest checkpoint, or none if the log has never been sequenced.
  default Optional<SignedCheckpoint> latestCheckpoint() {
    return tree().head();
  }

  /// Returns the entry with its place, or none if it has no place yet.
  Optional<Sequenced> find(EntryId id);

  /// Returns the entries from index `from` up to, not including, `to`, in order.
  List<Sequenced> entries(long from, long to);
}
