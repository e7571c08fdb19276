package org.trygg.keys;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.vocabulary.SubjectRef;

/// Sealed rings in memory; for one thread.
public final class InMemoryKeyRingStore implements KeyRingStore {
  private final Map<SubjectRef, SealedRing> rings = new HashMap<>();
  private final Map<Tag, Instant> tombstones = new HashMap<>();

  @Override
  public Stored read(SubjectRef subject, List<Tag> tombstones) {
    return new Stored(Optional.ofNullable(rings.get(subject)), isBuried(tombstones));
  }

  @Override
  public Stored keep(SubjectRef subject, List<Tag> tombstones) {
    return read(subject, tombstones);
  }

  @Override
  public Stored lock(SubjectRef subject, List<Tag> tombstones) {
    return read(subject, tombstones);
  }

  @Override
  public Several lock(Set<SubjectRef> subjects, List<Tag> tags) {
    List<SealedRing> held =
        subjects.stream().sorted().flatMap(each -> Stream.ofNullable(rings.get(each))).toList();
    return new Several(
        held, tags.stream().filter(tombstones::containsKey).collect(Collectors.toSet()));
  }

  @Override
  public boolean insert(SealedRing first) {
    return rings.putIfAbsent(first.subject(), first) == null;
  }

  @Override
  public boolean replace(SealedRing next) {
    boolean follows =
        read(next.subject(), List.of())
            .ring()
            .filter(ring -> ring.version() == next.version() - 1)
            .isPresent();
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
