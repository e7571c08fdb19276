package org.trygg.server.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.SubjectRef;

/// Standings read before, each with the stamp of the row it was read from, so that nobody takes
/// apart the same JSON twice. The row is asked each time: what has changed is never used.
final class StandingCache {
  private static final int MOST = 50_000;
  private static final Duration MOST_IDLE = Duration.ofMinutes(10);

  private final Cache<SubjectRef, Read> read =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(MOST_IDLE).build();

  /// A standing as it stood in a row.
  ///
  /// @param stamp the transaction that wrote the row, and the row's version: the version alone
  ///   comes again after a transaction that was undone
  record Read(String stamp, Standing standing) {}

  /// Those of the subjects that were read before.
  Map<SubjectRef, Read> of(Collection<SubjectRef> subjects) {
    return read.getAllPresent(subjects);
  }

  void put(Read fresh) {
    read.put(fresh.standing.subject(), fresh);
  }

  void drop(SubjectRef subject) {
    read.invalidate(subject);
  }
}
