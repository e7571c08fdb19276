package org.trygg.witness;

import org.trygg.proof.Checkpoint;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.Tiles;
import org.trygg.proof.VerifyingKey;

/// Whether two witnesses were shown the same log.
public enum Comparison {
  /// One saw what the other saw, or a continuation of it.
  SAME,
  /// The log signed two trees of one size.
  EQUIVOCATED,
  /// The log signed a larger tree that does not continue the smaller one.
  REWRITTEN,
  /// Without the log's tiles, two trees of different sizes cannot be compared.
  UNPROVEN,
  /// One of them is not a checkpoint of this log, signed with its key.
  NOT_THE_LOGS;

  /// Compares what two witnesses hold.
  ///
  /// @param log the public key of the log that both watch
  public static Comparison of(
      SignedCheckpoint one, SignedCheckpoint other, VerifyingKey log, Tiles tiles) {
    if (!isOf(log, one) || !isOf(log, other)) {
      return NOT_THE_LOGS;
    }
    boolean isOneEarlier = one.checkpoint().size() <= other.checkpoint().size();
    Checkpoint earlier = isOneEarlier ? one.checkpoint() : other.checkpoint();
    Checkpoint later = isOneEarlier ? other.checkpoint() : one.checkpoint();
    if (earlier.size() == later.size()) {
      return earlier.equals(later) ? SAME : EQUIVOCATED;
    }
    return switch (Continuation.of(earlier, later, tiles)) {
      case PROVEN -> SAME;
      case DISPROVEN -> REWRITTEN;
      case UNPROVEN -> UNPROVEN;
    };
  }

  private static boolean isOf(VerifyingKey log, SignedCheckpoint checkpoint) {
    return checkpoint.checkpoint().origin().equals(log.name()) && checkpoint.isSignedBy(log);
  }
}
