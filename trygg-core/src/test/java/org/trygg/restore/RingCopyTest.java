package org.trygg.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.SealedRing;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

class RingCopyTest {
  private static final KeyId FIRST = new KeyId(7);
  private static final KeyId SECOND = new KeyId(-9);
  private static final List<SealedRing> RINGS =
      IntStream.rangeClosed(1, 5).mapToObj(RingCopyTest::ring).toList();

  @TempDir private Path folder;
  private Path file;
  private KeysetEncryption keys;
  private RingCopy copy;

  @BeforeEach
  void start() {
    file = folder.resolve("rings.copy");
    keys = FileKeyset.encryption(folder.resolve("rings.keyset"));
    copy = new RingCopy(file, keys);
  }

  @Test
  void everyRingComesBackAsItWasForItsOwnerOnly() throws IOException {
    copy.write(FIRST, RingCopyTest::pages);

    assertThat(rings(copy)).isEqualTo(RINGS);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theKeysDestroyedBeforeAreStillNamed() {
    assertThat(copy.destroyed()).isEmpty();

    copy.write(FIRST, RingCopyTest::pages);
    copy.write(SECOND, _ -> List.of());

    assertThat(copy.destroyed()).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(rings(copy)).isEmpty();
  }

  @Test
  void aPartIsNeverTakenForTheWholeNorAChangedByteForTheTrueOne() throws IOException {
    copy.write(FIRST, RingCopyTest::pages);
    byte[] whole = Files.readAllBytes(file);

    for (int at = 0; at < whole.length; at++) {
      Files.write(file, Arrays.copyOf(whole, at));
      assertRefused(copy);
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertRefused(copy);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(copy);
  }

  @Test
  void aCopyFromBeforeARenewalIsRefused() throws IOException {
    copy.write(FIRST, RingCopyTest::pages);
    byte[] old = Files.readAllBytes(file);
    KeyId before = keys.primary();
    keys.rotate();
    copy.write(before, RingCopyTest::pages);
    keys.destroy(before);

    Files.write(file, old);

    assertRefused(copy);
  }

  @Test
  void theJournalKeepsEveryTagOnce() throws IOException {
    Path path = folder.resolve("erased.tags");
    var journal = new ErasureJournal(path);
    var one = new Tag(new UUID(1, 1));
    var other = new Tag(new UUID(2, 2));

    journal.add(Set.of(one));
    journal.add(Set.of(one, other));

    assertThat(new ErasureJournal(path).tags()).containsExactlyInAnyOrder(one, other);
    Files.writeString(path, "not a tag\n");
    assertThatThrownBy(journal::tags).isInstanceOf(RestoreException.class);
  }

  private static void assertRefused(RingCopy copy) {
    var seen = new ArrayList<SealedRing>();
    assertThatThrownBy(() -> copy.rings(seen::add)).isInstanceOf(RestoreException.class);
    assertThat(seen).isEmpty();
  }

  private static List<SealedRing> rings(RingCopy copy) {
    var rings = new ArrayList<SealedRing>();
    copy.rings(rings::add);
    return rings;
  }

  /// Two at a time.
  private static List<SealedRing> pages(Optional<SubjectRef> after) {
    return RINGS.stream()
        .filter(ring -> after.isEmpty() || ring.subject().compareTo(after.get()) > 0)
        .limit(2)
        .toList();
  }

  private static SealedRing ring(int number) {
    byte[] bytes = new byte[20 + number];
    Arrays.fill(bytes, (byte) number);
    return new SealedRing(new SubjectRef(new UUID(3, number)), number, Ciphertext.of(bytes));
  }
}
