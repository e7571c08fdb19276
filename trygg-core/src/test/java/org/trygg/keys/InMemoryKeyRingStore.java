package org.trygg.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trygg.vocabulary.SubjectRef;

/// Sealed rings in memory; for one thread.
public final class InMemoryKeyRingStore implements KeyRingStore {
  private final Map<SubjectRef, SealedRing> rings = new HashMap<>();
  private final Map<Tag, Instant> tombstones = new HashMap<>();

  @Override
  public Optional<SealedRing> read(SubjectRef subject) {
    return Optional.ofNullable(rings.get(subject));
  }

  @Override
  public Optional<SealedRing> lock(SubjectRef subject) {
    return read(subject);
  }

  @Override
  public List<SealedRing> lock(Collection<SubjectRef> subjects) {
    return subjects.stream()
        .sorted()
        .distinct()
        .flatMap(each -> Stream.ofNullable(rings.get(each)))
        .toList();
  }

  @Override
  public boolean insert(SealedRing first) {
    return rings.putIfAbsent(first.subject(), first) == null;
  }

  @Override
  public boolean replace(SealedRing next) {
    boolean follows =
        read(next.subject()).filter(ring -> ring.version() == next.version() - 1).isPresent();
    if (follows) {
      rings.put(next.subject(), next);
    }
    return follows;
  }

  @Override
  public void remove(SubjectRef subject) {
    rings.remove(subject);
  }

  @Override
  public void bury(Tag tag, Instant at) {
    tombstones.putIfAbsent(tag, at);
  }

  @Override
  public boolean isBuried(List<Tag> tags) {
    return tags.stream().anyMatch(tombstones::containsKey);
  }
}
