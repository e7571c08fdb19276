package org.trygg.server.postgres.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.subject.Standing;
import org.trygg.subject.Standings;

public class StandingJsonTest {
  /// As an earlier Trygg has written it: must be readable for ever, or be migrated.
  private static final String FORM_2 =
      """
      {"form":2,"standing":{"subject":"0b5f7f7e-6b4c-4d0e-9a51-0d1c6a3f2e10",\
      "commerce":{"contracts":[{"id":"00000000-0000-4000-8000-000000000001",\
      "service":"broadband","start":"2024-02-29","end":null}],\
      "invoices":[{"id":"00000000-0000-4000-8000-000000000002","service":"broadband",\
      "period":{"first":"2024-03-01","last":"2024-03-31"},"issued":"2024-04-01",\
      "settlement":{"kind":"PAID","on":"2024-04-20"},"interruptions":["2024-04-10"]}]},\
      "will":{"consents":[{"id":"00000000-0000-4000-8000-000000000003",\
      "purpose":"direct-marketing","extent":{"channel":"SMS","recipient":null},"notice":{"notice":"alleato","version":"2018-09-01"},\
      "given":"2024-05-01T10:00:00Z","withdrawn":null,\
      "evidence":{"wording":"channel.sms","language":"SV","hash":"ab","given":"PAGE",\
      "withdrawn":null}}],\
      "objections":[{"id":"00000000-0000-4000-8000-000000000004","purpose":"development",\
      "channel":null,"received":"2024-05-02T10:00:00Z","overridden":null}],"protectedIdentity":true},\
      "keepers":{"restrictions":[{"id":"00000000-0000-4000-8000-000000000005",\
      "ground":"OBJECTION_PENDING","categories":["ip-log"],"from":"2024-05-02T10:00:00Z",\
      "lifted":null}],"holds":[{"id":"00000000-0000-4000-8000-000000000006",\
      "ground":"COMPLAINT","categories":[],"from":"2024-06-01","until":"2024-07-01"}]},\
      "cases":[{"ref":"00000000-0000-4000-8000-000000000007","kind":"fault",\
      "opened":"2024-05-01T10:00:00.123456789Z","closed":null}]}}\
      """;

  @Test
  void whatAnEarlierTryggWroteIsReadAndWrittenTheSame() {
    assertThat(StandingJson.write(StandingJson.read(FORM_2))).isEqualTo(FORM_2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void everyStandingComesBack(long seed) {
    var standings = new Standings(new Random(seed));
    for (int i = 0; i < 200; i++) {
      Standing drawn = standings.next();
      assertThat(StandingJson.read(StandingJson.write(drawn))).isEqualTo(drawn);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"form\":2 -> \"form\":1",
        "\"cases\" -> \"others\"",
        "\"protectedIdentity\":true -> \"protectedIdentity\":null",
        "\"kind\":\"PAID\" -> \"kind\":\"LOST\"",
        "\"subject\" -> \"x\":1,\"subject\"",
        "}]}} -> }]}}{}",
        "\"until\":\"2024-07-01\" -> \"ended\":\"2024-07-01\""
      })
  void anythingElseIsAFault(String change) {
    String[] parts = change.split(" -> ", -1);
    String changed = FORM_2.replace(parts[0], parts[1]);

    assertThat(changed).isNotEqualTo(FORM_2);
    assertThatThrownBy(() -> StandingJson.read(changed)).isInstanceOf(IllegalStateException.class);
  }
}
