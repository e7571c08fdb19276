package org.trygg.identifiers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Leases in memory; for one thread.
final class InMemoryLeaseStore implements LeaseStore {
  private final Map<UUID, LeaseEntry> leases = new LinkedHashMap<>();
  private final Set<PrefixLength> lengths = new HashSet<>();

  @Override
  public void put(LeaseEntry lease) {
    leases.put(lease.id(), lease);
  }

  @Override
  public List<LeaseEntry> alike(
      LeaseEntry lease, Collection<Tag> addresses, Collection<Tag> sessions) {
    return leases.values().stream()
        .filter(held -> held.key().subject().equals(lease.key().subject()))
        .filter(held -> held.key().ports().equals(lease.key().ports()))
        .filter(held -> addresses.contains(held.key().tags().address()))
        .filter(held ->
            held.key()
                .tags()
                .session()
                .map(sessions::contains)
                .orElse(sessions.isEmpty() && held.tenure().from().equals(lease.tenure().from())))
        .toList();
  }

  @Override
  public Seen seen(Window window) {
    List<Candidate> candidates =
        window.blocks().stream()
            .flatMap(block ->
                leases.values().stream()
                    .filter(lease -> block.contains(lease.key().tags().address()))
                    .filter(lease -> mayHold(lease, window))
                    .map(lease -> candidate(lease, next(lease, block))))
            .toList();
    return new Seen(candidates, lengths.size());
  }

  private static Candidate candidate(LeaseEntry lease, Optional<Next> next) {
    LeaseEntry.Key key = lease.key();
    return new Candidate(key.subject(), key.ports().isPresent(), lease.tenure(), next);
  }

  private static boolean mayHold(LeaseEntry lease, Window window) {
    Tenure tenure = lease.tenure();
    boolean lasts =
        tenure
            .until()
            .map(until -> !until.isBefore(window.first()))
            .orElseGet(() -> tenure.seen().isAfter(window.heardAfter()));
    boolean port =
        lease.key().ports().isEmpty()
            || window.port().isEmpty()
            || lease.key().ports().get().contains(window.port().getAsInt());
    return lasts && port && !tenure.from().isAfter(window.last());
  }

  private Optional<Next> next(LeaseEntry lease, List<Tag> block) {
    if (lease.tenure().end() instanceof Tenure.End.Told) {
      return Optional.empty();
    }
    LeaseEntry.Tags tags = lease.key().tags();
    return leases.values().stream()
        .filter(each -> each.tenure().from().isAfter(lease.tenure().seen()))
        .filter(
            each -> tags.session().isEmpty() || !each.key().tags().session().equals(tags.session()))
        .filter(each ->
            isOnBlock(each, block, lease)
                || (tags.line().isPresent() && tags.line().equals(each.key().tags().line())))
        .map(each ->
            new Next(each.tenure().from(), each.key().subject().equals(lease.key().subject())))
        .min(Comparator.comparing(Next::from).thenComparing(Next::sameSubject));
  }

  private static boolean isOnBlock(LeaseEntry each, List<Tag> block, LeaseEntry lease) {
    Optional<PortBlock> ports = lease.key().ports();
    Optional<PortBlock> others = each.key().ports();
    return block.contains(each.key().tags().address())
        && (ports.isEmpty() || others.isEmpty() || ports.get().overlaps(others.get()));
  }

  @Override
  public void addPrefixLength(PrefixLength length) {
    lengths.add(length);
  }

  @Override
  public Set<PrefixLength> prefixLengths() {
    return Set.copyOf(lengths);
  }

  @Override
  public long countUnderOtherKeys(int current) {
    return leases.values().stream().filter(each -> each.key().tags().madeWith() != current).count();
  }

  @Override
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    return leases.values().stream()
        .filter(lease -> lease.origin().eraseOn().filter(day -> !day.isAfter(upTo)).isPresent())
        .sorted(Comparator.comparing(lease -> lease.origin().eraseOn().orElseThrow()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<LeaseOrigin> origins(SubjectRef subject) {
    return leases.values().stream()
        .filter(lease -> lease.key().subject().equals(subject))
        .map(LeaseEntry::origin)
        .distinct()
        .toList();
  }

  @Override
  public int redate(SubjectRef subject, LeaseOrigin origin, Optional<LocalDate> eraseOn) {
    List<LeaseEntry> those = leases.values().stream().filter(isOf(subject, origin)).toList();
    var dated = new LeaseOrigin(origin.category(), origin.day(), origin.service(), eraseOn);
    those.forEach(each -> put(new LeaseEntry(each.id(), each.key(), each.tenure(), dated)));
    return those.size();
  }

  @Override
  public int erase(SubjectRef subject, LeaseOrigin origin) {
    return erase(isOf(subject, origin));
  }

  @Override
  public int erase(Collection<UUID> ids) {
    return erase(lease -> ids.contains(lease.id()));
  }

  int eraseAll(SubjectRef subject) {
    return erase(lease -> lease.key().subject().equals(subject));
  }

  private int erase(Predicate<LeaseEntry> those) {
    int before = leases.size();
    leases.values().removeIf(those);
    return before - leases.size();
  }

  private static Predicate<LeaseEntry> isOf(SubjectRef subject, LeaseOrigin origin) {
    return lease -> lease.key().subject().equals(subject) && lease.origin().equals(origin);
  }
}
