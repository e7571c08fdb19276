package org.trygg.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CommitmentTest {
  private static final byte[] SALT =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  @Test
  void isTheHmacThatAnotherProgramComputes() {
    // Python: hmac over each part after its length, four bytes big-endian
    assertThat(HexFormat.of().formatHex(commit("subject", "item").value().bytes()))
        .isEqualTo("7c9440715999e189dbe89d64a8956bbaecad12434c6c0e786b5260355959a708");
  }

  @Test
  void otherPartsOrAnotherSaltGiveAnotherCommitment() {
    assertThat(commit("ab", "c")).isNotEqualTo(commit("a", "bc"));
    assertThat(commit("ab")).isNotEqualTo(commit("ab", ""));
    assertThat(commit("a", "b")).isNotEqualTo(commit("b", "a"));
    assertThat(commit("a")).isNotEqualTo(Commitment.of(new byte[32], "a".getBytes(UTF_8)));
  }

  @Test
  void aShortSaltIsRefused() {
    assertThatThrownBy(() -> Commitment.of(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Commitment commit(String... parts) {
    byte[][] bytes = new byte[parts.length][];
    for (int part = 0; part < parts.length; part++) {
      bytes[part] = parts[part].getBytes(UTF_8);
    }
    return Commitment.of(SALT, bytes);
  }
}
