package org.trygg.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static final String LETTERS = "=+-@\t\r\n'\",;a1 å";

  @Test
  void whateverIsWrittenIsReadBack() {
    var random = new Random(4180);
    for (int i = 0; i < 2_000; i++) {
      List<String> values = values(random);

      List<List<String>> rows = Csvs.parse(Csv.row(values));

      assertThat(rows).hasSize(1);
      assertThat(rows.getFirst().stream().map(CsvTest::unguarded).toList()).isEqualTo(values);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+46701740605", "-x", "@SUM(1)", "\t=1", "\r=1"})
  void whatBeginsLikeAFormulaIsGuarded(String value) {
    assertThat(Csv.guard(value)).isEqualTo("'" + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "-5.25", "21.5", "1e-3", "Anna"})
  void numbersAndWordsAreLeftAsTheyAre(String value) {
    assertThat(Csv.guard(value)).isEqualTo(value);
  }

  private static String unguarded(String value) {
    return value.startsWith("'") ? value.substring(1) : value;
  }

  private static List<String> values(Random random) {
    var values = new ArrayList<String>();
    for (int n = random.nextInt(1, 5); n > 0; n--) {
      var value = new StringBuilder();
      random
          .ints(random.nextInt(6), 0, LETTERS.length())
          .mapToObj(LETTERS::charAt)
          .forEach(value::append);
      values.add(value.toString());
    }
    return values;
  }
}
