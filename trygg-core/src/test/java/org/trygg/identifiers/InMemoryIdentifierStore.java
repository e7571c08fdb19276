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
  private final Map<Lead, Integer> entries = new HashMap<>();
  private final InMemoryLeaseStore leases = new InMemoryLeaseStore();

  @Override
  public void add(Set<Lead> leads, int madeWith) {
    leads.forEach(each -> entries.put(each, madeWith));
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    tags.forEach(tag -> entries.remove(new Lead(tag, subject)));
  }

  @Override
  public void retain(Set<Tag> tags, SubjectRef subject) {
    entries.keySet().removeIf(each -> each.subject().equals(subject) && !tags.contains(each.tag()));
  }

  @Override
  public Set<SubjectRef> subjects(Collection<Tag> tags) {
    return entries.keySet().stream()
        .filter(entry -> tags.contains(entry.tag()))
        .map(Lead::subject)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Lead> leads(Collection<Tag> tags) {
    return entries.keySet().stream().filter(each -> tags.contains(each.tag())).toList();
  }

  @Override
  public LeaseStore leases() {
    return leases;
  }

  @Override
  public List<SubjectRef> subjectsUnderOtherKeys(int current, int limit) {
    return entries.entrySet().stream()
        .filter(each -> each.getValue() != current)
        .map(each -> each.getKey().subject())
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public int removeUnderOtherKeys(int current, SubjectRef subject) {
    int before = entries.size();
    entries
        .entrySet()
        .removeIf(each -> each.getValue() != current && each.getKey().subject().equals(subject));
    return before - entries.size();
  }

  @Override
  public long countUnderOtherKeys(int current) {
    return entries.values().stream().filter(each -> each != current).count();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    int before = entries.size();
    entries.keySet().removeIf(entry -> entry.subject().equals(subject));
    return before - entries.size() + leases.eraseAll(subject);
  }
}
