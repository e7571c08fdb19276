package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.cipher.XaesGcm;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// No two messages share a nonce under one key: not at once, not after a restart, not after a
/// restore, not even when the random generator says the same twice.
class NonceTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final Category IP_LOG = Category.of("ip-log");
  private static final byte[] SECRET = "door opened".getBytes(UTF_8);

  @TempDir private Path folder;
  private final KeyRingStore store = new InMemoryKeyRingStore();

  /// A generator in the state that a copied machine starts in, again and again.
  private static final class Stuck extends SecureRandom {
    private static final long serialVersionUID = 1;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 7);
    }
  }

  @Test
  void theSameMessageIsSealedToOtherBytesEachTime() {
    CategoryKey key = rings(new SecureRandom()).keyForSealing(ANNA, IP_LOG);
    Set<ByteBuffer> nonces = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      nonces.add(nonce(key.seal(place(5), SECRET)));
    }
    assertThat(nonces).hasSize(10_000);
  }

  @Test
  void threadsThatSealAtOnceNeverShareANonce() throws Exception {
    CategoryKey key = rings(new SecureRandom()).keyForSealing(ANNA, IP_LOG);
    Callable<List<ByteBuffer>> sealing =
        () -> {
          List<ByteBuffer> mine = new ArrayList<>();
          for (int i = 0; i < 2_000; i++) {
            mine.add(nonce(key.seal(place(5), SECRET)));
          }
          return mine;
        };
    Set<ByteBuffer> nonces = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(List.of(sealing, sealing, sealing, sealing))) {
        nonces.addAll(each.get());
      }
    }
    assertThat(nonces).hasSize(8_000);
  }

  @Test
  void aGeneratorThatRepeatsItselfNeverGivesTwoMessagesOrTwoPlacesOneNonce() {
    CategoryKey key = rings(new Stuck()).keyForSealing(ANNA, IP_LOG);
    Set<ByteBuffer> nonces = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] message = ByteBuffer.allocate(Integer.BYTES).putInt(i).array();
      nonces.add(nonce(key.seal(place(5), message)));
      nonces.add(nonce(key.seal(place(6 + i), SECRET)));
    }
    assertThat(nonces).hasSize(2_000);
  }

  @Test
  void whatRepeatsWithTheGeneratorIsTheWholeCiphertextAndNothingIsLearntFromIt() {
    CategoryKey key = rings(new Stuck()).keyForSealing(ANNA, IP_LOG);

    assertThat(key.seal(place(5), SECRET)).isEqualTo(key.seal(place(5), SECRET));
  }

  @Test
  void aDatabaseRestoredWithAGeneratorThatRepeatsItselfSharesNoNonceWithTheLostTime() {
    rings(new Stuck()).keyForSealing(ANNA, IP_LOG);
    SealedRing backup = store.read(ANNA, List.of()).ring().orElseThrow();
    Set<ByteBuffer> nonces = new HashSet<>();
    for (int restore = 0; restore < 3; restore++) {
      CategoryKey key = rings(new Stuck()).keyForSealing(ANNA, IP_LOG);
      for (int i = 0; i < 100; i++) {
        byte[] message = ByteBuffer.allocate(Long.BYTES).putInt(restore).putInt(i).array();
        nonces.add(nonce(key.seal(place(5), message)));
      }
      rings(new Stuck()).keyForSealing(ANNA, Category.of("alarm-log"));
      store.remove(ANNA);
      store.insert(backup);
    }
    assertThat(nonces).hasSize(300);
  }

  private KeyRings rings(SecureRandom random) {
    return new KeyRings(
        store,
        FileKeyset.encryption(folder.resolve("rings")),
        FileKeyset.tagging(folder.resolve("tombstones")),
        random);
  }

  private static Binding place(long id) {
    return new Binding("segment", LocalDate.of(2027, 1, 9), new UUID(5, id));
  }

  private static ByteBuffer nonce(Ciphertext sealed) {
    return ByteBuffer.wrap(sealed.bytes()).slice(Sealing.HEADER_BYTES, XaesGcm.NONCE_BYTES);
  }
}
