package org.trygg.vault;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.KeyRings;
import org.trygg.keys.SealedRing;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The segments: traffic events of one subject, category and day, packed together and sealed as
/// one. Runs inside the gate's transaction.
public final class Segments {
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
    return keep(
        rings.hold(
            contents.stream().map(each -> each.label().subject()).collect(Collectors.toSet())),
        contents);
  }

  /// The same with keys that are held already.
  public List<SegmentId> keep(KeyRings.Held held, List<Content> contents) {
    if (contents.isEmpty()) {
      return List.of();
    }
    List<SealedSegment> rows = contents.stream().map(each -> seal(held, each)).toList();
    store.add(rows);
    return rows.stream().map(SealedSegment::id).toList();
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

  /// The days of which the permit's subject and category have segments that may hold events in the
  /// range, in order.
  public List<LocalDate> days(Permit permit, TimeRange range) {
    return store.days(permit.subject(), permit.category(), range);
  }

  /// Fetches one day of the permit's subject and category, still sealed: to be opened by
  /// [Fetched#forEach] when no transaction is open any more.
  public Fetched fetch(Permit permit, LocalDate day) {
    return new Fetched(
        rings.keyForOpening(permit.subject(), permit.category()),
        store.segments(permit.subject(), permit.category(), day));
  }

  /// Segments out of the store, with their key.
  public static final class Fetched {
    private final Optional<CategoryKey> key;
    private final List<SealedSegment> rows;

    private Fetched(Optional<CategoryKey> key, List<SealedSegment> rows) {
      this.key = key;
      this.rows = rows;
    }

    /// Gives the events in the range, of those segments whose label passes, one segment in memory
    /// at a time; the others are not opened.
    ///
    /// @throws UnreadableException if a segment was changed or moved outside the vault, or its key
    ///   was gone
    public void forEach(TimeRange range, Predicate<Label> wanted, Consumer<TrafficEvent> to) {
      rows.stream()
          .filter(row -> row.span().touches(range) && wanted.test(row.label()))
          .flatMap(row -> open(Vault.present(key), row).stream())
          .filter(event -> range.contains(event.at()))
          .forEach(to);
    }
  }

  /// Gives the events in the range of segments that were read together with their ring, segment by
  /// segment in the order of their first event.
  ///
  /// @throws IllegalArgumentException if the permit is for another subject or category
  /// @throws UnreadableException if a segment was changed or moved outside the vault, or its key is
  ///   gone
  public void open(Opening opening, List<SealedSegment> rows, Consumer<TrafficEvent> to) {
    Permit permit = opening.permit;
    rows.forEach(row -> permit.requireFor(row.label().subject(), row.label().category()));
    Optional<CategoryKey> key = rings.keyForOpening(opening.ring, permit.category());
    rows.stream()
        .filter(row -> row.span().touches(opening.range))
        .sorted(Comparator.comparing(row -> row.span().firstAt()))
        .flatMap(row -> open(Vault.present(key), row).stream())
        .filter(event -> opening.range.contains(event.at()))
        .forEach(to);
  }

  /// By what segments are opened, and the times wanted.
  public record Opening(Permit permit, SealedRing ring, TimeRange range) {}

  /// Counts without opening anything.
  public Count count(SubjectRef subject, Category category) {
    return store.count(subject, category);
  }

  private static SealedSegment seal(KeyRings.Held held, Content content) {
    SegmentId id = SegmentId.random();
    Label label = content.label();
    CategoryKey key = held.keyForSealing(label.subject(), label.category());
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
