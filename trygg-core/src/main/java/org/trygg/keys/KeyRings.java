package org.trygg.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The key rings of all subjects: made when first needed, changed, and destroyed.
///
/// Opened rings are kept for a while, found only by the very row they were opened from. The row is
/// read each time, so a ring that was changed, destroyed, or never committed is never used. Runs
/// inside the gate's transaction.
public final class KeyRings {
  private static final int MAX_OPENED = 10_000;
  private static final Duration MAX_IDLE = Duration.ofMinutes(10);

  private final KeyRingStore store;
  private final KeyEncryption encryption;
  private final Tagging tombstones;
  private final SecureRandom random;
  private final Cache<SealedRing, OpenedRing> opened =
      Caffeine.newBuilder().maximumSize(MAX_OPENED).expireAfterAccess(MAX_IDLE).build();

  /// @param encryption seals the rings
  /// @param tombstones makes the tags under which erased subjects are remembered
  public KeyRings(
      KeyRingStore store, KeyEncryption encryption, Tagging tombstones, SecureRandom random) {
    this.store = store;
    this.encryption = encryption;
    this.tombstones = tombstones;
    this.random = random;
  }

  /// The key to seal with, made when there is none; the ring is held until the transaction ends, so
  /// that the key cannot be destroyed between sealing and commit.
  ///
  /// @throws SubjectErasedException if the subject was erased
  public CategoryKey keyForSealing(SubjectRef subject, Category category) {
    return new Held(new HashMap<>()).keyForSealing(subject, category);
  }

  /// Holds the rings of the subjects until the transaction ends, in as many statements for a
  /// thousand as for one. A subject that has none yet gets one when it is asked for.
  ///
  /// @throws SubjectErasedException if one of the subjects was erased and its ring put back
  public Held hold(Collection<SubjectRef> subjects) {
    List<SealedRing> rows = store.lock(subjects);
    openTogether(rows);
    var bySubject = new HashMap<SubjectRef, SealedRing>();
    rows.forEach(row -> bySubject.put(row.subject(), row));
    return new Held(bySubject);
  }

  /// Rings that this transaction holds: what is sealed with them is readable until the subject is
  /// erased after the commit. Good within the transaction, for one thread.
  public final class Held {
    private final Map<SubjectRef, SealedRing> rows;

    private Held(Map<SubjectRef, SealedRing> rows) {
      this.rows = rows;
    }

    /// The subject's salt, as [KeyRings#salt] gives it.
    ///
    /// @throws SubjectErasedException if the subject was erased
    public byte[] salt(SubjectRef subject) {
      return opened(row(subject)).salt();
    }

    /// The key to seal with, made when there is none.
    ///
    /// @throws SubjectErasedException if the subject was erased
    public CategoryKey keyForSealing(SubjectRef subject, Category category) {
      SealedRing row = row(subject);
      Optional<CategoryKey> key = key(row, category);
      return key.orElseGet(() -> {
        SealedRing next = withNewKey(row, category);
        rows.put(subject, next);
        return key(next, category).orElseThrow();
      });
    }

    private SealedRing row(SubjectRef subject) {
      return rows.computeIfAbsent(subject, KeyRings.this::lockOrMake);
    }
  }

  /// The key to open with; empty if the category has none, or it was destroyed.
  ///
  /// @throws SubjectErasedException if the subject was erased
  public Optional<CategoryKey> keyForOpening(SubjectRef subject, Category category) {
    Optional<SealedRing> row = store.read(subject);
    if (row.isEmpty()) {
      refuseErased(subject);
    }
    return row.flatMap(ring -> key(ring, category));
  }

  /// The same from a ring that was read together with what it is to open.
  ///
  /// @throws SubjectErasedException if the subject was erased and its ring put back
  public Optional<CategoryKey> keyForOpening(SealedRing ring, Category category) {
    return key(ring, category);
  }

  /// The tags under which the subject is remembered once it is erased.
  public List<Tag> tombstonesOf(SubjectRef subject) {
    return tombstones.tags(input(subject));
  }

  /// The same as [#salt], from a ring that was read already.
  public byte[] salt(SealedRing ring) {
    return opened(ring).salt();
  }

  /// The subject's salt, 32 random bytes, for commitments that are to be void once it is erased.
  ///
  /// @throws SubjectErasedException if the subject was erased
  public byte[] salt(SubjectRef subject) {
    SealedRing row = store.read(subject).orElseGet(() -> lockOrMake(subject));
    return opened(row).salt();
  }

  /// Destroys the category's key; one made later is another, and does not open what this one
  /// sealed.
  public void forget(SubjectRef subject, Category category) {
    store
        .lock(subject)
        .ifPresent(row -> {
          try (KeyRing ring = row.open(encryption)) {
            ring.forget(category);
            replace(row, ring);
          }
        });
  }

  /// Destroys the ring and leaves a tombstone. Doing it again changes nothing.
  public void destroy(SubjectRef subject, Instant at) {
    SealedRing held = store.lock(subject).orElseGet(() -> claim(subject));
    store.bury(tombstones.tag(input(subject)), at);
    store.remove(subject);
    opened.invalidate(held);
  }

  /// Whether the subject was erased.
  public boolean isErased(SubjectRef subject) {
    return store.isBuried(tombstones.tags(input(subject)));
  }

  private SealedRing lockOrMake(SubjectRef subject) {
    return store.lock(subject).orElseGet(() -> make(subject));
  }

  private SealedRing make(SubjectRef subject) {
    SealedRing first = claim(subject);
    // After the insert, which waited for any transaction that was destroying the ring.
    refuseErased(subject);
    return first;
  }

  /// Makes sure of a row that this transaction holds, so that two can neither make nor destroy at
  /// once. If the row of another is destroyed just then, its tombstone is there to be found.
  private SealedRing claim(SubjectRef subject) {
    try (KeyRing fresh = KeyRing.fresh(random)) {
      SealedRing first = SealedRing.seal(subject, 1, fresh, encryption);
      return store.insert(first) ? first : store.lock(subject).orElse(first);
    }
  }

  private SealedRing withNewKey(SealedRing row, Category category) {
    try (KeyRing ring = row.open(encryption)) {
      ring.make(category, random);
      return replace(row, ring);
    }
  }

  private SealedRing replace(SealedRing row, KeyRing ring) {
    SealedRing next = SealedRing.seal(row.subject(), row.version() + 1, ring, encryption);
    if (!store.replace(next)) {
      throw new IllegalStateException(
          "A key ring changed while it was held: is a transaction open?");
    }
    opened.invalidate(row);
    return next;
  }

  private Optional<CategoryKey> key(SealedRing row, Category category) {
    return opened(row)
        .key(category)
        .map(key -> new CategoryKey(row.subject(), category, row.version(), key));
  }

  private OpenedRing opened(SealedRing row) {
    return opened.get(row, this::open);
  }

  /// Opens those that are not open yet, with one look for the tombstones of all of them.
  private void openTogether(List<SealedRing> rows) {
    List<SealedRing> closed =
        rows.stream().filter(row -> opened.getIfPresent(row) == null).toList();
    List<Tag> tags =
        closed.stream().flatMap(row -> tombstones.tags(input(row.subject())).stream()).toList();
    if (!tags.isEmpty() && store.isBuried(tags)) {
      throw new SubjectErasedException();
    }
    for (SealedRing row : closed) {
      var _ = opened.get(row, this::openLiving);
    }
  }

  private OpenedRing open(SealedRing row) {
    refuseErased(row.subject());
    return openLiving(row);
  }

  private OpenedRing openLiving(SealedRing row) {
    try (KeyRing ring = row.open(encryption)) {
      return ring.use();
    }
  }

  private void refuseErased(SubjectRef subject) {
    if (isErased(subject)) {
      throw new SubjectErasedException();
    }
  }

  private static byte[] input(SubjectRef subject) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(subject.value().getMostSignificantBits())
        .putLong(subject.value().getLeastSignificantBits())
        .array();
  }
}
