package org.trygg.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  @Test
  void aWordIsWhatTheRegularExpressionSays() {
    var random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        text.append("ab9z-A_.å".charAt(random.nextInt(9)));
      }
      String word = text.toString();
      assertThat(isWord(word)).as(word).isEqualTo(word.matches(Names.WORD));
    }
  }

  private static boolean isWord(String text) {
    try {
      Names.requireWord(text, "A word");
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Test
  void aNarrowPurposeIsWithinABroadOneAndNotTheOtherWayRound() {
    Purpose provision = Purpose.of("provision");
    Purpose fault = Purpose.of("provision.fault");

    assertThat(fault.isWithin(provision)).isTrue();
    assertThat(fault.isWithin(fault)).isTrue();
    assertThat(provision.isWithin(fault)).isFalse();
    assertThat(Purpose.of("provisions").isWithin(provision)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Provision", "a..b", ".a", "a.", "a b", "å", "a-", "1a"})
  void aPurposeThatIsNotAPathOfWordsIsRefused(String path) {
    assertThatThrownBy(() -> Purpose.of(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"P01, 1", "P99, 99", "P100, 100", "P112, 112"})
  void aPromiseIdIsReadAndWrittenTheSameWay(String text, int number) {
    assertThat(PromiseId.parse(text).number()).isEqualTo(number);
    assertThat(PromiseId.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1", "P00", "p01", "P012", "01", "P", "P10000"})
  void aPromiseIdOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> PromiseId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBadPseudonymIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(() -> SubjectRef.parse("198501012382"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1985");
    assertThatThrownBy(() -> SubjectRef.parse("zzzzzzzz-0000-0000-0000-000000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("zzz");
  }

  @ParameterizedTest
  @CsvSource({
    "PERSONNUMMER, 19850101-2382, 198501012382",
    "EMAIL, ' Anna@Example.SE ', anna@example.se",
    "PHONE, +46 70-174 06 05, +46701740605",
    "HARDWARE_ADDRESS, 00-1A-2B-3C-4D-5E, 00:1a:2b:3c:4d:5e",
    "ACCOUNT, Anna.A, anna.a",
  })
  void anIdentifierHasOneNormalForm(IdentifierKind kind, String written, String normal) {
    assertThat(Identifier.of(kind, written).value()).isEqualTo(normal);
  }

  @Test
  void anIdentifierIsNeverPrinted() {
    assertThat(Identifier.of(IdentifierKind.EMAIL, "anna@example.se").toString())
        .doesNotContain("anna");
    assertThatThrownBy(() -> Identifier.of(IdentifierKind.PHONE, "070-174 06 05"))
        .hasMessageNotContaining("070");
  }
}
