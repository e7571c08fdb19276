package org.trygg.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.trygg.vocabulary.PromiseId;

class PageWordsTest {
  @Test
  void everyWordingIsThereInSwedishAndInEnglish() throws IOException {
    Properties swedish = words("/messages.properties");
    Properties english = words("/messages_en.properties");

    assertThat(english.stringPropertyNames()).isEqualTo(swedish.stringPropertyNames());
    assertThat(english.values()).noneMatch(each -> each.toString().isBlank());
  }

  @Test
  void howManyTestsShowAPromiseIsReadLineByLine() {
    PromiseTests tests = PromiseTests.parse("P07\t3\nP112\t1\n");

    assertThat(tests.of(new PromiseId(7))).isEqualTo(3);
    assertThat(tests.of(new PromiseId(8))).isZero();
    assertThatThrownBy(() -> PromiseTests.parse("P07 3"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PromiseTests.parse("Q07\t3"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Properties words(String resource) throws IOException {
    InputStream in =
        Optional.ofNullable(PageWordsTest.class.getResourceAsStream(resource)).orElseThrow();
    try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var words = new Properties();
      words.load(reader);
      return words;
    }
  }
}
