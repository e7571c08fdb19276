package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trygg.faults.Fault;
import org.trygg.faults.FaultRule;

/// Reading never throws: whatever the files hold, the answer is a policy or a list of faults.
class DraftingFuzzTest {
  private static final List<String> FILES =
      List.of(Drafting.POLICY, Drafting.SWEDISH, Drafting.ENGLISH, Drafting.PERIODS);
  private static final List<String> PIECES =
      List.of(
          "{", "}", "[", "]", ": ", "- ", "\n", "\"", "&a ", "*a", "!!", "{P01}", "~", "\t", "\0");

  @FuzzTest
  void anyTextIsAPolicyOrFaults(FuzzedDataProvider data) {
    String file = data.pickValue(FILES);
    answers(Copy.ofAlleato().withFile(file, data.consumeRemainingAsString()));
  }

  @Test
  void realFilesWithPiecesLostOrPutInAreAPolicyOrFaults() {
    Random random = new Random(20180901);
    for (int i = 0; i < 150; i++) {
      Copy copy = Copy.ofAlleato();
      String file = FILES.get(random.nextInt(FILES.size()));
      answers(copy.withFile(file, damaged(copy.files().getOrDefault(file, ""), random)));
    }
  }

  @Test
  void endlessNestingIsAFault() {
    assertThat(Copy.ofAlleato().withFile(Drafting.POLICY, "[".repeat(100_000)).faults())
        .extracting(Fault::rule)
        .contains(FaultRule.YAML_SYNTAX);
  }

  private static String damaged(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(30));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, from) + piece + text.substring(to);
  }

  private static void answers(Copy copy) {
    switch (copy.read()) {
      case Draft.Sound sound -> assertThat(sound.policy().rules()).isNotEmpty();
      case Draft.Faulty faulty ->
          assertThat(faulty.faults())
              .isNotEmpty()
              .allSatisfy(fault -> assertThat(fault.line()).isPositive());
    }
  }
}
