package org.trygg.identifiers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Leases leases;

  /// An index with the usual bounds.
  ///
  /// @param tagging a keyset of its own
  public BlindIndex(IdentifierStore store, Tagging tagging) {
    this(store, tagging, Bounds.USUAL);
  }

  /// @param tagging a keyset of its own
  /// @param bounds how far the times that the network tells are believed
  public BlindIndex(IdentifierStore store, Tagging tagging, Bounds bounds) {
    this.store = store;
    this.tagging = tagging;
    this.leases = new Leases(store.leases(), tagging, bounds);
  }

  /// That an identifier leads to a subject.
  public record Lead(Identifier identifier, SubjectRef subject) {
    @Override
    public String toString() {
      return "Lead[REDACTED]";
    }
  }

  /// Adds that the identifier leads to the subject.
  public void add(Identifier identifier, SubjectRef subject) {
    add(List.of(new Lead(identifier, subject)));
  }

  /// Adds that identifiers lead to subjects, in one write.
  public void add(Collection<Lead> leads) {
    if (!leads.isEmpty()) {
      store.add(leads.stream().map(this::tagged).collect(Collectors.toSet()), tagging.keyNumber());
    }
  }

  private IdentifierStore.Lead tagged(Lead lead) {
    return new IdentifierStore.Lead(tagging.tag(input(lead.identifier)), lead.subject);
  }

  /// Removes that the identifier leads to the subject; others that share it stay.
  public void remove(Identifier identifier, SubjectRef subject) {
    store.remove(tagging.tags(input(identifier)), subject);
  }

  /// Lets only these of all identifiers lead to the subject, and no other; what did not lead there
  /// before does not now. Leases stay.
  public void keepOnly(Set<Identifier> identifiers, SubjectRef subject) {
    store.retain(
        identifiers.stream()
            .flatMap(each -> tagging.tags(input(each)).stream())
            .collect(Collectors.toSet()),
        subject);
  }

  /// Whom the identifier leads to.
  public Holder find(Identifier identifier) {
    return holder(store.subjects(tagging.tags(input(identifier))));
  }

  /// Whom each of the identifiers leads to, in one read.
  public Map<Identifier, Holder> find(Set<Identifier> identifiers) {
    var tags = new HashMap<Identifier, List<Tag>>();
    identifiers.forEach(each -> tags.put(each, tagging.tags(input(each))));
    Map<Tag, Set<SubjectRef>> subjects =
        subjects(tags.values().stream().flatMap(List::stream).toList());
    var found = new HashMap<Identifier, Holder>();
    tags.forEach((each, its) ->
        found.put(
            each,
            holder(
                its.stream()
                    .flatMap(tag -> subjects.getOrDefault(tag, Set.of()).stream())
                    .collect(Collectors.toSet()))));
    return found;
  }

  private Map<Tag, Set<SubjectRef>> subjects(List<Tag> tags) {
    return tags.isEmpty()
        ? Map.of()
        : store.leads(tags).stream()
            .collect(
                Collectors.groupingBy(
                    IdentifierStore.Lead::tag,
                    Collectors.mapping(IdentifierStore.Lead::subject, Collectors.toSet())));
  }

  /// Who had which address, and when.
  public Leases leases() {
    return leases;
  }

  /// Subjects whose identifiers are still to be tagged with the current key.
  public List<SubjectRef> toRetag(int limit) {
    return store.subjectsUnderOtherKeys(tagging.keyNumber(), limit);
  }

  /// Drops what other keys made that leads to the subject.
  ///
  /// @return how many tags there were; what they told is to be added again
  public int dropOtherKeys(SubjectRef subject) {
    return store.removeUnderOtherKeys(tagging.keyNumber(), subject);
  }

  /// How much other keys than the current one are still needed for.
  public Rotation rotation() {
    int current = tagging.keyNumber();
    return new Rotation(
        store.countUnderOtherKeys(current), store.leases().countUnderOtherKeys(current));
  }

  /// Erases everything that leads to the subject.
  ///
  /// @return how many entries there were
  public int erase(SubjectRef subject) {
    return store.eraseAll(subject);
  }

  private static Holder holder(Set<SubjectRef> subjects) {
    return switch (subjects.size()) {
      case 0 -> new Holder.None();
      case 1 -> new Holder.One(subjects.iterator().next(), Holder.Certainty.CERTAIN);
      default -> new Holder.Ambiguous(subjects.size());
    };
  }

  private static byte[] input(Identifier identifier) {
    return ("identifier v1|" + identifier.kind() + "|" + identifier.value()).getBytes(UTF_8);
  }
}
