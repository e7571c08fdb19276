package org.trygg.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.access.SignIn;
import org.trygg.server.access.Staff;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Role;

/// How long staff stay signed in on the pages.
class PageSessionsTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String ACCOUNT = "session-worker";

  private String cookie;

  PageSessionsTest() {
    put("support");
    cookie = SERVER.session(ACCOUNT, Customer.PASSWORD);
  }

  @BeforeEach
  void staffAreSignedIn() {
    assertThat(home().statusCode()).isEqualTo(200);
    assertThat(home().body()).contains(ACCOUNT);
  }

  @Test
  void itEndsAtTheNextRequestWhenTheAccountIsRemoved() {
    assertThat(SERVER.bean(Staff.class).remove(ACCOUNT)).isTrue();

    isSentToSignIn();
  }

  @Test
  void itEndsAtTheNextRequestWithANewRoleOrPassword() {
    put("billing");

    isSentToSignIn();
  }

  @Test
  void itEndsWithTheWorkingDayAlthoughItIsUsed() {
    SERVER
        .bean(JdbcClient.class)
        .sql("UPDATE staff_token SET expires_at = now() WHERE account = :account")
        .param("account", ACCOUNT)
        .update();

    isSentToSignIn();
  }

  @Test
  void itOpensNoDoorAgainWhenTheAccountComesBack() {
    SERVER.bean(Staff.class).remove(ACCOUNT);
    isSentToSignIn();
    put("support");

    isSentToSignIn();
    cookie = SERVER.session(ACCOUNT, Customer.PASSWORD);
    assertThat(home().statusCode()).isEqualTo(200);
  }

  private static void put(String role) {
    var actor = new Actor.Staff(ACCOUNT, Role.of(role));
    SERVER.bean(SignIn.class).put(actor, Customer.PASSWORD);
  }

  private HttpResponse<String> home() {
    return SERVER.get("/staff/", "Cookie", cookie);
  }

  private void isSentToSignIn() {
    HttpResponse<String> answer = home();
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/staff/sign-in");
    assertThat(answer.body()).doesNotContain(ACCOUNT);
  }
}
