package org.trygg.vault;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trygg.vocabulary.SubjectRef;

/// Sealed items in quarantine in memory; for one thread.
public final class InMemoryQuarantineStore implements QuarantineStore {
  private final List<SealedQuarantine> items = new ArrayList<>();

  @Override
  public void add(List<SealedQuarantine> added) {
    items.addAll(added);
  }

  @Override
  public Optional<SealedQuarantine> item(QuarantineId id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  @Override
  public List<SealedQuarantine> waiting(int limit) {
    return waiting()
        .sorted(Comparator.comparing(item -> item.tag().receivedAt()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<SealedQuarantine> about(SubjectRef subject) {
    return items.stream()
        .filter(item -> item.tag().subject().filter(subject::equals).isPresent())
        .toList();
  }

  @Override
  public boolean settle(QuarantineId id) {
    Optional<SealedQuarantine> found = waiting().filter(item -> item.id().equals(id)).findFirst();
    found.ifPresent(item ->
        items.set(
            items.indexOf(item),
            new SealedQuarantine(id, item.tag(), SealedQuarantine.State.SETTLED, item.sealed())));
    return found.isPresent();
  }

  @Override
  public List<SealedQuarantine> due(LocalDate upTo, int limit) {
    return items.stream()
        .filter(item -> !item.tag().eraseOn().isAfter(upTo))
        .sorted(Comparator.comparing(item -> item.tag().eraseOn()))
        .limit(limit)
        .toList();
  }

  @Override
  public void postpone(Collection<QuarantineId> ids, LocalDate eraseOn) {
    items.replaceAll(item -> ids.contains(item.id()) ? postponed(item, eraseOn) : item);
  }

  private static SealedQuarantine postponed(SealedQuarantine item, LocalDate eraseOn) {
    var tag =
        new SealedQuarantine.Tag(
            item.tag().subject(), item.tag().reason(), item.tag().receivedAt(), eraseOn);
    return new SealedQuarantine(item.id(), tag, item.state(), item.sealed());
  }

  @Override
  public int erase(Collection<QuarantineId> ids) {
    return eraseIf(item -> ids.contains(item.id()));
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    return eraseIf(item -> item.tag().subject().filter(subject::equals).isPresent());
  }

  private Stream<SealedQuarantine> waiting() {
    return items.stream().filter(item -> item.state() == SealedQuarantine.State.WAITING);
  }

  private int eraseIf(Predicate<SealedQuarantine> condition) {
    int before = items.size();
    items.removeIf(condition);
    return before - items.size();
  }
}
