package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

class KeyRingsTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final SubjectRef BO = new SubjectRef(new UUID(2, 2));
  private static final Category IP_LOG = Category.of("ip-log");
  private static final Category ALARM_LOG = Category.of("alarm-log");
  private static final Binding PLACE =
      new Binding("segment", LocalDate.of(2027, 1, 9), new UUID(5, 5));
  private static final byte[] SECRET = "door opened".getBytes(UTF_8);
  private static final Instant NOW = Instant.parse("2027-01-10T12:00:00Z");

  @TempDir private Path folder;
  private final KeyRingStore store = new InMemoryKeyRingStore();
  private KeyRings rings;

  @BeforeEach
  void start() {
    rings =
        new KeyRings(
            store,
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
  }

  @Test
  void whatAKeySealsItOpensAlsoAfterARestart() {
    Ciphertext sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);

    assertThat(open(sealed)).isEqualTo(SECRET);
    start();
    assertThat(open(sealed)).isEqualTo(SECRET);
  }

  @Test
  void aRingIsMadeOnceAndGrowsWithItsCategories() {
    rings.keyForSealing(ANNA, IP_LOG);
    rings.keyForSealing(ANNA, IP_LOG);
    assertThat(stored().orElseThrow().version()).isEqualTo(2);

    Ciphertext sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);
    rings.keyForSealing(ANNA, ALARM_LOG);

    assertThat(stored().orElseThrow().version()).isEqualTo(3);
    assertThat(open(sealed)).isEqualTo(SECRET);
  }

  @Test
  void readingMakesNoRingAndNoKey() {
    assertThat(rings.keyForOpening(ANNA, IP_LOG)).isEmpty();
    assertThat(stored()).isEmpty();
  }

  @Test
  void noTwoSubjectsAndNoTwoCategoriesShareAKey() {
    Ciphertext sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);

    assertUnreadable(rings.keyForSealing(BO, IP_LOG), PLACE, sealed);
    assertUnreadable(rings.keyForSealing(ANNA, ALARM_LOG), PLACE, sealed);
  }

  @Test
  void everyPartOfThePlaceCounts() {
    CategoryKey key = rings.keyForSealing(ANNA, IP_LOG);
    Ciphertext sealed = key.seal(PLACE, SECRET);

    assertUnreadable(key, new Binding("record", PLACE.day(), PLACE.id()), sealed);
    assertUnreadable(key, new Binding("segment", PLACE.day().plusDays(1), PLACE.id()), sealed);
    assertUnreadable(key, new Binding("segment", PLACE.day(), new UUID(5, 6)), sealed);
  }

  @Test
  void aChangeOfAnyByteIsFound() {
    CategoryKey key = rings.keyForSealing(ANNA, IP_LOG);
    byte[] sealed = key.seal(PLACE, SECRET).bytes();

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertUnreadable(key, PLACE, Ciphertext.of(changed));
    }
    assertUnreadable(key, PLACE, Ciphertext.of(new byte[0]));
    assertUnreadable(key, PLACE, Ciphertext.of(Arrays.copyOf(sealed, sealed.length - 1)));
  }

  @Promise("P27")
  @Test
  void forgettingACategoryShutsItForEverAndLeavesTheOthersOpen() {
    Ciphertext sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);
    Ciphertext other = rings.keyForSealing(ANNA, ALARM_LOG).seal(PLACE, SECRET);

    rings.forget(ANNA, IP_LOG);

    assertThat(rings.keyForOpening(ANNA, IP_LOG)).isEmpty();
    CategoryKey remade = rings.keyForSealing(ANNA, IP_LOG);
    assertUnreadable(remade, PLACE, sealed);
    assertThat(remade.open(PLACE, remade.seal(PLACE, SECRET))).isEqualTo(SECRET);
    CategoryKey alarm = rings.keyForOpening(ANNA, ALARM_LOG).orElseThrow();
    assertThat(alarm.open(PLACE, other)).isEqualTo(SECRET);
  }

  @Test
  void aCategoryForgottenTwiceGetsAKeyOfANewGenerationEachTime() {
    Set<Integer> generations = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      byte[] sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET).bytes();
      generations.add(ByteBuffer.wrap(sealed).getInt(1 + Integer.BYTES));
      rings.forget(ANNA, IP_LOG);
      rings.forget(ANNA, IP_LOG);
    }
    assertThat(generations).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Promise("P27")
  @Test
  void anErasedSubjectHasNoRingAndNeverGetsOneAgain() {
    rings.keyForSealing(ANNA, IP_LOG);

    rings.destroy(ANNA, NOW);
    rings.destroy(ANNA, NOW);

    assertThat(stored()).isEmpty();
    assertThat(rings.isErased(ANNA)).isTrue();
    assertThat(rings.isErased(BO)).isFalse();
    assertErased(() -> rings.keyForSealing(ANNA, IP_LOG));
    assertErased(() -> rings.keyForOpening(ANNA, IP_LOG));
    assertErased(() -> rings.salt(ANNA));
    start();
    assertErased(() -> rings.keyForSealing(ANNA, IP_LOG));
  }

  @Test
  void aSubjectWithoutARingCanBeErasedToo() {
    rings.destroy(ANNA, NOW);

    assertThat(stored()).isEmpty();
    assertErased(() -> rings.keyForSealing(ANNA, IP_LOG));
  }

  @Test
  void aRingRestoredFromABackupOpensNothingOfAnErasedSubject() {
    rings.keyForSealing(ANNA, IP_LOG);
    SealedRing backup = stored().orElseThrow();
    rings.destroy(ANNA, NOW);

    store.insert(backup);

    assertThatThrownBy(() -> rings.keyForOpening(ANNA, IP_LOG))
        .isInstanceOf(SubjectErasedException.class)
        .hasMessageContaining("was put back");
    assertErased(() -> rings.keyForSealing(ANNA, IP_LOG));
    assertErased(() -> rings.salt(ANNA));
    assertErased(() -> rings.forget(ANNA, IP_LOG));
  }

  @Test
  void aRingPutInTheNameOfAnotherSubjectOrVersionIsFound() {
    rings.keyForSealing(ANNA, IP_LOG);
    SealedRing annas = stored().orElseThrow();
    store.insert(new SealedRing(BO, annas.version(), annas.sealed()));
    store.replace(new SealedRing(ANNA, annas.version() + 1, annas.sealed()));

    assertThatThrownBy(() -> rings.keyForOpening(BO, IP_LOG))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> rings.keyForOpening(ANNA, IP_LOG))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void anOlderRingPutBackIsFoundByWhatWasSealedSince() {
    rings.keyForSealing(ANNA, IP_LOG);
    SealedRing old = stored().orElseThrow();
    rings.keyForSealing(ANNA, ALARM_LOG);
    Ciphertext sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);

    store.remove(ANNA);
    store.insert(old);

    assertThatThrownBy(() -> open(sealed))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("put back");
  }

  @Test
  void aRingWhoseTransactionWasUndoneIsNotUsedFromMemory() {
    rings.keyForSealing(ANNA, IP_LOG);
    SealedRing kept = stored().orElseThrow();
    rings.keyForSealing(ANNA, ALARM_LOG);
    store.remove(ANNA);
    store.insert(kept);

    Ciphertext sealed = rings.keyForSealing(ANNA, ALARM_LOG).seal(PLACE, SECRET);

    start();
    CategoryKey key = rings.keyForOpening(ANNA, ALARM_LOG).orElseThrow();
    assertThat(key.open(PLACE, sealed)).isEqualTo(SECRET);
  }

  @Test
  void dataSealedWithANewerRingThanTheOneReadOpensWithTheRingStoredMeanwhile() {
    rings.keyForSealing(ANNA, IP_LOG);
    CategoryKey readBefore = rings.keyForOpening(ANNA, IP_LOG).orElseThrow();
    rings.keyForSealing(ANNA, ALARM_LOG);
    Ciphertext sealed = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);

    assertThat(readBefore.open(PLACE, sealed)).isEqualTo(SECRET);
  }

  @Test
  void aReaderFromBeforeNewKeysOpensWhatTheOldSealedAndWhatTheNewSealed() {
    Ciphertext before = rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);
    CategoryKey reading = rings.keyForOpening(ANNA, IP_LOG).orElseThrow();

    rings.beginRekeying(ANNA);
    CategoryKey between = rings.keyForSealing(ANNA, IP_LOG);
    Ciphertext after = between.seal(PLACE, SECRET);
    assertThat(between.isOutdated(before)).isTrue();
    assertThat(between.isOutdated(after)).isFalse();
    assertThat(between.open(PLACE, before)).isEqualTo(SECRET);
    rings.endRekeying(ANNA);

    assertThat(reading.open(PLACE, before)).isEqualTo(SECRET);
    assertThat(reading.open(PLACE, after)).isEqualTo(SECRET);
    assertUnreadable(rings.keyForOpening(ANNA, IP_LOG).orElseThrow(), PLACE, before);
  }

  @Test
  void newKeysAreMadeOnceHoweverOftenTheyAreBegun() {
    rings.keyForSealing(ANNA, IP_LOG);

    assertThat(rings.beginRekeying(ANNA)).isTrue();
    assertThat(rings.beginRekeying(ANNA)).isFalse();
    assertThat(rings.beginRekeying(BO)).isFalse();
    assertThat(Sealing.Header.of(rings.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET)))
        .extracting(Sealing.Header::generation)
        .isEqualTo(2);
  }

  @Test
  void aKeyInHandOutlivesItsPlaceInTheCache() {
    var noRoom =
        new KeyRings(
            store,
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom(),
            new RingCache(0, Duration.ofMinutes(1)));
    CategoryKey key = noRoom.keyForSealing(ANNA, IP_LOG);

    Ciphertext sealed = key.seal(PLACE, SECRET);

    assertThat(key.open(PLACE, sealed)).isEqualTo(SECRET);
    assertThat(open(sealed)).isEqualTo(SECRET);
    assertThat(noRoom.salt(ANNA)).isEqualTo(rings.salt(ANNA));
  }

  @Test
  void aRingDestroyedByAnotherServerIsNotUsedFromMemoryEvenIfItsRowIsPutBack() {
    KeyRings here = rings;
    Ciphertext sealed = here.keyForSealing(ANNA, IP_LOG).seal(PLACE, SECRET);
    SealedRing backup = stored().orElseThrow();
    start();
    rings.destroy(ANNA, NOW);

    assertErased(() -> here.keyForOpening(ANNA, IP_LOG));
    store.insert(backup);

    assertThatThrownBy(() -> here.keyForOpening(ANNA, IP_LOG).orElseThrow().open(PLACE, sealed))
        .isInstanceOf(SubjectErasedException.class)
        .hasMessageContaining("was put back");
  }

  @Test
  void theSaltIsTheSubjectsOwnAndStays() {
    byte[] salt = rings.salt(ANNA);
    rings.keyForSealing(ANNA, IP_LOG);

    assertThat(salt).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(rings.salt(ANNA)).isEqualTo(salt);
    assertThat(rings.salt(BO)).isNotEqualTo(salt);
  }

  @Test
  void nothingThatHoldsAKeyIsPrinted() {
    assertThat(rings.keyForSealing(ANNA, IP_LOG)).hasToString("CategoryKey[REDACTED]");
    try (KeyRing ring = KeyRing.fresh(new SecureRandom())) {
      assertThat(ring).hasToString("KeyRing[REDACTED]");
      assertThat(ring.use(new SealedRing(ANNA, 1, Ciphertext.of(new byte[0]))))
          .hasToString("OpenedRing[REDACTED]");
    }
  }

  @Test
  void aClosedRingIsWiped() {
    KeyRing ring = KeyRing.fresh(new SecureRandom());
    ring.make(IP_LOG, new SecureRandom());
    int zerosBefore = zeros(ring.encode());

    ring.close();

    assertThat(zeros(ring.encode())).isGreaterThanOrEqualTo(zerosBefore + 60);
  }

  private Optional<SealedRing> stored() {
    return store.read(ANNA, List.of()).ring();
  }

  private static int zeros(byte[] bytes) {
    int zeros = 0;
    for (byte octet : bytes) {
      zeros += octet == 0 ? 1 : 0;
    }
    return zeros;
  }

  private byte[] open(Ciphertext sealed) {
    return rings.keyForOpening(ANNA, IP_LOG).orElseThrow().open(PLACE, sealed);
  }

  private static void assertUnreadable(CategoryKey key, Binding place, Ciphertext sealed) {
    assertThatThrownBy(() -> key.open(place, sealed)).isInstanceOf(UnreadableException.class);
  }

  private static void assertErased(ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(SubjectErasedException.class);
  }
}
