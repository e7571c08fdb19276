package org.trygg.cipher;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.subtle.XAesGcmAead;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XaesGcmTest {
  private static final byte[] NONCE = "ABCDEFGHIJKLMNOPQRSTUVWX".getBytes(US_ASCII);

  /// One for all, as in a transaction: it must not matter what it did before.
  private static final XaesGcm CIPHER = new XaesGcm();

  /// The vectors of https://c2sp.org/XAES-256-GCM: one for each bit that the doubling may carry.
  @ParameterizedTest
  @CsvSource({
    "1, '', ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271",
    "3, c2sp.org/XAES-256-GCM, 986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d",
  })
  void sealsAndOpensThePublishedVectors(byte octet, String associated, String expected)
      throws Exception {
    byte[] raw = new byte[32];
    Arrays.fill(raw, octet);
    byte[] plain = "XAES-256-GCM".getBytes(US_ASCII);
    byte[] sealed = seal(raw, NONCE, plain, associated.getBytes(US_ASCII));

    assertThat(HexFormat.of().formatHex(sealed, 24, sealed.length)).isEqualTo(expected);
    try (RawKey key = RawKey.copyOf(raw)) {
      assertThat(CIPHER.open(key, sealed, 0, associated.getBytes(US_ASCII))).isEqualTo(plain);
    }
  }

  @Test
  void whatItSealsTinkOpensAndTheOtherWayRound() throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(7);
    for (int round = 0; round < 200; round++) {
      byte[] raw = bytes(random, 32);
      byte[] plain = bytes(random, random.nextInt(300));
      byte[] associated = bytes(random, random.nextInt(60));
      Aead tink = tink(raw);

      assertThat(tink.decrypt(seal(raw, bytes(random, 24), plain, associated), associated))
          .isEqualTo(plain);
      try (RawKey key = RawKey.copyOf(raw)) {
        assertThat(CIPHER.open(key, tink.encrypt(plain, associated), 0, associated))
            .isEqualTo(plain);
      }
    }
  }

  @Test
  void whatIsTooShortOrChangedDoesNotOpen() {
    byte[] raw = new byte[32];
    byte[] sealed = seal(raw, NONCE, new byte[3], new byte[0]);
    sealed[5] ^= 1;

    for (byte[] wrong : new byte[][] {sealed, new byte[39], new byte[0]}) {
      try (RawKey key = RawKey.copyOf(raw)) {
        assertThatThrownBy(() -> CIPHER.open(key, wrong, 0, new byte[0]))
            .isInstanceOf(GeneralSecurityException.class);
      }
    }
  }

  private static byte[] seal(byte[] raw, byte[] nonce, byte[] plain, byte[] associated) {
    byte[] into = Arrays.copyOf(nonce, 24 + plain.length + 16);
    try (RawKey key = RawKey.copyOf(raw)) {
      CIPHER.seal(key, plain, associated, into, 0);
    }
    return into;
  }

  private static Aead tink(byte[] raw) throws GeneralSecurityException {
    return XAesGcmAead.create(
        XAesGcmKey.create(
            PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE_NO_PREFIX,
            SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get()),
            null));
  }

  private static byte[] bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
