package org.trygg.vault;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Sealed records and segments in memory; for one thread.
public final class InMemoryVaultStore implements VaultStore {
  private static final Comparator<UUID> UNSIGNED =
      Comparator.comparing(InMemoryVaultStore::bytes, Arrays::compareUnsigned);
  private static final Comparator<Segments.Loose> LOOSE =
      Comparator.comparing(Segments.Loose::day)
          .thenComparing(Segments.Loose::subject, InMemoryVaultStore::bySubject);

  private final Map<UUID, SealedRecord> records = new TreeMap<>(UNSIGNED);
  private final Map<UUID, SealedSegment> segments = new TreeMap<>(UNSIGNED);
  private final Set<SegmentId> settled = new HashSet<>();

  @Override
  public void addRecords(List<SealedRecord> rows) {
    rows.forEach(row -> records.put(row.id().value(), row));
  }

  @Override
  public boolean replace(SealedRecord row) {
    return records.replace(row.id().value(), row) != null;
  }

  @Override
  public Optional<SealedRecord> record(RecordId id) {
    return Optional.ofNullable(records.get(id.value()));
  }

  @Override
  public List<SealedRecord> records(SubjectRef subject, Category category) {
    return records.values().stream()
        .filter(row -> isOf(row.label(), subject, category))
        .sorted(Comparator.comparing(row -> row.label().collected().receivedAt()))
        .toList();
  }

  @Override
  public void add(List<SealedSegment> rows) {
    rows.forEach(row -> segments.put(row.id().value(), row));
  }

  @Override
  public void segments(
      SubjectRef subject, Category category, TimeRange range, Consumer<SealedSegment> to) {
    segments.values().stream()
        .filter(row -> isOf(row.label(), subject, category) && row.span().touches(range))
        .sorted(
            Comparator.comparing((SealedSegment row) -> row.label().collected().day())
                .thenComparing(row -> row.span().firstAt()))
        .forEach(to);
  }

  @Override
  public List<Segments.Loose> loose(LocalDate before, Optional<Segments.Loose> after, int limit) {
    return segments.values().stream()
        .filter(row -> !settled.contains(row.id()))
        .map(row -> new Segments.Loose(row.label().collected().day(), row.label().subject()))
        .filter(each -> each.day().isBefore(before))
        .filter(each -> after.map(one -> LOOSE.compare(one, each) < 0).orElse(true))
        .distinct()
        .sorted(LOOSE)
        .limit(limit)
        .toList();
  }

  @Override
  public List<SealedSegment> mergeable(SubjectRef subject, LocalDate day, int limit) {
    List<SealedSegment> ofDay =
        segments.values().stream()
            .filter(row -> row.label().subject().equals(subject))
            .filter(row -> row.label().collected().day().equals(day))
            .toList();
    List<SealedSegment> loose =
        ofDay.stream().filter(row -> !settled.contains(row.id())).limit(limit).toList();
    return Stream.concat(
            loose.stream(),
            ofDay.stream()
                .filter(row -> settled.contains(row.id()) && !loose.isEmpty())
                .filter(row -> row.span().count() < Segments.MERGED_EVENTS / 2))
        .toList();
  }

  @Override
  public void settle(Collection<SegmentId> ids) {
    settled.addAll(ids);
  }

  @Override
  public Segments.Count count(SubjectRef subject, Category category) {
    List<SealedSegment> rows =
        segments.values().stream().filter(row -> isOf(row.label(), subject, category)).toList();
    return new Segments.Count(
        rows.size(), rows.stream().mapToLong(row -> row.span().count()).sum());
  }

  @Override
  public List<Held> held(SubjectRef subject, Optional<UUID> after, int limit) {
    return all()
        .filter(held -> held.label().subject().equals(subject))
        .filter(held -> after.map(id -> UNSIGNED.compare(id, held.id().value()) < 0).orElse(true))
        .sorted(Comparator.comparing(held -> held.id().value(), UNSIGNED))
        .limit(limit)
        .toList();
  }

  @Override
  public List<SubjectRef> dueSubjects(LocalDate upTo, Optional<SubjectRef> after, int limit) {
    return all()
        .filter(held -> held.label().eraseOn().filter(day -> !day.isAfter(upTo)).isPresent())
        .map(held -> held.label().subject())
        .distinct()
        .filter(each -> after.map(one -> bySubject(one, each) < 0).orElse(true))
        .sorted(InMemoryVaultStore::bySubject)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Held> due(Collection<SubjectRef> subjects, LocalDate upTo) {
    return all()
        .filter(held -> subjects.contains(held.label().subject()))
        .filter(held -> held.label().eraseOn().filter(day -> !day.isAfter(upTo)).isPresent())
        .toList();
  }

  @Override
  public Set<Vault.Kept> endingWith(
      Collection<? extends ItemId> items, Collection<Vault.Kept> asked) {
    Set<Vault.Kept> ending = new HashSet<>(asked);
    all()
        .filter(held -> !items.contains(held.id()))
        .map(Held::label)
        .forEach(label -> ending.remove(new Vault.Kept(label.subject(), label.category())));
    return ending;
  }

  @Override
  public Set<SubjectRef> bareWithout(
      Collection<? extends ItemId> items, Collection<SubjectRef> asked) {
    Set<SubjectRef> bare = new HashSet<>(asked);
    all()
        .filter(held -> !items.contains(held.id()))
        .forEach(held -> bare.remove(held.label().subject()));
    return bare;
  }

  @Override
  public List<Vault.Alike> alike(SubjectRef subject) {
    return all()
        .filter(held -> held.label().subject().equals(subject))
        .collect(Collectors.groupingBy(held -> alike(held.label()), Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> {
          Vault.Alike one = each.getKey();
          return new Vault.Alike(
              one.category(), one.day(), one.ties(), one.eraseOn(), each.getValue());
        })
        .toList();
  }

  private static Vault.Alike alike(Label label) {
    return new Vault.Alike(
        label.category(), label.collected().day(), label.ties(), label.eraseOn(), 0);
  }

  @Override
  public void reschedule(SubjectRef subject, Map<Vault.Alike, Optional<LocalDate>> eraseOn) {
    List<Held> held = all().filter(each -> each.label().subject().equals(subject)).toList();
    eraseOn.forEach((which, day) ->
        held.stream()
            .filter(each -> sameBut(alike(each.label()), which))
            .forEach(each -> reschedule(each.id(), day)));
  }

  private static boolean sameBut(Vault.Alike one, Vault.Alike other) {
    return one.equals(
        new Vault.Alike(other.category(), other.day(), other.ties(), other.eraseOn(), 0));
  }

  @Override
  public List<Vault.Planned> planned() {
    Map<Vault.Planned, Long> counts =
        all()
            .collect(
                Collectors.groupingBy(
                    held ->
                        new Vault.Planned(
                            held.label().category(),
                            held.label().eraseOn().map(day -> day.withDayOfMonth(1)),
                            0),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(each ->
            new Vault.Planned(each.getKey().category(), each.getKey().month(), each.getValue()))
        .toList();
  }

  private static int bySubject(SubjectRef one, SubjectRef other) {
    return UNSIGNED.compare(one.value(), other.value());
  }

  @Override
  public int reschedule(Map<ItemId, Optional<LocalDate>> eraseOn) {
    return (int)
        eraseOn.entrySet().stream().filter(e -> reschedule(e.getKey(), e.getValue())).count();
  }

  private boolean reschedule(ItemId id, Optional<LocalDate> day) {
    return switch (id) {
      case RecordId record ->
          records.computeIfPresent(
                  record.value(),
                  (_, row) ->
                      new SealedRecord(
                          row.id(), row.former(), row.label().erasedOn(day), row.sealed()))
              != null;
      case SegmentId segment ->
          segments.computeIfPresent(
                  segment.value(),
                  (_, row) ->
                      new SealedSegment(
                          row.id(), row.label().erasedOn(day), row.span(), row.sealed()))
              != null;
    };
  }

  @Override
  public int erase(Collection<? extends ItemId> ids) {
    return eraseIf(held -> ids.contains(held.id()));
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    return eraseIf(held -> held.label().subject().equals(subject));
  }

  @Override
  public int eraseAll(SubjectRef subject, Category category) {
    return eraseIf(held -> isOf(held.label(), subject, category));
  }

  @Override
  public Traces traces(SubjectRef subject) {
    var rows = new TreeMap<String, Long>();
    all()
        .filter(held -> held.label().subject().equals(subject))
        .forEach(held ->
            rows.merge(
                held.kind() == Held.Kind.SEGMENT ? "vault_segment" : "vault_record",
                1L,
                Long::sum));
    return new Traces(rows);
  }

  private int eraseIf(Predicate<Held> condition) {
    List<UUID> ids = all().filter(condition).map(held -> held.id().value()).toList();
    records.keySet().removeAll(ids);
    segments.keySet().removeAll(ids);
    return ids.size();
  }

  private Stream<Held> all() {
    return Stream.concat(
        records.values().stream()
            .map(row ->
                new Held(
                    row.former() ? Held.Kind.FORMER_RECORD : Held.Kind.RECORD,
                    row.id(),
                    row.label())),
        segments.values().stream().map(row -> new Held(Held.Kind.SEGMENT, row.id(), row.label())));
  }

  private static boolean isOf(Label label, SubjectRef subject, Category category) {
    return label.subject().equals(subject) && label.category().equals(category);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
