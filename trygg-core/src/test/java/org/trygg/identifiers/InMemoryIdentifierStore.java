package org.trygg.identifiers;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Tags of identifiers and leases in memory; for one thread.
public final class InMemoryIdentifierStore implements IdentifierStore {
  private final Set<Entry> entries = new HashSet<>();
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore();

  private record Entry(Tag tag, SubjectRef subject) {}

  @Override
  public void add(Tag tag, SubjectRef subject) {
    entries.add(new Entry(tag, subject));
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    tags.forEach(tag -> entries.remove(new Entry(tag, subject)));
  }

  @Override
  public Set<SubjectRef> subjects(Collection<Tag> tags) {
    return entries.stream()
        .filter(entry -> tags.contains(entry.tag))
        .map(Entry::subject)
        .collect(Collectors.toSet());
  }

  @Override
  public LeaseStore leases() {
    return leases;
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    int before = entries.size();
    entries.removeIf(entry -> entry.subject.equals(subject));
    return before - entries.size() + leases.eraseAll(subject);
  }
}
