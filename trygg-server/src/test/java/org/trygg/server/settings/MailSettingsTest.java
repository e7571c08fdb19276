package org.trygg.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
  @Test
  void defaults() {
    assertThat(read()).isEqualTo(MailSettings.DEFAULT);
    assertThat(MailSettings.DEFAULT.account()).isEmpty();
  }

  @Test
  void explicit() {
    MailSettings mail =
        read(
            "--trygg.mail.address=support@alleato.example",
            "--trygg.mail.user=desk",
            "--trygg.mail.password-file=mail.txt",
            "--trygg.mail.security=starttls",
            "--trygg.mail.imap-host=imap.alleato.example",
            "--trygg.mail.imap-port=143",
            "--trygg.mail.smtp-host=smtp.alleato.example",
            "--trygg.mail.smtp-port=587",
            "--trygg.mail.words=words",
            "--trygg.mail.attachment-kib=7",
            "--trygg.mail.answers-per-day=2",
            "--trygg.mail.every-seconds=5");

    assertThat(mail.account())
        .contains(
            new MailSettings.Account(
                "support@alleato.example",
                new MailSettings.SignIn("desk", Path.of("mail.txt")),
                MailSettings.Security.STARTTLS,
                new MailSettings.Server("imap.alleato.example", 143),
                new MailSettings.Server("smtp.alleato.example", 587)));
    assertThat(mail.account().orElseThrow().domain()).isEqualTo("alleato.example");
    assertThat(mail.words()).isEqualTo(Path.of("words"));
    assertThat(mail.limits()).isEqualTo(new MailSettings.Limits(7, 2, Duration.ofSeconds(5)));
  }

  @Test
  void faults() {
    assertThatThrownBy(() -> read("--trygg.mail.user=desk", "--trygg.mail.security=maybe"))
        .hasMessageContainingAll(
            "trygg.mail.address: is missing",
            "trygg.mail.password-file: is missing",
            "trygg.mail.imap-host: is missing",
            "trygg.mail.smtp-host: is missing",
            "trygg.mail.security: is one of tls, starttls, none");
    assertThatThrownBy(() -> new MailSettings.Limits(-1, -1, Duration.ZERO))
        .hasMessageContainingAll(
            "trygg.mail.attachment-kib: is from 0 to 10240",
            "trygg.mail.answers-per-day: is from 0 to 1000",
            "trygg.mail.every-seconds: is from 1 to 3600");
  }

  @Test
  void mailGoesInTheClearOnThisMachineOnly() {
    var desk = new MailSettings.SignIn("desk", Path.of("mail.txt"));
    var here = new MailSettings.Server("127.0.0.1", 143);
    var there = new MailSettings.Server("smtp.alleato.example", 0);

    assertThatThrownBy(() ->
            new MailSettings.Account("support", desk, MailSettings.Security.NONE, here, there))
        .hasMessageContainingAll(
            "trygg.mail.address: is an address with an @",
            "trygg.mail.security: is tls or starttls beyond this machine",
            "trygg.mail.smtp-port: is from 1 to 65535");
  }

  private static MailSettings read(String... options) {
    return Settings.read(SettingsSources.of(List.of(options), Map.of(), Path.of("target"))).mail();
  }
}
