package org.trygg.erasing;

import java.util.HashSet;
import java.util.Set;
import org.trygg.asking.Asking;
import org.trygg.asking.Indexed;
import org.trygg.asking.Rooms;
import org.trygg.ledger.EntryId;
import org.trygg.vault.HeldRecord;
import org.trygg.vault.Permit;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.Purpose;

/// Which identifiers lead to a subject, as its records tell: the index itself does not hold them.
public record Leading(Rooms rooms) {
  /// Those in every record of the subject, opened for the purpose of an entry that is written. What
  /// cannot be opened tells nothing.
  public Set<Identifier> to(Asking asking, EntryId entry, Purpose purpose) {
    var all = new HashSet<Identifier>();
    for (Category category : asking.version().categories()) {
      var indexed = new Indexed(asking.version(), category);
      if (indexed.isAny()) {
        var permit = Permit.issue(purpose, entry.value(), asking.standing().subject(), category);
        for (HeldRecord each : rooms.vault().records().readLegible(permit)) {
          all.addAll(indexed.in(each.fields(permit)));
        }
      }
    }
    return all;
  }
}
