package org.trygg.gate;

import java.util.ArrayList;
import java.util.List;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.Leases;
import org.trygg.keys.KeyRings;
import org.trygg.ledger.Pending;
import org.trygg.vault.Quarantine;
import org.trygg.vault.Records;
import org.trygg.vault.Segments;

/// What comes of submissions decided on together, gathered, and then written in one write of each
/// kind, the ledger's entries first; leases one by one, for each is folded with what is known of
/// it. For one transaction.
final class Batch {
  private final Rooms rooms;
  private final KeyRings.Held rings;
  private final List<Pending> entries = new ArrayList<>();
  private final List<Segments.Content> segments = new ArrayList<>();
  private final List<Records.New> records = new ArrayList<>();
  private final List<Quarantine.Content> aside = new ArrayList<>();
  private final List<BlindIndex.Lead> leads = new ArrayList<>();
  private final List<Leases.Leased> leases = new ArrayList<>();

  /// @param rings those of every subject that the batch is about
  Batch(Rooms rooms, KeyRings.Held rings) {
    this.rooms = rooms;
    this.rings = rings;
  }

  /// The book whose entries are written with the batch.
  Logbook logbook() {
    return new Logbook(rooms.ledger(), rings::salt, entries::add);
  }

  void keep(Segments.Content segment) {
    segments.add(segment);
  }

  void keep(Records.New made) {
    records.add(made);
  }

  void setAside(List<Quarantine.Content> items) {
    aside.addAll(items);
  }

  void add(BlindIndex.Lead lead) {
    leads.add(lead);
  }

  void put(Leases.Leased leased) {
    leases.add(leased);
  }

  /// Writes all of it.
  void write() {
    if (!entries.isEmpty()) {
      rooms.ledger().store().append(entries);
    }
    rooms.vault().segments().keep(rings, segments);
    rooms.vault().records().keep(rings, records);
    rooms.vault().quarantine().keep(aside);
    rooms.identifiers().add(leads);
    rooms.identifiers().leases().put(leases);
  }
}
