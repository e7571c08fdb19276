package org.trygg.witness;

import org.trygg.proof.SignedCheckpoint;

/// What a witness makes of a checkpoint that a log shows it.
public sealed interface Sighting {
  /// The log grew, or is seen for the first time; `cosigned` is remembered.
  record Grown(SignedCheckpoint cosigned) implements Sighting {}

  /// The log is as it was; `cosigned` says so anew.
  record Unchanged(SignedCheckpoint cosigned) implements Sighting {}

  /// The checkpoint is not one of this log, or not signed with its key.
  record NotTheLogs() implements Sighting {}

  /// The log did not give the tiles that prove that it grew. May be a fault of the line: try again.
  record Unproven() implements Sighting {}

  /// The log shows a smaller tree than it showed before.
  record RolledBack(SignedCheckpoint seen, SignedCheckpoint shown) implements Sighting {}

  /// The log signed two trees of one size.
  record Equivocated(SignedCheckpoint seen, SignedCheckpoint shown) implements Sighting {}

  /// The log signed a larger tree that does not continue the one it showed before.
  record Rewritten(SignedCheckpoint seen, SignedCheckpoint shown) implements Sighting {}

  /// What was seen, in one line.
  default String words() {
    return switch (this) {
      case Grown(var head) -> "the log has %d entries, and only grew".formatted(size(head));
      case Unchanged(var head) -> "the log still has the same %d entries".formatted(size(head));
      case NotTheLogs _ -> "the checkpoint is another log's, or not signed with its key";
      case Unproven _ -> "the log did not give the tiles that prove that it grew";
      case RolledBack(var seen, var shown) ->
          "rollback: the log showed %d entries before, and %d now"
              .formatted(size(seen), size(shown));
      case Equivocated(var seen, var _) ->
          "equivocation: the log signed two trees of %d entries".formatted(size(seen));
      case Rewritten(var seen, var shown) ->
          "rewritten: the tree of %d entries does not continue that of %d"
              .formatted(size(shown), size(seen));
    };
  }

  private static long size(SignedCheckpoint head) {
    return head.checkpoint().size();
  }
}
