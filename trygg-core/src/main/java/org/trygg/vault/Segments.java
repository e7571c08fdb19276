package org.trygg.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.KeyRings;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The segments: traffic events of one subject, category and day, packed together and sealed as
/// one. Runs inside the gate's transaction.
public final class Segments {
  /// Rings are held in one order by all, so that two transactions never wait for each other.
  private static final Comparator<Content> BY_KEY =
      Comparator.comparing((Content content) -> content.label().subject())
          .thenComparing(content -> content.label().category());

  private final VaultStore store;
  private final KeyRings rings;

  Segments(VaultStore store, KeyRings rings) {
    this.store = store;
    this.rings = rings;
  }

  /// Events to keep as one segment.
  ///
  /// @param label its day is the day of all the events, in the controller's time zone
  /// @param events 1 to 1,000,000, in any order
  public record Content(Permit permit, Label label, List<TrafficEvent> events) {
    /// @throws IllegalArgumentException if there are too few or too many events, or the permit is
    ///   for another subject or category
    public Content {
      permit.requireFor(label.subject(), label.category());
      events = List.copyOf(events);
      if (events.isEmpty() || events.size() > SegmentCodec.MAX_EVENTS) {
        throw new IllegalArgumentException("A segment has 1 to 1,000,000 events");
      }
    }

    @Override
    public String toString() {
      return "Content[REDACTED]";
    }
  }

  /// How many segments, and how many events in them.
  public record Count(long segments, long events) {}

  /// Keeps events, one segment for each content, in one write.
  ///
  /// @return the segments' ids, in the order of the contents
  /// @throws org.trygg.keys.SubjectErasedException if a subject was erased; then none is kept
  public List<SegmentId> keep(List<Content> contents) {
    List<SegmentId> ids = contents.stream().map(_ -> SegmentId.random()).toList();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < contents.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(contents::get, BY_KEY));
    store.add(order.stream().map(i -> seal(ids.get(i), contents.get(i))).toList());
    return ids;
  }

  /// Gives the events of the permit's subject and category in the range, segment by segment in the
  /// order of their first event, without holding more than one segment in memory.
  ///
  /// @throws UnreadableException if a segment was changed or moved outside the vault, or its key is
  ///   gone
  public void read(Permit permit, TimeRange range, Consumer<TrafficEvent> to) {
    read(permit, range, _ -> true, to);
  }

  /// The same, of those segments only whose label passes; the others are not opened.
  public void read(
      Permit permit, TimeRange range, Predicate<Label> wanted, Consumer<TrafficEvent> to) {
    Optional<CategoryKey> key = rings.keyForOpening(permit.subject(), permit.category());
    store.segments(
        permit.subject(),
        permit.category(),
        range,
        row -> {
          if (wanted.test(row.label())) {
            open(Vault.present(key), row).stream()
                .filter(event -> range.contains(event.at()))
                .forEach(to);
          }
        });
  }

  /// Counts without opening anything.
  public Count count(SubjectRef subject, Category category) {
    return store.count(subject, category);
  }

  private SealedSegment seal(SegmentId id, Content content) {
    Label label = content.label();
    CategoryKey key = rings.keyForSealing(label.subject(), label.category());
    byte[] plain = SegmentCodec.encode(content.events());
    var sealed = key.seal(SealedSegment.binding(id, label), plain);
    Arrays.fill(plain, (byte) 0);
    return new SealedSegment(id, label, SealedSegment.Span.of(content.events()), sealed);
  }

  private static List<TrafficEvent> open(CategoryKey key, SealedSegment row) {
    byte[] plain = key.open(SealedSegment.binding(row.id(), row.label()), row.sealed());
    try {
      List<TrafficEvent> events = SegmentCodec.decode(plain);
      if (!SealedSegment.Span.of(events).equals(row.span())) {
        throw new UnreadableException("A segment's times or count were changed on its outside");
      }
      return events;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
