package org.trygg.sealed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trygg.ledger.EntryId;
import org.trygg.proof.InMemoryTreeStore;
import org.trygg.proof.TreeStore;

/// Sealed entries in memory, for tests.
public final class InMemorySealedStore implements SealedStore {
  private final Map<EntryId, SealedEntry> entries = new TreeMap<>();
  private final Map<EntryId, Opening> openings = new HashMap<>();
  private final InMemoryTreeStore tree = new InMemoryTreeStore();
  private OptionalLong lastBeat = OptionalLong.empty();

  @Override
  public void put(SealedEntry entry) {
    entries.put(entry.id(), entry);
  }

  @Override
  public boolean tryLead() {
    return true;
  }

  @Override
  public OptionalLong lastBeat() {
    return lastBeat;
  }

  @Override
  public void beat(long number) {
    lastBeat = OptionalLong.of(number);
  }

  @Override
  public List<SealedEntry> waiting(int most) {
    return sealed().filter(each -> each.place().isEmpty()).limit(most).toList();
  }

  @Override
  public void place(List<SealedEntry> placed) {
    placed.forEach(each -> entries.put(each.id(), each));
  }

  @Override
  public List<SealedEntry> due(LocalDate day, Optional<EntryId> after, int most) {
    return sealed()
        .filter(each -> each.place().isPresent())
        .filter(each -> after.map(last -> each.id().compareTo(last) > 0).orElse(true))
        .filter(each -> each.opens().filter(first -> !first.isAfter(day)).isPresent())
        .limit(most)
        .toList();
  }

  private Stream<SealedEntry> sealed() {
    return entries.values().stream();
  }

  @Override
  public void open(Opening opening) {
    openings.put(opening.id(), opening);
    entries.remove(opening.id());
  }

  @Override
  public Optional<Opening> opening(EntryId told) {
    return openings.values().stream().filter(each -> each.told().equals(told)).findFirst();
  }

  @Override
  public void eraseOpenings(List<EntryId> told) {
    openings.values().removeIf(each -> told.contains(each.told()));
  }

  @Override
  public void eraseClosed(Instant moment) {
    entries
        .values()
        .removeIf(each ->
            each.place().isPresent()
                && each.opens().isEmpty()
                && each.id().made().isBefore(moment));
  }

  @Override
  public TreeStore tree() {
    return tree;
  }
}
