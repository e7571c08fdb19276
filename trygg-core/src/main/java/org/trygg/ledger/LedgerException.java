package org.trygg.ledger;

import org.trygg.proof.ForkException;

/// A fault of the stored log: it was changed from outside, or has the wrong key. Stop, keep a copy,
/// and compare it with a backup and with checkpoints that others hold.
public final class LedgerException extends RuntimeException {
  LedgerException(ForkException fork) {
    super("The stored log is not the one last signed with this key", fork);
  }
}
