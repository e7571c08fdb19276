package org.trygg.ledger;

/// A fault of the stored log: it was changed from outside, or has the wrong key. Stop, keep a copy,
/// and compare it with a backup and with checkpoints that others hold.
public final class LedgerException extends RuntimeException {
  LedgerException(String message) {
    super(message);
  }
}
