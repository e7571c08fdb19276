package org.trygg.identifiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Tags of identifiers and leases in memory; for one thread.
public final class InMemoryIdentifierStore implements IdentifierStore {
  private final Set<Lead> entries = new HashSet<>();
  private final List<LeaseEntry> leases = new ArrayList<>();
  private final Map<Integer, Set<Integer>> prefixLengths = new HashMap<>();

  @Override
  public void add(Collection<Lead> leads) {
    entries.addAll(leads);
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    tags.forEach(tag -> entries.remove(new Lead(tag, subject)));
  }

  @Override
  public Set<SubjectRef> subjects(Collection<Tag> tags) {
    return entries.stream()
        .filter(entry -> tags.contains(entry.tag()))
        .map(Lead::subject)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Lead> leads(Collection<Tag> tags) {
    return entries.stream().filter(entry -> tags.contains(entry.tag())).toList();
  }

  @Override
  public void put(List<LeaseEntry> added) {
    added.forEach(this::put);
  }

  private void put(LeaseEntry lease) {
    Optional<LeaseEntry> before = leases.stream().filter(held -> isSame(held, lease)).findFirst();
    before.ifPresent(leases::remove);
    UUID id = before.map(LeaseEntry::id).orElse(lease.id());
    leases.add(new LeaseEntry(id, lease.key(), lease.terms()));
  }

  @Override
  public List<LeaseEntry> leases(Collection<Tag> addresses, OptionalInt port, Instant at) {
    return leases.stream()
        .filter(lease -> addresses.contains(lease.key().address()))
        .filter(lease -> lease.terms().tenure().covers(at))
        .filter(lease -> port.isEmpty() || has(lease, port.getAsInt()))
        .toList();
  }

  @Override
  public void addPrefixLength(int addressBits, int length) {
    prefixLengths.computeIfAbsent(addressBits, _ -> new HashSet<>()).add(length);
  }

  @Override
  public Set<Integer> prefixLengths(int addressBits) {
    return prefixLengths.getOrDefault(addressBits, Set.of());
  }

  @Override
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    return leases.stream()
        .filter(lease -> lease.terms().eraseOn().filter(day -> !day.isAfter(upTo)).isPresent())
        .sorted(Comparator.comparing(lease -> lease.terms().eraseOn().orElseThrow()))
        .limit(limit)
        .toList();
  }

  @Override
  public int erase(Collection<UUID> ids) {
    int before = leases.size();
    leases.removeIf(lease -> ids.contains(lease.id()));
    return before - leases.size();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    int before = leases.size() + entries.size();
    leases.removeIf(lease -> lease.key().subject().equals(subject));
    entries.removeIf(entry -> entry.subject().equals(subject));
    return before - leases.size() - entries.size();
  }

  private static boolean has(LeaseEntry lease, int port) {
    return lease.key().ports().map(block -> block.contains(port)).orElse(true);
  }

  private static boolean isSame(LeaseEntry one, LeaseEntry other) {
    return one.key().equals(other.key())
        && one.terms().tenure().from().equals(other.terms().tenure().from());
  }
}
