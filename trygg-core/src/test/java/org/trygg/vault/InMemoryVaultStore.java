package org.trygg.vault;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private final Map<UUID, SealedRecord> records = new TreeMap<>(UNSIGNED);
  private final Map<UUID, SealedSegment> segments = new TreeMap<>(UNSIGNED);

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
        .sorted(Comparator.comparing(row -> row.span().firstAt()))
        .forEach(to);
  }

  @Override
  public List<LocalDate> days(SubjectRef subject, Category category, TimeRange range) {
    var days = new TreeSet<LocalDate>();
    segments(subject, category, range, row -> days.add(row.label().collected().day()));
    return List.copyOf(days);
  }

  @Override
  public List<SealedSegment> segments(SubjectRef subject, Category category, LocalDate day) {
    var rows = new ArrayList<SealedSegment>();
    segments(subject, category, TimeRange.ALL, rows::add);
    rows.removeIf(row -> !row.label().collected().day().equals(day));
    return rows;
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
