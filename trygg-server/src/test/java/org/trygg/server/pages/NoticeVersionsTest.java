package org.trygg.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.notice.LaterVersion;
import org.trygg.server.RunningServer;
import org.trygg.testkit.Promise;

/// A server with two versions of the notice, the later one invented.
class NoticeVersionsTest {
  private static final String FIRST = "/gdpr/2018-09-01";
  private static final String LATER = "/gdpr/" + LaterVersion.DATE;

  @TempDir Path temp;

  @Test
  @Promise({"P111", "P112"})
  void publishingAVersionLeavesTheOldOneAsItWas() {
    try (RunningServer server = RunningServer.on(LaterVersion.writeInto(temp))) {
      HttpResponse<String> before = RunningServer.shared().get(FIRST);
      HttpResponse<String> old = server.get(FIRST);

      assertThat(old.statusCode()).isEqualTo(200);
      assertThat(old.body()).isEqualTo(before.body());
      assertThat(old.headers().firstValue("ETag")).isEqualTo(before.headers().firstValue("ETag"));
      assertThat(server.get(FIRST + "/policy.yaml").body())
          .isEqualTo(RunningServer.shared().get(FIRST + "/policy.yaml").body());
      theNewestIsInForceAndAllAreListed(server);
      theChangesAreTold(server);
    }
  }

  private static void theNewestIsInForceAndAllAreListed(RunningServer server) {
    assertThat(server.get("/gdpr/").body()).contains("gäller från 2024-03-01");
    assertThat(server.get("/gdpr/versions").body())
        .contains("href=\"" + FIRST + "\"", "href=\"" + LATER + "\"", "Gäller nu", "Har gällt");
  }

  private static void theChangesAreTold(RunningServer server) {
    assertThat(server.get(LATER + "/changes").body())
        .contains("purpose.provision.advice", "retention.traffic-fault", "tiden", "P69")
        .contains("en dag längre");
    assertThat(server.get(LATER + "/changes?lang=en").body())
        .contains("a day longer", "the time")
        .doesNotContain("en dag längre");
    assertThat(server.get(FIRST + "/changes").body()).contains("den första versionen");
  }

  @Test
  void aFaultyVersionRefusesTheStart() throws IOException {
    Path policies = LaterVersion.writeInto(temp);
    Path rules = policies.resolve("alleato").resolve(LaterVersion.DATE).resolve("policy.yaml");
    Files.writeString(rules, Files.readString(rules) + "\nretenton: {}\n");

    assertThatThrownBy(() -> RunningServer.on(policies))
        .rootCause()
        .hasMessageContaining("policy.yaml:")
        .hasMessageContaining("retention");
  }
}
