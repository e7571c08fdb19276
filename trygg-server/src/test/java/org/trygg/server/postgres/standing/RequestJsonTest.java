package org.trygg.server.postgres.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class RequestJsonTest {
  /// As an earlier Trygg has written it: must be readable for ever, or be migrated.
  private static final String FORM_1 =
      """
      {"form":1,"request":{"ref":"00000000-0000-4000-8000-000000000007",\
      "demand":{"demands":"restriction","ground":"ACCURACY_CONTESTED","categories":["identity"]},\
      "received":"2026-03-05T08:00:00.123456789Z",\
      "steps":[{"step":"acknowledged","at":"2026-03-05T08:00:01Z"},\
      {"step":"doubted","at":"2026-03-05T09:00:00Z",\
      "by":{"actor":"staff","account":"eva","role":"privacy"},"doubt":"DETAILS_DIFFER"}]}}\
      """;

  @Test
  void whatAnEarlierTryggWroteIsReadAndWrittenTheSame() {
    assertThat(RequestJson.write(RequestJson.read(FORM_1))).isEqualTo(FORM_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"form\":1 -> \"form\":2",
        "\"restriction\" -> \"attention\"",
        "\"step\":\"doubted\" -> \"step\":\"lost\"",
        "\"doubt\":\"DETAILS_DIFFER\" -> \"doubt\":null",
        "\"received\" -> \"x\":1,\"received\"",
        "]}} -> ]}}{}"
      })
  void anotherFormIsAFaultThatDoesNotRepeatTheText(String change) {
    String[] parts = change.split(" -> ", 2);
    String broken = FORM_1.replace(parts[0], parts[1]);

    assertThat(broken).isNotEqualTo(FORM_1);
    assertThatThrownBy(() -> RequestJson.read(broken))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .message()
        .doesNotContain("eva");
  }
}
