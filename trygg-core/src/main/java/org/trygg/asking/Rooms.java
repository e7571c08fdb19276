package org.trygg.asking;

import org.trygg.calendar.WorkingDays;
import org.trygg.identifiers.BlindIndex;
import org.trygg.ledger.EntryIds;
import org.trygg.ledger.LedgerStore;
import org.trygg.outbox.OutboxStore;
import org.trygg.policy.PolicyVersions;
import org.trygg.requests.RequestStore;
import org.trygg.sealed.SealedLog;
import org.trygg.subject.SubjectStore;
import org.trygg.vault.Vault;

/// The rooms that the gate stands before: what decides, what logs, and what keeps.
public record Rooms(
    PolicyVersions policies,
    SubjectStore subjects,
    Ledger ledger,
    Holdings holdings,
    OutboxStore outbox,
    Desk desk) {
  /// What is requested by right, and by which days it is to be answered.
  public record Desk(RequestStore requests, WorkingDays workingDays) {}

  /// Where entries go, and where their names come from.
  public record Ledger(LedgerStore store, EntryIds ids, Sealing sealing) {}

  /// Where entries go that may not be told yet.
  ///
  /// @param ids of their own, since a count that one of them skipped would betray it
  public record Sealing(SealedLog log, EntryIds ids) {}

  /// What is held, what leads to whom, and the short way to read it.
  public record Holdings(Vault vault, BlindIndex identifiers, ReadingStore readings) {}

  public Vault vault() {
    return holdings.vault;
  }

  public ReadingStore readings() {
    return holdings.readings;
  }

  public BlindIndex identifiers() {
    return holdings.identifiers;
  }
}
