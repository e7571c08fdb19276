package org.trygg.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// What version 0.1 before this form wrote: a keyset file, a ring of its first form with one key
/// and one forgotten category, and data of the first form under it. They stay readable.
class OlderFormsTest {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final Category IP_LOG = Category.of("ip-log");
  private static final Category FORGOTTEN = Category.of("alarm-log");
  private static final Binding PLACE =
      new Binding("segment", LocalDate.of(2027, 1, 9), new UUID(5, 5));
  private static final byte[] SECRET = "door opened".getBytes(UTF_8);
  private static final String SALT =
      "f5e793d3d13b55fb977abfaeb76bc951732bf7754f73f68786f495da7401e46c";
  private static final String RING =
      "013b27a2cce1d5be46666bbc193f6492e7f526788c9f860e773a464bfff02a80"
          + "e41776e873826dd51001850bc5e29ece57baea3e4b8783ac43e64383fde5893a"
          + "b218be3b94aa795fbc31fc08567418571d17ad88ca23263a88e72f5941249a0f"
          + "ff5be844fb604be5eb4e70feb056c3d6440cb709ebdf7734e1af32634fcc6139"
          + "3b7315";
  private static final String SEALED =
      "0100000004000000012b0c873cf2ca743a8ef0a9154744f8b55374361cbeb56a"
          + "7a2aa5b7b8fb16c4680d2e4fb4d11335";

  @TempDir private Path folder;
  private final KeyRingStore store = new InMemoryKeyRingStore();
  private KeyRings rings;

  @BeforeEach
  void start() throws IOException {
    Path file = folder.resolve("rings");
    try (InputStream keyset =
        Objects.requireNonNull(getClass().getResourceAsStream("form-1.keyset"))) {
      Files.copy(keyset, file);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    store.insert(new SealedRing(ANNA, 4, bytes(RING)));
    rings =
        new KeyRings(
            store,
            FileKeyset.encryption(file),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
  }

  @Test
  void dataAndSaltOfTheFirstFormOpen() {
    CategoryKey key = rings.keyForOpening(ANNA, IP_LOG).orElseThrow();

    assertThat(key.open(PLACE, bytes(SEALED))).isEqualTo(SECRET);
    assertThat(rings.salt(ANNA)).isEqualTo(HexFormat.of().parseHex(SALT));
  }

  @Test
  void theyStillOpenWhenTheRingWasWrittenInItsNewForm() {
    Ciphertext alarm = rings.keyForSealing(ANNA, FORGOTTEN).seal(PLACE, SECRET);

    CategoryKey key = rings.keyForOpening(ANNA, IP_LOG).orElseThrow();
    assertThat(key.open(PLACE, bytes(SEALED))).isEqualTo(SECRET);
    assertThat(key.open(PLACE, key.seal(PLACE, SECRET))).isEqualTo(SECRET);
    assertThat(Sealing.Header.of(alarm).generation()).isEqualTo(2);
  }

  @Test
  void whatWasForgottenStaysForgotten() {
    assertThat(rings.keyForOpening(ANNA, FORGOTTEN)).isEmpty();
  }

  @Test
  void dataOfOneFormDoesNotPassForTheOther() {
    byte[] sealed = bytes(SEALED).bytes().clone();
    sealed[0] = 2;
    CategoryKey key = rings.keyForOpening(ANNA, IP_LOG).orElseThrow();

    assertThatThrownBy(() -> key.open(PLACE, Ciphertext.of(sealed)))
        .isInstanceOf(UnreadableException.class);
  }

  private static Ciphertext bytes(String hex) {
    return Ciphertext.of(HexFormat.of().parseHex(hex));
  }
}
