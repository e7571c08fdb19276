package org.trygg.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalListener;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trygg.vocabulary.SubjectRef;

/// Opened rings, one for each subject: at most so many, none longer than it is of use, and each
/// wiped when it leaves.
///
/// A ring is given out only for the very row that it was opened from.
final class RingCache {
  private final Cache<SubjectRef, OpenedRing> opened;

  /// @param most how many rings; from 0
  /// @param idle how long a ring stays that nobody asks for
  RingCache(int most, Duration idle) {
    RemovalListener<SubjectRef, OpenedRing> wiping = (_, ring, _) -> wipe(ring);
    this.opened =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterAccess(idle)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .removalListener(wiping)
            .build();
  }

  /// The ring of this row; another of the subject's gives way to it.
  OpenedRing get(SealedRing row, Function<SealedRing, OpenedRing> opener) {
    OpenedRing here = opened.getIfPresent(row.subject());
    return here != null && here.isOf(row) ? here : exchange(row, opener);
  }

  private OpenedRing exchange(SealedRing row, Function<SealedRing, OpenedRing> opener) {
    return opened
        .asMap()
        .compute(
            row.subject(), (_, held) -> held != null && held.isOf(row) ? held : opener.apply(row));
  }

  /// Wipes the subject's ring, if it is here.
  void drop(SubjectRef subject) {
    opened.invalidate(subject);
  }

  private static void wipe(@Nullable OpenedRing ring) {
    if (ring != null) {
      ring.wipe();
    }
  }
}
