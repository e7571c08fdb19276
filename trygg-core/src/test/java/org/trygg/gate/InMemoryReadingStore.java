package org.trygg.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.asking.ReadingStore;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Pending;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vault.SealedSegment;
import org.trygg.vault.TimeRange;
import org.trygg.vault.VaultStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The short way of a reading over other stores in memory; for one thread.
public record InMemoryReadingStore(
    SubjectStore subjects, KeyRingStore rings, VaultStore vault, LedgerStore ledger)
    implements ReadingStore {
  @Override
  public Sight look(SubjectRef subject, List<Tag> tombstones, Category category) {
    return new Sight(
        subjects.find(subject),
        stamp(subject),
        rings.read(subject, tombstones).ring(),
        rings.isBuried(tombstones),
        items(subject, category));
  }

  @Override
  public boolean append(Pending entry, Sight seen) {
    boolean isSame =
        entry
            .subject()
            .map(subject ->
                stamp(subject).equals(seen.stamp())
                    && rings
                        .read(subject, List.of())
                        .ring()
                        .map(SealedRing::version)
                        .equals(seen.ring().map(SealedRing::version)))
            .orElse(true);
    if (isSame) {
      ledger.append(List.of(entry));
    }
    return isSame;
  }

  private String stamp(SubjectRef subject) {
    return subjects.find(subject).map(Standing::toString).orElse("");
  }

  private Optional<Items> items(SubjectRef subject, Category category) {
    var segments = new ArrayList<SealedSegment>();
    vault.segments(subject, category, TimeRange.ALL, segments::add);
    var items = new Items(vault.records(subject, category), segments);
    boolean isLittle =
        items.outsides().size() <= MOST_ITEMS
            && items.segments().stream()
                .allMatch(each -> each.sealed().bytes().length <= MOST_BYTES)
            && items.records().stream()
                .allMatch(each -> each.sealed().bytes().length <= MOST_BYTES);
    return isLittle ? Optional.of(items) : Optional.empty();
  }
}
