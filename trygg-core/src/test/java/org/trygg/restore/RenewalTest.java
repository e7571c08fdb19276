package org.trygg.restore;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.Tag;

/// Renewals are asked for by one process and ended by another, on the same files.
class RenewalTest {
  private static final int TIMES = 40;

  @TempDir private Path folder;

  @Test
  void aRenewalAskedForSinceTheKeysWereReadIsNotTakenForDone() {
    Renewal job = process();
    KeyId before = job.keys().primary();

    KeyId asked = process().ask();
    job.endIfDone(before);

    assertThat(job.isAsked()).isTrue();
    assertThat(job.keys().primary()).isEqualTo(asked);
    assertThat(job.keys().older()).containsExactly(before);
  }

  @Test
  void aRoundUnderAnotherKeyThanTheOneThatSealsEndsNothing() {
    Renewal job = process();
    KeyId before = job.keys().primary();
    KeyId asked = job.ask();
    job.destroy(before, _ -> List.of());

    job.endIfDone(before);
    assertThat(job.isAsked()).isTrue();
    job.endIfDone(asked);
    assertThat(job.isAsked()).isFalse();
  }

  @Test
  void ofRenewalsAskedForWhileOthersEndNoneIsLost() {
    CompletableFuture<Void> asking = runAsync(this::ask);
    while (!asking.isDone()) {
      round(process());
    }
    asking.join();
    round(process());

    assertThat(process().isAsked()).isFalse();
    assertThat(process().keys().older()).isEmpty();
  }

  /// Each is still asked for when it was asked for, or done.
  private void ask() {
    for (int i = 0; i < TIMES; i++) {
      Renewal process = process();
      KeyId before = process.keys().primary();
      process.ask();
      if (!process.isAsked()) {
        process.keys().refresh();
        assertThat(process.keys().older()).doesNotContain(before);
      }
    }
  }

  private static void round(Renewal job) {
    KeyId sealing = job.keys().primary();
    if (job.isAsked()) {
      job.keys().older().forEach(key -> job.destroy(key, _ -> List.of()));
    }
    job.endIfDone(sealing);
  }

  @Test
  void keysDestroyedByTwoProcessesAtOnceAreAllNamedInTheCopy() {
    List<KeyId> keys = List.of(new KeyId(1), new KeyId(2), new KeyId(3), new KeyId(4));
    copy(encryption()).write(new KeyId(9), _ -> List.of());

    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      keys.forEach(key -> threads.execute(() -> copy(encryption()).write(key, _ -> List.of())));
    }

    assertThat(copy(encryption()).destroyed()).containsAll(keys).hasSize(5);
  }

  @Test
  void theJournalIsWrittenWhileTheRingsAreCopied() {
    var journal = new ErasureJournal(folder.resolve("erased.tags"));
    Tag tag = new Tag(new UUID(1, 1));

    copy(encryption())
        .write(
            new KeyId(9),
            _ -> {
              runAsync(() -> journal.add(List.of(tag))).orTimeout(20, TimeUnit.SECONDS).join();
              return List.of();
            });

    assertThat(journal.tags()).containsExactly(tag);
  }

  private Renewal process() {
    KeysetEncryption keys = encryption();
    return new Renewal(keys, copy(keys), folder.resolve("renewal.asked"));
  }

  private RingCopy copy(KeysetEncryption keys) {
    return new RingCopy(folder.resolve("rings.copy"), keys);
  }

  private KeysetEncryption encryption() {
    return FileKeyset.encryption(folder.resolve("rings.keyset"));
  }
}
