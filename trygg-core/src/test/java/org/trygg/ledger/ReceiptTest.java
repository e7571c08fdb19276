package org.trygg.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trygg.proof.Hash;
import org.trygg.proof.SigningKey;
import org.trygg.proof.VerifyingKey;
import org.trygg.testkit.Promise;

@Promise("P26")
class ReceiptTest {
  private static final SigningKey KEY = SigningKey.generate("ledger.example");
  private static final VerifyingKey VERIFYING_KEY = KEY.verifyingKey();
  private static final List<Entry> ENTRIES = new Entries(1).list(20);
  private static final Receipt RECEIPT = receipt();

  @Test
  void isATextOfTheFormOfC2spAndComesBackTheSame() {
    assertThat(RECEIPT.toString().lines())
        .startsWith("c2sp.org/tlog-proof@v1")
        .element(2)
        .isEqualTo("index 13");
    assertThat(RECEIPT.toString()).contains("\n\nledger.example\n20\n");
    assertThat(Receipt.parse(RECEIPT.toString())).isEqualTo(RECEIPT);
  }

  @Test
  void holdsWithTheLogsKeyAndTellsItsEntry() {
    assertThat(RECEIPT.verify(VERIFYING_KEY)).isEmpty();
    assertThat(RECEIPT.leaf().entry()).isEqualTo(ENTRIES.get(13));
  }

  @Test
  void aForgedReceiptIsToldFromAWholeOne() {
    Leaf other = ENTRIES.get(12).leaf();
    List<Receipt> forged =
        List.of(
            new Receipt(other, RECEIPT.index(), RECEIPT.path(), RECEIPT.checkpoint()),
            new Receipt(RECEIPT.leaf(), 12, RECEIPT.path(), RECEIPT.checkpoint()),
            new Receipt(RECEIPT.leaf(), 20, RECEIPT.path(), RECEIPT.checkpoint()),
            new Receipt(RECEIPT.leaf(), 13, swapped(RECEIPT), RECEIPT.checkpoint()));

    assertThat(forged)
        .allSatisfy(receipt ->
            assertThat(receipt.verify(VERIFYING_KEY))
                .containsExactly(new Finding.NotIncluded(receipt.index())));
  }

  @Test
  void aReceiptOfAnotherKeyOrAnotherLogDoesNotHold() {
    VerifyingKey otherKey = SigningKey.generate("ledger.example").verifyingKey();
    VerifyingKey otherLog = SigningKey.generate("other.example").verifyingKey();

    assertThat(RECEIPT.verify(otherKey)).containsExactly(new Finding.NotSigned());
    assertThat(RECEIPT.verify(otherLog)).containsExactly(new Finding.OtherLog());
    assertThat(Receipt.parse(RECEIPT.toString().replace("\n20\n", "\n21\n")).verify(VERIFYING_KEY))
        .containsExactly(new Finding.NotSigned());
  }

  @Test
  void aTextOfAnotherFormIsRefused() {
    String text = RECEIPT.toString();
    assertRefused("");
    assertRefused("\n\n");
    assertRefused(text.replace("@v1", "@v2"));
    assertRefused(text.replace("index 13", "index 013"));
    assertRefused(text.replace("index 13", "index -1"));
    assertRefused(text.replace("extra ", "extra !"));
    assertRefused(text.replaceFirst("extra .*\n", ""));
    assertRefused(text.substring(0, text.indexOf("\n\n") + 2));
  }

  @FuzzTest
  void anyTextIsAReceiptInItsOneFormOrIsRefused(byte[] data) {
    String text = new String(data, UTF_8);
    try {
      assertThat(Receipt.parse(text)).hasToString(text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }

  private static List<Hash> swapped(Receipt receipt) {
    List<Hash> path = new ArrayList<>(receipt.path());
    Collections.swap(path, 0, 1);
    return path;
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> Receipt.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Receipt receipt() {
    var memory = new InMemoryLedgerStore();
    ENTRIES.forEach(entry -> memory.append(entry, Optional.empty()));
    new Sequencer(memory, KEY, 100).run();
    return Receipt.issue(ENTRIES.get(13).id(), memory).orElseThrow();
  }
}
