package org.trygg.identifiers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.trygg.keys.Tag;
import org.trygg.keys.Tagging;
import org.trygg.vocabulary.SubjectRef;

/// Who had which address, and when, without holding the addresses. Runs inside the gate's
/// transaction.
///
/// Kept is what was told; what was not, such as a lost stop, is inferred when asked. So the answer
/// hangs on what was told, and not on the order in which it came.
public final class Leases {
  private final LeaseStore store;
  private final Tagging tagging;
  private final Bounds bounds;

  /// The lengths of prefixes as last read; only ever more, so that their number tells whether they
  /// are all.
  private volatile Set<PrefixLength> lengths = Set.of();

  Leases(LeaseStore store, Tagging tagging, Bounds bounds) {
    this.store = store;
    this.tagging = tagging;
    this.bounds = bounds;
  }

  /// That a lease is told of a subject.
  public record Leased(AddressLease lease, SubjectRef subject) {
    @Override
    public String toString() {
      return "Leased[REDACTED]";
    }
  }

  /// Adds what is told of a lease to what is known of it, whichever came first.
  public void put(AddressLease lease, SubjectRef subject) {
    put(List.of(new Leased(lease, subject)));
  }

  /// The same of several. The lengths go in first and in one order, so that two who add the same
  /// wait for each other in one direction only.
  public void put(List<Leased> leased) {
    leased.stream()
        .map(each -> PrefixLength.of(each.lease.prefix()))
        .distinct()
        .sorted(PrefixLength.ORDER)
        .forEach(store::addPrefixLength);
    leased.forEach(this::fold);
  }

  private void fold(Leased leased) {
    AddressLease lease = leased.lease;
    LeaseEntry told = entry(lease, leased.subject);
    List<LeaseEntry> held =
        store.alike(told, tagging.tags(lease.prefix().input()), sessions(lease)).stream()
            .filter(each -> isSame(each, told))
            .toList();
    store.put(held.stream().reduce(told, LeaseEntry::with));
    List<UUID> folded =
        held.stream().limit(Math.max(0, held.size() - 1)).map(LeaseEntry::id).toList();
    if (!folded.isEmpty()) {
      store.erase(folded);
    }
  }

  /// Who held the address at the instant.
  public Holder holder(Sighting sighting) {
    LeaseStore.Seen seen = store.seen(window(sighting));
    while (seen.prefixLengths() != lengths.size()) {
      lengths = store.prefixLengths();
      seen = store.seen(window(sighting));
    }
    return new Reckoning(seen.candidates(), sighting, bounds).holder();
  }

  /// Leases to be gone on or before the day, the most overdue first.
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    return store.due(upTo, limit);
  }

  /// The origins of all leases of the subject, each once.
  public List<LeaseOrigin> origins(SubjectRef subject) {
    return store.origins(subject);
  }

  /// Gives the subject's leases of that origin another day of erasure.
  ///
  /// @return how many there were
  public int redate(SubjectRef subject, LeaseOrigin origin, Optional<LocalDate> eraseOn) {
    return store.redate(subject, origin, eraseOn);
  }

  /// Erases the subject's leases of that origin.
  ///
  /// @return how many there were
  public int erase(SubjectRef subject, LeaseOrigin origin) {
    return store.erase(subject, origin);
  }

  /// Erases leases by their ids.
  ///
  /// @return how many were there
  public int erase(Collection<UUID> leases) {
    return store.erase(leases);
  }

  private boolean isSame(LeaseEntry held, LeaseEntry told) {
    return told.key().tags().session().isEmpty()
        || held.tenure().isSameRun(told.tenure(), bounds.silence());
  }

  private LeaseEntry entry(AddressLease lease, SubjectRef subject) {
    var tags =
        new LeaseEntry.Tags(
            tagging.keyNumber(),
            tagging.tag(lease.prefix().input()),
            lease.tie().session().map(each -> tagging.tag(input("session", each))),
            lease.tie().line().map(each -> tagging.tag(input("line", each))));
    return new LeaseEntry(
        UUID.randomUUID(),
        new LeaseEntry.Key(tags, subject, lease.ports()),
        lease.tenure(),
        lease.origin());
  }

  private List<Tag> sessions(AddressLease lease) {
    return lease
        .tie()
        .session()
        .map(each -> tagging.tags(input("session", each)))
        .orElse(List.of());
  }

  private LeaseStore.Window window(Sighting sighting) {
    Instant first = sighting.at().minus(bounds.tolerance());
    return new LeaseStore.Window(
        blocks(sighting),
        sighting.port(),
        first,
        sighting.at().plus(bounds.tolerance()),
        first.minus(bounds.silence()));
  }

  /// The tags of every block that may hold the address: of the address itself at least.
  private List<List<Tag>> blocks(Sighting sighting) {
    int bits = AddressPrefix.single(sighting.address()).addressBits();
    IntStream known =
        lengths.stream().filter(each -> each.addressBits() == bits).mapToInt(PrefixLength::length);
    return IntStream.concat(IntStream.of(bits), known)
        .distinct()
        .mapToObj(length -> new AddressPrefix(sighting.address(), length))
        .map(prefix -> tagging.tags(prefix.input()))
        .toList();
  }

  private static byte[] input(String what, String value) {
    return (what + " v1|" + value).getBytes(UTF_8);
  }
}
