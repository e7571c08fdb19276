package org.trygg.identifiers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.keys.Tag;
import org.trygg.keys.Tagging;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.SubjectRef;

/// Leads from identifiers to subjects without holding the identifiers: each is a tag, HMAC-SHA256
/// of kind and normal form under a key outside the database. Runs inside the gate's transaction.
///
/// The key is one for all subjects: a look-up starts from the value, before any subject is known.
public final class BlindIndex {
  private final IdentifierStore store;
  private final Tagging tagging;

  /// @param tagging a keyset of its own
  public BlindIndex(IdentifierStore store, Tagging tagging) {
    this.store = store;
    this.tagging = tagging;
  }

  /// That an identifier leads to a subject.
  public record Lead(Identifier identifier, SubjectRef subject) {
    @Override
    public String toString() {
      return "Lead[REDACTED]";
    }
  }

  /// That a subject had an address.
  public record Leased(AddressLease lease, SubjectRef subject) {
    @Override
    public String toString() {
      return "Leased[REDACTED]";
    }
  }

  /// Adds that the identifier leads to the subject.
  public void add(Identifier identifier, SubjectRef subject) {
    add(List.of(new Lead(identifier, subject)));
  }

  /// Adds that identifiers lead to subjects, in one write.
  public void add(Collection<Lead> leads) {
    if (!leads.isEmpty()) {
      store.add(
          leads.stream()
              .map(each ->
                  new IdentifierStore.Lead(tagging.tag(input(each.identifier)), each.subject))
              .distinct()
              .toList());
    }
  }

  /// Removes that the identifier leads to the subject; others that share it stay.
  public void remove(Identifier identifier, SubjectRef subject) {
    store.remove(tagging.tags(input(identifier)), subject);
  }

  /// Whom the identifier leads to.
  public Holder find(Identifier identifier) {
    Set<SubjectRef> subjects = store.subjects(tagging.tags(input(identifier)));
    return holder(subjects, Holder.Certainty.CERTAIN);
  }

  /// Whom each of the identifiers leads to, in one read.
  public Map<Identifier, Holder> find(Set<Identifier> identifiers) {
    var tags = new HashMap<Identifier, List<Tag>>();
    identifiers.forEach(each -> tags.put(each, tagging.tags(input(each))));
    Map<Tag, Set<SubjectRef>> leads =
        tags.isEmpty()
            ? Map.of()
            : store.leads(tags.values().stream().flatMap(List::stream).toList()).stream()
                .collect(
                    Collectors.groupingBy(
                        IdentifierStore.Lead::tag,
                        Collectors.mapping(IdentifierStore.Lead::subject, Collectors.toSet())));
    var found = new HashMap<Identifier, Holder>();
    tags.forEach((each, its) ->
        found.put(
            each,
            holder(
                its.stream()
                    .flatMap(tag -> leads.getOrDefault(tag, Set.of()).stream())
                    .collect(Collectors.toSet()),
                Holder.Certainty.CERTAIN)));
    return found;
  }

  /// Adds a lease, or puts what is now known of it in the place of what was: a lease is the same if
  /// address, ports, subject and beginning are.
  public void put(AddressLease lease, SubjectRef subject) {
    put(List.of(new Leased(lease, subject)));
  }

  /// The same of several, in the order in which they came; in one write.
  public void put(List<Leased> leased) {
    leased.stream()
        .map(each -> each.lease.prefix())
        .map(prefix -> List.of(prefix.addressBits(), prefix.length()))
        .distinct()
        .forEach(each -> store.addPrefixLength(each.getFirst(), each.getLast()));
    if (!leased.isEmpty()) {
      store.put(leased.stream().map(this::entry).toList());
    }
  }

  private LeaseEntry entry(Leased leased) {
    AddressLease lease = leased.lease;
    Tag tag = tagging.tag(lease.prefix().input());
    return new LeaseEntry(
        UUID.randomUUID(),
        new LeaseEntry.Key(tag, leased.subject, lease.ports()),
        new LeaseEntry.Terms(lease.tenure(), lease.eraseOn()));
  }

  /// Who held the address at the instant.
  ///
  /// @param port the source port seen, when there is one: it tells apart who shares the address
  public Holder holder(InetAddress address, OptionalInt port, Instant at) {
    AddressPrefix single = AddressPrefix.single(address);
    List<Tag> tags =
        store.prefixLengths(single.addressBits()).stream()
            .map(length -> new AddressPrefix(address, length))
            .flatMap(prefix -> tagging.tags(prefix.input()).stream())
            .toList();
    List<LeaseEntry> leases = store.leases(tags, port, at);
    boolean certain = leases.stream().anyMatch(lease -> isCertain(lease, port));
    return holder(
        leases.stream().map(lease -> lease.key().subject()).collect(Collectors.toSet()),
        certain ? Holder.Certainty.CERTAIN : Holder.Certainty.UNCERTAIN);
  }

  /// Leases to be gone on or before the day, the most overdue first.
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    return store.due(upTo, limit);
  }

  /// Erases leases by their ids.
  ///
  /// @return how many were there
  public int erase(Collection<UUID> leases) {
    return store.erase(leases);
  }

  /// Erases everything that leads to the subject.
  ///
  /// @return how many entries there were
  public int erase(SubjectRef subject) {
    return store.eraseAll(subject);
  }

  private static boolean isCertain(LeaseEntry lease, OptionalInt port) {
    boolean portUnknown = lease.key().ports().isPresent() && port.isEmpty();
    return !lease.terms().tenure().uncertain() && !portUnknown;
  }

  private static Holder holder(Set<SubjectRef> subjects, Holder.Certainty certainty) {
    return switch (subjects.size()) {
      case 0 -> new Holder.None();
      case 1 -> new Holder.One(subjects.iterator().next(), certainty);
      default -> new Holder.Ambiguous(subjects.size());
    };
  }

  private static byte[] input(Identifier identifier) {
    return ("identifier v1|" + identifier.kind() + "|" + identifier.value()).getBytes(UTF_8);
  }
}
