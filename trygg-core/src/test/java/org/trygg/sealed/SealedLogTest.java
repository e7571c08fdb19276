package org.trygg.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.FileKeyset;
import org.trygg.ledger.Action;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.EntryIds;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.What;
import org.trygg.ledger.Who;
import org.trygg.ledger.Why;
import org.trygg.proof.Bundle;
import org.trygg.proof.SigningKey;
import org.trygg.proof.TileId;
import org.trygg.vocabulary.SubjectRef;

class SealedLogTest {
  private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 2));

  private final InMemorySealedStore store = new InMemorySealedStore();
  private final EntryIds ids = new EntryIds(() -> NOON, new Random(3));
  private final List<Secret> told = new ArrayList<>();
  private SealedLog log;

  @BeforeEach
  void open(@TempDir Path folder) {
    log =
        new SealedLog(
            store,
            FileKeyset.encryption(folder.resolve("sealed.keyset")),
            SigningKey.generate("test.example/sealed"),
            new Beat(Duration.ofMinutes(10), 4),
            new SecureRandom());
  }

  @Test
  void growsByAsMuchAtEveryBeatWhateverWasSealed() {
    assertThat(size(NOON)).isEqualTo(4);
    seal(Optional.empty());
    seal(Optional.empty());
    assertThat(size(NOON.plusSeconds(600))).isEqualTo(8);
    for (int i = 0; i < 9; i++) {
      seal(Optional.empty());
    }
    assertThat(size(NOON.plusSeconds(1_200))).isEqualTo(12);
    assertThat(size(NOON.plusSeconds(1_800))).isEqualTo(16);
    assertThat(store.waiting(9)).hasSize(1);
  }

  @Test
  void growsOnceInABeatHoweverOftenItIsAsked() {
    assertThat(log.grow(NOON)).isPresent();
    seal(Optional.empty());

    assertThat(log.grow(NOON.plusSeconds(599))).isEmpty();
    assertThat(log.grow(NOON.plusSeconds(600))).isPresent();
  }

  @Test
  void everyLeafHasTheSameSizeAndNoneIsLikeAnother() {
    seal(Optional.empty());
    seal(Optional.of(DAY));
    log.grow(NOON);

    assertThat(leaves()).hasSize(4).doesNotHaveDuplicates();
    assertThat(leaves()).allSatisfy(leaf -> assertThat(leaf).hasSize(LeafKey.LEAF_BYTES));
  }

  @Test
  void aSecretOpensOnItsDayAndToWhatItWas() {
    Secret secret = seal(Optional.of(DAY));
    log.grow(NOON);

    assertThat(open(DAY.minusDays(1))).isZero();
    assertThat(open(DAY)).isEqualTo(1);
    assertThat(open(DAY)).isZero();

    assertThat(told).containsExactly(secret);
    Opening opening = log.opening(told(0)).orElseThrow();
    assertThat(opening.open(leaves().get((int) opening.place()))).isEqualTo(secret);
  }

  /// Opens what may be told on the day; returns how many that was.
  private int open(LocalDate day) {
    int opened = 0;
    var looked = log.openNext(day, Optional.empty(), this::tell);
    while (looked.isPresent()) {
      assertThat(looked.get().isOpened()).isTrue();
      opened++;
      looked = log.openNext(day, looked.map(SealedLog.Looked::id), this::tell);
    }
    return opened;
  }

  @Test
  void whatMayNeverBeToldStaysClosed() {
    seal(Optional.empty());
    log.grow(NOON);

    assertThat(open(LocalDate.of(2999, 12, 31))).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void theKeyOfOneLeafOpensNoOther() {
    seal(Optional.of(DAY));
    seal(Optional.of(DAY));
    log.grow(NOON);
    open(DAY);
    Opening one = log.opening(told(0)).orElseThrow();
    Opening other = log.opening(told(1)).orElseThrow();

    assertThatThrownBy(() -> one.open(leaves().get((int) other.place())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLeafThatWasChangedDoesNotOpen() {
    seal(Optional.of(DAY));
    log.grow(NOON);
    open(DAY);
    Opening opening = log.opening(told(0)).orElseThrow();
    byte[] leaf = leaves().get((int) opening.place());
    leaf[leaf.length - 20] ^= 1;

    assertThatThrownBy(() -> opening.open(leaf)).isInstanceOf(IllegalArgumentException.class);
  }

  private Secret seal(Optional<LocalDate> opens) {
    var entry =
        new Entry(
            ids.next(), NOON, What.of(Action.READ, Outcome.DONE), new Who.Job("test"), Why.UNKNOWN);
    var secret = new Secret(entry, Optional.of(ANNA), new Secrecy("LEK 9:32", opens));
    log.seal(secret);
    return secret;
  }

  private EntryId tell(Secret secret) {
    told.add(secret);
    return told(told.size() - 1);
  }

  private static EntryId told(int number) {
    return new EntryId(new UUID(0x7000L | (number + 1L) << 16, 0x8000_0000_0000_0000L));
  }

  private long size(Instant at) {
    return log.grow(at).orElseThrow().checkpoint().size();
  }

  private List<byte[]> leaves() {
    long size = store.tree().head().orElseThrow().checkpoint().size();
    var bundle = TileId.of(TileId.ENTRIES, 0, size);
    return Bundle.parse(store.tree().read(List.of(bundle)).getFirst());
  }
}
