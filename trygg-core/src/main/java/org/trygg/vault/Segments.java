package org.trygg.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
  /// A merged segment holds at most so many events, so that whoever reads holds no more at once.
  static final int MERGED_EVENTS = 16_384;

  /// And at most so many bytes, sealed.
  static final int MERGED_BYTES = 2 * 1024 * 1024;

  private static final int MERGED_AT_ONCE = 1_000;

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

  /// A subject's day of which segments came in that were not put together yet.
  public record Loose(LocalDate day, SubjectRef subject) {}

  /// What putting together did.
  ///
  /// @param before how many segments there were, and after how many there are
  /// @param bytesBefore what they took, sealed
  /// @param more whether there may be more to put together
  public record Merged(long before, long after, long bytesBefore, long bytesAfter, boolean more) {
    public static final Merged NONE = new Merged(0, 0, 0, 0, false);

    public Merged plus(Merged later) {
      return new Merged(
          before + later.before,
          after + later.after,
          bytesBefore + later.bytesBefore,
          bytesAfter + later.bytesAfter,
          later.more);
    }
  }

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

  /// The subjects' days before this one of which segments were not put together yet, in order; the
  /// cost grows with them, not with what is held.
  ///
  /// @param after the one on which the page before ended
  public List<Loose> loose(LocalDate before, Optional<Loose> after, int limit) {
    return store.loose(before, after, limit);
  }

  /// Puts together what came in of one subject and day, as far as all that is written on the
  /// outside agrees: category, source, what it hangs on, and the day of erasure. So what was to end
  /// at different times still does. A bounded piece at a time.
  ///
  /// @throws UnreadableException if a segment was changed or moved outside the vault
  public Merged merge(Permit.Upkeep permit, LocalDate day) {
    List<SealedSegment> rows = store.mergeable(permit.subject(), day, MERGED_AT_ONCE);
    var alike = new LinkedHashMap<Label, List<SealedSegment>>();
    rows.forEach(
        row -> alike.computeIfAbsent(outside(row.label()), _ -> new ArrayList<>()).add(row));
    Merged merged = Merged.NONE;
    for (List<SealedSegment> group : alike.values()) {
      for (List<SealedSegment> parts : fitting(group)) {
        merged = merged.plus(merge(parts));
      }
    }
    return merged.plus(new Merged(0, 0, 0, 0, rows.size() >= MERGED_AT_ONCE));
  }

  /// The label but for when it came in, which nothing hangs on.
  private static Label outside(Label label) {
    var collected =
        new Label.Collected(label.collected().source(), label.collected().day(), Instant.EPOCH);
    return new Label(label.subject(), label.category(), collected, label.ties(), label.eraseOn());
  }

  /// The rows in the order of their first event, cut where a segment would grow too large.
  private static List<List<SealedSegment>> fitting(List<SealedSegment> rows) {
    var fitting = new ArrayList<List<SealedSegment>>();
    int events = 0;
    int bytes = 0;
    for (SealedSegment row :
        rows.stream().sorted(Comparator.comparing(each -> each.span().firstAt())).toList()) {
      events += row.span().count();
      bytes += row.sealed().bytes().length;
      if (fitting.isEmpty() || events > MERGED_EVENTS || bytes > MERGED_BYTES) {
        fitting.add(new ArrayList<>());
        events = row.span().count();
        bytes = row.sealed().bytes().length;
      }
      fitting.getLast().add(row);
    }
    return fitting;
  }

  private Merged merge(List<SealedSegment> parts) {
    if (parts.size() == 1) {
      store.settle(List.of(parts.getFirst().id()));
      return Merged.NONE;
    }
    Label first = parts.getFirst().label();
    Label label =
        new Label(first.subject(), first.category(), lastIn(parts), first.ties(), first.eraseOn());
    List<TrafficEvent> events = open(parts);
    CategoryKey key = rings.keyForSealing(label.subject(), label.category());
    SealedSegment whole = seal(key, label, events);
    store.erase(parts.stream().map(SealedSegment::id).toList());
    store.add(List.of(whole));
    store.settle(List.of(whole.id()));
    return new Merged(parts.size(), 1, bytes(parts), bytes(List.of(whole)), false);
  }

  private List<TrafficEvent> open(List<SealedSegment> parts) {
    Label label = parts.getFirst().label();
    CategoryKey key = Vault.present(rings.keyForOpening(label.subject(), label.category()));
    return parts.stream().flatMap(part -> open(key, part).stream()).toList();
  }

  private static Label.Collected lastIn(List<SealedSegment> parts) {
    return parts.stream()
        .map(part -> part.label().collected())
        .max(Comparator.comparing(Label.Collected::receivedAt))
        .orElseThrow();
  }

  private static long bytes(List<SealedSegment> rows) {
    return rows.stream().mapToLong(row -> row.sealed().bytes().length).sum();
  }

  /// Counts without opening anything.
  public Count count(SubjectRef subject, Category category) {
    return store.count(subject, category);
  }

  private static SealedSegment seal(KeyRings.Held held, Content content) {
    Label label = content.label();
    CategoryKey key = held.keyForSealing(label.subject(), label.category());
    return seal(key, label, content.events());
  }

  private static SealedSegment seal(CategoryKey key, Label label, List<TrafficEvent> events) {
    SegmentId id = SegmentId.fresh(label.collected().receivedAt());
    byte[] plain = SegmentCodec.encode(events);
    var sealed = key.seal(SealedSegment.binding(id, label), plain);
    Arrays.fill(plain, (byte) 0);
    return new SealedSegment(id, label, SealedSegment.Span.of(events), sealed);
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
