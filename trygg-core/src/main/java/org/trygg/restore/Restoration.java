package org.trygg.restore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// What a database put back from a backup lacks: the rings of the living under today's keys, and
/// the erasures since. On any other database it finds nothing to do.
///
/// Runs before any door opens, in a transaction.
public final class Restoration {
  private static final int PAGE = 1_000;

  private final RestoreStore store;
  private final KeysetEncryption keys;
  private final RingCopy copy;
  private final ErasureJournal journal;
  private final Function<SubjectRef, List<Tag>> tombstonesOf;

  /// @param tombstonesOf the tags under which a subject is remembered once it is erased
  public Restoration(
      RestoreStore store,
      KeysetEncryption keys,
      RingCopy copy,
      ErasureJournal journal,
      Function<SubjectRef, List<Tag>> tombstonesOf) {
    this.store = store;
    this.keys = keys;
    this.copy = copy;
    this.journal = journal;
    this.tombstonesOf = tombstonesOf;
  }

  /// Who is there as it was before.
  ///
  /// @param erased the subjects that were erased since: to be erased as they were
  /// @param changed the living whose keys changed since: what no key opens is to be erased
  public record Returned(Set<SubjectRef> erased, Set<SubjectRef> changed) {
    public Returned {
      erased = Set.copyOf(erased);
      changed = Set.copyOf(changed);
    }
  }

  /// Gives the living their rings back, and tells what is there that had gone.
  ///
  /// @throws RestoreException if a ring is sealed with a key that is neither there nor destroyed:
  ///   then the keys are older than the database
  public Returned returned() {
    keys.refresh();
    SortedSet<KeyId> destroyed = copy.destroyed();
    SortedSet<KeyId> known = new TreeSet<>(keys.older());
    known.add(keys.primary());
    destroyed.removeAll(known);
    known.addAll(destroyed);
    if (store.isAnySealedWithOther(known)) {
      throw new RestoreException(
          "The database holds key rings sealed with a key that is not in the folder of the keys:"
              + " put the newest backup of that folder back");
    }
    var changed = new HashSet<SubjectRef>();
    if (!store.sealedWith(destroyed).isEmpty()) {
      putBack(destroyed, changed);
    }
    var erased = new HashSet<>(store.sealedWith(destroyed));
    erased.addAll(ofJournal());
    changed.removeAll(erased);
    return new Returned(erased, changed);
  }

  /// Notes the erasures of the journal in the database; to be called when all returned are gone.
  public void bury(Instant at) {
    store.bury(missing(), at);
  }

  /// Writes into the journal who was erased at or after the instant.
  public void note(Instant since) {
    journal.add(store.buriedSince(since));
  }

  private void putBack(Collection<KeyId> destroyed, Set<SubjectRef> changed) {
    var page = new ArrayList<SealedRing>(PAGE);
    copy.rings(ring -> {
      page.add(ring);
      if (page.size() == PAGE) {
        changed.addAll(store.putBack(page, destroyed));
        page.clear();
      }
    });
    changed.addAll(store.putBack(page, destroyed));
  }

  private List<SubjectRef> ofJournal() {
    Set<Tag> missing = missing();
    var returned = new ArrayList<SubjectRef>();
    List<SealedRing> page = missing.isEmpty() ? List.of() : store.rings(Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .map(SealedRing::subject)
          .filter(each -> tombstonesOf.apply(each).stream().anyMatch(missing::contains))
          .forEach(returned::add);
      page = store.rings(Optional.of(page.getLast().subject()), PAGE);
    }
    return returned;
  }

  private Set<Tag> missing() {
    var missing = new HashSet<>(journal.tags());
    missing.removeAll(store.buriedSince(Instant.EPOCH));
    return missing;
  }
}
