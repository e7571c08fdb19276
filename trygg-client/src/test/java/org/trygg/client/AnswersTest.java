package org.trygg.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final String REPORT =
      "clean\tfalse\nlines\t3\nkept\t1\nrefused.lapsed\t1\nline 2-3\ta time\n";

  @Test
  void aReportIsReadWithItsFiguresAndPlaces() throws IOException {
    FeedReport report = FeedReport.parse(REPORT);

    assertThat(report.clean()).isFalse();
    assertThat(report.figure("refused.lapsed")).isEqualTo(1);
    assertThat(report.malformed()).containsEntry("2-3", "a time");
  }

  @Test
  void anOutcomeOfEachKindIsRead() throws IOException {
    assertThat(EventOutcome.parse("1\tduplicate\tkept\t-\te1\n2\tmalformed\tmalformed\tjson\t\n"))
        .containsExactly(
            new EventOutcome(1, true, EventOutcome.Status.KEPT, "-", "e1"),
            new EventOutcome(2, false, EventOutcome.Status.MALFORMED, "json", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "lines\t3\n", "clean\tmaybe\n", "clean\ttrue\nkept\tx\n"})
  void anythingElseIsNoReport(String answer) {
    assertThatThrownBy(() -> FeedReport.parse(answer)).isInstanceOf(IOException.class);
  }

  @Test
  void noAnswerWhateverItSaysIsAFaultOfAnotherKind() {
    var chance = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = REPORT.getBytes(StandardCharsets.UTF_8);
      bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
      String text = new String(bytes, StandardCharsets.UTF_8);
      try {
        assertThat(FeedReport.parse(text).figures()).isNotNull();
        assertThat(EventOutcome.parse(text)).isNotNull();
      } catch (IOException expected) {
        assertThat(expected).hasMessage("The answer is not a Trygg server's");
      }
    }
  }
}
