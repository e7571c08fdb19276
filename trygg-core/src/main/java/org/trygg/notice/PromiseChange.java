package org.trygg.notice;

import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Words;

/// How a promise differs from one version to the next.
public sealed interface PromiseChange {
  PromiseId promise();

  /// Made for the first time.
  record Added(PromiseId promise, Words words) implements PromiseChange {}

  /// Made no longer.
  record Removed(PromiseId promise, Words words) implements PromiseChange {}

  /// Made in other words, in one language at least.
  record Reworded(PromiseId promise, Words before, Words after) implements PromiseChange {}
}
