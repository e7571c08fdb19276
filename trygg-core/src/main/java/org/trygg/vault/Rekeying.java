package org.trygg.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.KeyRings;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Gives a subject new keys, step by step: first a new key beside the old one of each category,
/// then every record, segment and item in quarantine sealed anew, and last the old keys destroyed.
/// Runs inside the gate's transaction, one for each step.
///
/// What is left to do is what the items themselves say, by the generation of the key before each;
/// between any two steps everything opens.
final class Rekeying {
  private final VaultStore store;
  private final Quarantine quarantine;
  private final KeyRings rings;

  Rekeying(VaultStore store, Quarantine quarantine, KeyRings rings) {
    this.store = store;
    this.quarantine = quarantine;
    this.rings = rings;
  }

  Vault.Rekeyed step(SubjectRef subject, int most) {
    if (rings.beginRekeying(subject)) {
      return Vault.Rekeyed.BEGUN;
    }
    int left = most;
    for (Category category : rings.categories(subject)) {
      CategoryKey key = rings.keyForSealing(subject, category);
      left -= records(key, subject, category, left);
      left -= segments(key, subject, category, left);
    }
    left -= quarantine.sealAnew(subject);
    if (left < most) {
      return Vault.Rekeyed.PARTLY;
    }
    rings.endRekeying(subject);
    return Vault.Rekeyed.DONE;
  }

  private int records(CategoryKey key, SubjectRef subject, Category category, int most) {
    List<SealedRecord> old =
        store.records(subject, category).stream()
            .filter(row -> key.isOutdated(row.sealed()))
            .limit(most)
            .toList();
    for (SealedRecord row : old) {
      byte[] plain = key.open(row.binding(), row.sealed());
      var sealed = key.seal(row.binding(), plain);
      Arrays.fill(plain, (byte) 0);
      store.replace(new SealedRecord(row.id(), row.former(), row.label(), sealed));
    }
    return old.size();
  }

  private int segments(CategoryKey key, SubjectRef subject, Category category, int most) {
    var anew = new ArrayList<SealedSegment>();
    store.segments(
        subject,
        category,
        TimeRange.ALL,
        row -> {
          if (anew.size() < most && key.isOutdated(row.sealed())) {
            anew.add(sealedAnew(key, row));
          }
        });
    if (anew.isEmpty()) {
      return 0;
    }
    if (store.erase(anew.stream().map(SealedSegment::id).toList()) != anew.size()) {
      throw new IllegalStateException("Segments went while they were sealed anew: try again");
    }
    store.add(anew);
    return anew.size();
  }

  private static SealedSegment sealedAnew(CategoryKey key, SealedSegment row) {
    var binding = SealedSegment.binding(row.id(), row.label());
    byte[] plain = key.open(binding, row.sealed());
    var sealed = key.seal(binding, plain);
    Arrays.fill(plain, (byte) 0);
    return new SealedSegment(row.id(), row.label(), row.span(), sealed);
  }
}
