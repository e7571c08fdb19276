package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.server.access.Duty;

/// What every answer says to the browser, and who is given a session.
class HeadersTest {
  private static final RunningServer SERVER = RunningServer.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/problems/fault", "/staff/sign-in", "/metrics", "/none"})
  void everyAnswerKeepsBrowsersFromGuessingFramingAndTelling(String path) {
    HttpResponse<String> answer = SERVER.get(path);

    assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/problems/fault", "/metrics", "/none"})
  void nobodyIsGivenASessionBeforeTheSignInOfStaff(String path) {
    assertThat(header(SERVER.get(path), "Set-Cookie")).isEmpty();
  }

  @Test
  void theSessionCookieIsForTheBrowserAloneAndForItsOwnSite() {
    assertThat(header(SERVER.get("/staff/sign-in"), "Set-Cookie"))
        .startsWith("trygg=")
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void aFormWithoutItsFieldAgainstForgeryIsRefused() {
    var forged =
        SERVER
            .request("/staff/sign-in")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("account=a&password=b"))
            .build();

    assertThat(SERVER.send(forged).statusCode()).isEqualTo(403);
  }

  @Test
  void theFiguresNameNoCaller() {
    String token = SERVER.machine("figures-reader", Duty.METRICS);

    HttpResponse<String> answer = SERVER.get("/metrics", "Authorization", "Bearer " + token);

    assertThat(answer.body()).contains("jvm_memory_used_bytes").doesNotContain("figures-reader");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
