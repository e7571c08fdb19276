package org.trygg.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.proof.Hash;
import org.trygg.proof.NodeId;
import org.trygg.proof.SignedCheckpoint;

/// The processing log as the sequencer and the proofs see it. Nothing in it is ever changed.
public interface LogStore {
  /// Whether this transaction alone may sequence, until it ends; does not wait.
  boolean tryLead();

  /// Takes out the earliest entries that wait for a place, in order of their ids; those which
  /// another transaction is just unlinking may be left for later.
  ///
  /// @param most the most entries taken, at least 1
  List<Pending> takePending(int most);

  /// Adds entries at the log's end, so that the last one's index is the checkpoint's size less one.
  ///
  /// @param filled the nodes that became full with these entries
  /// @param head the checkpoint of the log with these entries
  void extend(List<Pending> entries, Map<NodeId, Hash> filled, SignedCheckpoint head);

  /// Returns the newest checkpoint, or none if the log has never been sequenced.
  Optional<SignedCheckpoint> latestCheckpoint();

  /// Returns the entry with its place, or none if it has no place yet.
  Optional<Sequenced> find(EntryId id);

  /// Returns the entries from index `from` up to, not including, `to`, in order.
  List<Sequenced> entries(long from, long to);

  /// Returns the hash of each node, in the order asked for.
  ///
  /// @throws IllegalStateException if a node is not stored
  List<Hash> nodes(List<NodeId> nodes);
}
