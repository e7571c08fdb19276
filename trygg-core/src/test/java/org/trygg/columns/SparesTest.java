package org.trygg.columns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparesTest {
  private final List<Integer> closed = new ArrayList<>();
  private final AtomicInteger made = new AtomicInteger();
  private final Spares<Integer> spares = new Spares<>(2, made::incrementAndGet, closed::add);

  @Test
  void whatCameBackIsLentAgain() {
    for (int i = 0; i < 10; i++) {
      assertThat(spares.<Integer>lend(one -> one)).isEqualTo(1);
    }
    assertThat(closed).isEmpty();
  }

  @Test
  void nobodyHasOneThatAnotherIsUsing() {
    List<Integer> atOnce = spares.lend(first -> spares.lend(second -> List.of(first, second)));

    assertThat(atOnce).containsExactly(1, 2);
  }

  @Test
  void whatIsMoreThanEnoughIsClosed() {
    spares.lend(_ -> spares.lend(_ -> spares.lend(_ -> true)));

    assertThat(closed).hasSize(1);
    assertThat(made).hasValue(3);
  }

  @Test
  void whatFailedInUseIsClosedAndNeverLentAgain() {
    assertThatThrownBy(() ->
            spares.lend(_ -> {
              throw new DamagedException();
            }))
        .isInstanceOf(DamagedException.class);

    assertThat(closed).containsExactly(1);
    assertThat(spares.<Integer>lend(one -> one)).isEqualTo(2);
  }

  @Test
  void manyVirtualThreadsSqueezeAtOnceAndGetTheirOwnBytesBack() throws Exception {
    var squeeze = new Squeeze("door opened, door closed".getBytes(UTF_8), 3);
    List<Callable<Boolean>> all =
        IntStream.range(0, 500)
            .<Callable<Boolean>>mapToObj(i ->
                () -> {
                  byte[] plain = ("door opened " + i).repeat(1 + i % 40).getBytes(UTF_8);
                  return Arrays.equals(
                      squeeze.release(squeeze.squeeze(plain), plain.length), plain);
                })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(all)) {
        assertThat(each.get()).isTrue();
      }
    }
  }
}
