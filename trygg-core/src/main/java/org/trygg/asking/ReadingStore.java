package org.trygg.asking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.ledger.Pending;
import org.trygg.subject.Standing;
import org.trygg.vault.Held;
import org.trygg.vault.SealedRecord;
import org.trygg.vault.SealedSegment;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The short way of a reading: everything it hangs on read in one round trip, and its entry written
/// in another, with no transaction held open between them.
public interface ReadingStore {
  /// Of more items than this nothing is fetched, nor of an item of more bytes.
  int MOST_ITEMS = 32;

  /// See [#MOST_ITEMS].
  int MOST_BYTES = 64 * 1024;

  /// What there is of a subject at one moment.
  ///
  /// @param stamp changes whenever the standing does
  /// @param buried whether any of the tags asked with has a tombstone
  /// @param items everything held in the category; empty if that is too much for the short way
  record Sight(
      Optional<Standing> standing,
      String stamp,
      Optional<SealedRing> ring,
      boolean buried,
      Optional<Items> items) {}

  /// All that is held of a subject and category, as it is stored.
  record Items(List<SealedRecord> records, List<SealedSegment> segments) {
    public Items {
      records = List.copyOf(records);
      segments = List.copyOf(segments);
    }

    /// The outsides, in the order of the ids as unsigned numbers.
    public List<Held> outsides() {
      Stream<Held> first =
          records.stream()
              .map(each ->
                  new Held(
                      each.former() ? Held.Kind.FORMER_RECORD : Held.Kind.RECORD,
                      each.id(),
                      each.label()));
      Stream<Held> second =
          segments.stream().map(each -> new Held(Held.Kind.SEGMENT, each.id(), each.label()));
      return Stream.concat(first, second)
          .sorted(
              Comparator.comparing(
                  (Held each) -> each.id().value(),
                  (one, other) -> {
                    int high =
                        Long.compareUnsigned(
                            one.getMostSignificantBits(), other.getMostSignificantBits());
                    return high != 0
                        ? high
                        : Long.compareUnsigned(
                            one.getLeastSignificantBits(), other.getLeastSignificantBits());
                  }))
          .toList();
    }
  }

  Sight look(SubjectRef subject, List<Tag> tombstones, Category category);

  /// Appends the entry if the standing and the key ring of the entry's subject are still those that
  /// were seen, and holds off whoever destroys the ring until it is written. Durable when this
  /// returns, unless a transaction is open.
  ///
  /// @param entry of nobody if no standing was seen; then nothing is asked for
  /// @return false, and nothing done, if one of them has changed
  boolean append(Pending entry, Sight seen);
}
