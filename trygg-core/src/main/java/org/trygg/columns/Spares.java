package org.trygg.columns;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Things that cost more to make than to use, such as native contexts: each lent to one borrower at
/// a time. For use by many threads, virtual ones too.
///
/// Nobody waits: who finds none makes one. What comes back when enough lie ready is closed, and so
/// is what failed in use, for nobody knows its state.
final class Spares<T> {
  private final Supplier<T> maker;
  private final Consumer<T> closer;
  private final Queue<T> ready;

  /// @param most how many lie ready at most; from 1
  Spares(int most, Supplier<T> maker, Consumer<T> closer) {
    this.maker = maker;
    this.closer = closer;
    this.ready = new ArrayBlockingQueue<>(most);
  }

  <R> R lend(Function<? super T, R> use) {
    T one = Optional.ofNullable(ready.poll()).orElseGet(maker);
    boolean returned = false;
    try {
      R result = use.apply(one);
      returned = ready.offer(one);
      return result;
    } finally {
      if (!returned) {
        closer.accept(one);
      }
    }
  }
}
