package org.trygg.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.trygg.cipher.RawKey;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The key rings of all subjects: made when first needed, changed, and destroyed.
///
/// Opened rings are kept for a while, found only by the very row they were opened from. Row and
/// tombstone are read each time, together, so a ring that was changed, destroyed or never committed
/// is never used, whichever server did that, nor one that was put back. Runs inside the gate's
/// transaction.
public final class KeyRings {
  private static final int MAX_OPENED = 10_000;
  private static final Duration MAX_IDLE = Duration.ofMinutes(10);

  private final KeyRingStore store;
  private final KeyEncryption encryption;
  private final Tagging tombstones;
  private final SecureRandom random;
  private final RingCache opened;

  /// @param encryption seals the rings
  /// @param tombstones makes the tags under which erased subjects are remembered
  public KeyRings(
      KeyRingStore store, KeyEncryption encryption, Tagging tombstones, SecureRandom random) {
    this(store, encryption, tombstones, random, new RingCache(MAX_OPENED, MAX_IDLE));
  }

  KeyRings(
      KeyRingStore store,
      KeyEncryption encryption,
      Tagging tombstones,
      SecureRandom random,
      RingCache opened) {
    this.store = store;
    this.encryption = encryption;
    this.tombstones = tombstones;
    this.random = random;
    this.opened = opened;
  }

  /// The key to seal with, made when there is none; the ring is held until the transaction ends, so
  /// that the key cannot be destroyed between sealing and commit.
  ///
  /// @throws SubjectErasedException if the subject was erased
  public CategoryKey keyForSealing(SubjectRef subject, Category category) {
    return new Held(this, List.of()).keyForSealing(subject, category);
  }

  /// Holds the rings of the subjects until the transaction ends, in one statement for a thousand as
  /// for one. A subject that has none yet gets one when it is asked for.
  ///
  /// @throws SubjectErasedException if one of the subjects was erased and its ring put back
  public Held hold(Set<SubjectRef> subjects) {
    List<Tag> tags = subjects.stream().flatMap(each -> tags(each).stream()).toList();
    KeyRingStore.Several several = store.lock(subjects, tags);
    var gone = new HashSet<>(subjects);
    for (SealedRing row : several.rings()) {
      gone.remove(row.subject());
      boolean isBuried =
          !several.buried().isEmpty()
              && tags(row.subject()).stream().anyMatch(several.buried()::contains);
      var _ = ofLiving(row.subject(), new KeyRingStore.Stored(Optional.of(row), isBuried));
    }
    gone.forEach(opened::drop);
    return new Held(this, several.rings());
  }

  /// Key rings that a transaction holds until it ends: what is sealed with them stays readable
  /// until the subject is erased after that. Good within the transaction, for one thread.
  public static final class Held {
    private final KeyRings rings;
    private final Map<SubjectRef, SealedRing> rows = new HashMap<>();
    private final Sealing sealing;

    private Held(KeyRings rings, Collection<SealedRing> held) {
      this.rings = rings;
      this.sealing = new Sealing(rings.random);
      held.forEach(row -> rows.put(row.subject(), row));
    }

    /// The subject's salt, 32 random bytes.
    ///
    /// @throws SubjectErasedException if the subject was erased
    public byte[] salt(SubjectRef subject) {
      return rings.salt(row(subject));
    }

    /// The key to seal with, made when there is none.
    ///
    /// @throws SubjectErasedException if the subject was erased
    public CategoryKey keyForSealing(SubjectRef subject, Category category) {
      SealedRing row = row(subject);
      Optional<CategoryKey> key = rings.key(row, category, sealing);
      return key.orElseGet(() -> {
        SealedRing next = rings.withNewKey(row, category);
        rows.put(subject, next);
        return rings.key(next, category, sealing).orElseThrow();
      });
    }

    private SealedRing row(SubjectRef subject) {
      return rows.computeIfAbsent(subject, rings::lockOrMake);
    }
  }

  /// The key to open with; empty if the category has none, or it was destroyed.
  ///
  /// @throws SubjectErasedException if the subject was erased
  public Optional<CategoryKey> keyForOpening(SubjectRef subject, Category category) {
    return read(subject).flatMap(ring -> keyForOpening(ring, category));
  }

  /// The same, from a ring that was read together with what it is to open.
  public Optional<CategoryKey> keyForOpening(SealedRing ring, Category category) {
    return key(ring, category, new Sealing(random));
  }

  /// The subject's salt, 32 random bytes, for commitments that are to be void once it is erased.
  /// Nor is it until the transaction ends: what is committed to in it is there for the erasure to
  /// find.
  ///
  /// @throws SubjectErasedException if the subject was erased
  public byte[] salt(SubjectRef subject) {
    Optional<SealedRing> row = ofLiving(subject, store.keep(subject, tags(subject)));
    return salt(row.orElseGet(() -> lockOrMake(subject)));
  }

  /// The same, from a ring that was read already.
  public byte[] salt(SealedRing ring) {
    return using(ring, OpenedRing::salt);
  }

  /// The tags under which the subject is remembered once it is erased.
  public List<Tag> tombstonesOf(SubjectRef subject) {
    return tags(subject);
  }

  /// Destroys the category's keys; one made later is another, and does not open what these sealed.
  public void forget(SubjectRef subject, Category category) {
    lock(subject).ifPresent(row -> changed(row, ring -> ring.forget(category)));
  }

  /// Makes a new key for every category of the subject that has one; what was sealed before still
  /// opens with the keys before, until [#endRekeying].
  ///
  /// @return false, and nothing done, if that was begun before, or there is no key
  public boolean beginRekeying(SubjectRef subject) {
    return lock(subject)
        .filter(row -> is(row, ring -> ring.isLive() && !ring.isBetweenKeys()))
        .map(row -> changed(row, ring -> ring.makeAll(random)))
        .isPresent();
  }

  /// Destroys every key but the newest of each category. What is sealed with them is lost.
  public void endRekeying(SubjectRef subject) {
    lock(subject)
        .filter(row -> is(row, KeyRing::isBetweenKeys))
        .ifPresent(row -> changed(row, KeyRing::forgetOlder));
  }

  /// The categories of the subject that have a key.
  public SortedSet<Category> categories(SubjectRef subject) {
    return read(subject)
        .map(row -> opened.get(row, this::open).categories())
        .orElseGet(TreeSet::new);
  }

  /// Destroys the ring and leaves a tombstone. Doing it again changes nothing.
  public void destroy(SubjectRef subject, Instant at) {
    if (store.lock(subject, tags(subject)).ring().isEmpty()) {
      claim(subject);
    }
    store.bury(tombstones.tag(input(subject)), at);
    store.remove(subject);
    opened.drop(subject);
  }

  /// Whether the subject was erased.
  public boolean isErased(SubjectRef subject) {
    return store.isBuried(tags(subject));
  }

  /// A copy of the raw key, which the caller closes.
  RawKey take(SealedRing row, Category category, int generation) {
    return using(row, ring -> ring.take(category, generation));
  }

  boolean has(SealedRing row, Category category, int generation) {
    return opened.get(row, this::open).has(category, generation);
  }

  /// The ring of at least this version: the one at hand, or the one stored meanwhile, for whoever
  /// reads data that is newer than the ring it read before.
  ///
  /// @throws UnreadableException if there is none: then an older ring was put back
  SealedRing atLeast(int version, SealedRing row) {
    if (version <= row.version()) {
      return row;
    }
    return read(row.subject())
        .filter(now -> now.version() >= version)
        .orElseThrow(
            () -> new UnreadableException("The key ring is older than the data: it was put back"));
  }

  private Optional<SealedRing> read(SubjectRef subject) {
    return ofLiving(subject, store.read(subject, tags(subject)));
  }

  private Optional<SealedRing> lock(SubjectRef subject) {
    return ofLiving(subject, store.lock(subject, tags(subject)));
  }

  private SealedRing lockOrMake(SubjectRef subject) {
    return lock(subject).orElseGet(() -> make(subject));
  }

  private SealedRing make(SubjectRef subject) {
    SealedRing first = claim(subject);
    // After the insert, which waited for any transaction that was destroying the ring.
    if (isErased(subject)) {
      throw SubjectErasedException.known();
    }
    return first;
  }

  /// Makes sure of a row that this transaction holds, so that two can neither make nor destroy at
  /// once. If the row of another is destroyed just then, its tombstone is there to be found.
  private SealedRing claim(SubjectRef subject) {
    try (KeyRing fresh = KeyRing.fresh(random)) {
      SealedRing first = SealedRing.seal(subject, 1, fresh, encryption);
      return store.insert(first) ? first : store.lock(subject, List.of()).ring().orElse(first);
    }
  }

  /// The ring with a new key for the category, which it lacks.
  private SealedRing withNewKey(SealedRing row, Category category) {
    return changed(row, ring -> ring.make(category, random));
  }

  private SealedRing changed(SealedRing row, Consumer<KeyRing> change) {
    try (KeyRing ring = row.open(encryption)) {
      change.accept(ring);
      SealedRing next = SealedRing.seal(row.subject(), row.version() + 1, ring, encryption);
      if (!store.replace(next)) {
        throw new IllegalStateException(
            "A key ring changed while it was held: is a transaction open?");
      }
      opened.drop(row.subject());
      return next;
    }
  }

  private boolean is(SealedRing row, Predicate<KeyRing> what) {
    try (KeyRing ring = row.open(encryption)) {
      return what.test(ring);
    }
  }

  private Optional<CategoryKey> key(SealedRing row, Category category, Sealing sealing) {
    OptionalInt newest = opened.get(row, this::open).newest(category);
    return newest.isPresent()
        ? Optional.of(new CategoryKey(this, row, category, newest.getAsInt(), sealing))
        : Optional.empty();
  }

  /// Takes something out of the ring, or, when it leaves the cache at that very moment, out of one
  /// opened for this once.
  private <T> T using(SealedRing row, Function<OpenedRing, Optional<T>> taking) {
    return taking
        .apply(opened.get(row, this::open))
        .orElseGet(() -> {
          OpenedRing once = open(row);
          try {
            return taking.apply(once).orElseThrow();
          } finally {
            once.wipe();
          }
        });
  }

  private OpenedRing open(SealedRing row) {
    try (KeyRing ring = row.open(encryption)) {
      return ring.use(row);
    }
  }

  /// What is stored, unless the subject was erased; then nothing of it stays in memory either.
  private Optional<SealedRing> ofLiving(SubjectRef subject, KeyRingStore.Stored stored) {
    if (stored.ring().isEmpty() || stored.buried()) {
      opened.drop(subject);
    }
    if (stored.buried()) {
      throw stored.ring().isPresent()
          ? SubjectErasedException.ringPutBack()
          : SubjectErasedException.known();
    }
    return stored.ring();
  }

  private List<Tag> tags(SubjectRef subject) {
    return tombstones.tags(input(subject));
  }

  private static byte[] input(SubjectRef subject) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(subject.value().getMostSignificantBits())
        .putLong(subject.value().getLeastSignificantBits())
        .array();
  }
}
