package org.trygg.identifiers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Tags of identifiers and leases in memory; for one thread.
public final class InMemoryIdentifierStore implements IdentifierStore {
  private final Map<Entry, Integer> entries = new HashMap<>();
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore();

  private record Entry(Tag tag, SubjectRef subject) {}

  @Override
  public void add(Tag tag, int madeWith, SubjectRef subject) {
    entries.put(new Entry(tag, subject), madeWith);
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    tags.forEach(tag -> entries.remove(new Entry(tag, subject)));
  }

  @Override
  public Set<SubjectRef> subjects(Collection<Tag> tags) {
    return entries.keySet().stream()
        .filter(entry -> tags.contains(entry.tag))
        .map(Entry::subject)
        .collect(Collectors.toSet());
  }

  @Override
  public LeaseStore leases() {
    return leases;
  }

  @Override
  public List<SubjectRef> subjectsUnderOtherKeys(int current, int limit) {
    return entries.entrySet().stream()
        .filter(each -> each.getValue() != current)
        .map(each -> each.getKey().subject)
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public int removeUnderOtherKeys(int current, SubjectRef subject) {
    int before = entries.size();
    entries
        .entrySet()
        .removeIf(each -> each.getValue() != current && each.getKey().subject.equals(subject));
    return before - entries.size();
  }

  @Override
  public long countUnderOtherKeys(int current) {
    return entries.values().stream().filter(each -> each != current).count();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    int before = entries.size();
    entries.keySet().removeIf(entry -> entry.subject.equals(subject));
    return before - entries.size() + leases.eraseAll(subject);
  }
}
