package org.trygg.server.mail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trygg.gate.Gate;
import org.trygg.mail.Wordings;
import org.trygg.outbox.Transactions;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.settings.MailSettings;
import org.trygg.server.settings.Settings;
import org.trygg.subject.SubjectStore;

/// The mail desk, if the settings name a mailbox.
@Configuration(proxyBeanMethods = false)
public class MailWiring {
  private static final Duration REMEMBERED = Duration.ofDays(60);

  @Bean
  MailDesk.Rooms mailDeskRooms(
      Transactions transactions, Gate gate, SubjectStore subjects, MailStore mails) {
    return new MailDesk.Rooms(transactions, gate, subjects, mails);
  }

  @Bean(destroyMethod = "close")
  Mailroom mailroom(
      Settings settings, MailDesk.Rooms rooms, MailKeys.Maker keys, InstantSource clock) {
    MailSettings mail = settings.mail();
    return mail.account()
        .map(account ->
            Mailroom.of(
                account,
                mail.limits(),
                rooms,
                Wordings.read(mail.words(), Set.of(account.address())),
                new Mailroom.Made(keys.make(), clock)))
        .orElseGet(Mailroom::none);
  }

  @Bean
  RecurringJob mailLook(Mailroom mailroom, Settings settings) {
    return new RecurringJob("mail-inbox", settings.mail().limits().every(), mailroom::look);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> mailDoorbell(Mailroom mailroom) {
    return _ -> mailroom.listen();
  }

  @Bean
  RecurringJob mailForgetting(Transactions transactions, MailStore mails, InstantSource clock) {
    return new RecurringJob(
        "mail-forgetting",
        Duration.ofHours(1),
        () -> transactions.call(() -> mails.forget(clock.instant().minus(REMEMBERED))));
  }
}
