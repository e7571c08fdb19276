package org.trygg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trygg.cipher.RawKey;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

class RingCacheTest {
  private static final Category IP_LOG = Category.of("ip-log");
  private final RingCache cache = new RingCache(100, Duration.ofMinutes(1));

  @Test
  void aRingIsOpenedOnceForOneRow() {
    OpenedRing first = cache.get(row(1, 1), RingCacheTest::open);

    assertThat(cache.get(row(1, 1), RingCacheTest::open)).isSameAs(first);
    assertThat(isWiped(first)).isFalse();
  }

  @Test
  void anotherRowOfTheSubjectTakesThePlaceAndTheRingBeforeIsWiped() {
    OpenedRing first = cache.get(row(1, 1), RingCacheTest::open);

    OpenedRing next = cache.get(row(1, 2), RingCacheTest::open);

    assertThat(isWiped(first)).isTrue();
    assertThat(isWiped(next)).isFalse();
  }

  @Test
  void aRingThatIsDroppedIsWiped() {
    OpenedRing ring = cache.get(row(1, 1), RingCacheTest::open);

    cache.drop(subject(1));

    assertThat(isWiped(ring)).isTrue();
    assertThat(ring.salt()).isEmpty();
  }

  @Test
  void noMoreAreKeptThanSaidAndThoseThatLeaveAreWiped() {
    List<OpenedRing> rings =
        IntStream.range(0, 1_000).mapToObj(i -> cache.get(row(i, 1), RingCacheTest::open)).toList();

    assertThat(rings.stream().filter(RingCacheTest::isWiped).count()).isEqualTo(900);
  }

  private static boolean isWiped(OpenedRing ring) {
    Optional<RawKey> key = ring.take(IP_LOG, 1);
    key.ifPresent(RawKey::close);
    return key.isEmpty();
  }

  private static OpenedRing open(SealedRing row) {
    try (KeyRing ring = KeyRing.fresh(new SecureRandom())) {
      ring.make(IP_LOG, new SecureRandom());
      return ring.use(row);
    }
  }

  private static SealedRing row(long subject, int version) {
    return new SealedRing(subject(subject), version, Ciphertext.of(new byte[] {(byte) version}));
  }

  private static SubjectRef subject(long id) {
    return new SubjectRef(new UUID(id, id));
  }
}
