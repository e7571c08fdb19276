package org.trygg.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.Gate;
import org.trygg.intake.Commerce;
import org.trygg.intake.Customers;
import org.trygg.intake.Declarations;
import org.trygg.intake.EventIntake;
import org.trygg.intake.Feed;
import org.trygg.intake.InboxStore;
import org.trygg.intake.InboxSweep;
import org.trygg.intake.MessageKey;
import org.trygg.intake.Taking;
import org.trygg.keys.KeyFolder;
import org.trygg.keys.Tagging;
import org.trygg.notice.Notices;
import org.trygg.outbox.Transactions;
import org.trygg.server.intake.ConsentAnswers;
import org.trygg.server.intake.EventsApi;
import org.trygg.server.intake.FeedsApi;
import org.trygg.server.intake.StandingsApi;
import org.trygg.server.intake.SubjectsApi;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.postgres.PostgresInboxStore;
import org.trygg.server.settings.Settings;
import org.trygg.subject.SubjectStore;

/// The intake: what comes from outside, its inbox and its doors.
@Configuration(proxyBeanMethods = false)
@Import({EventsApi.class, FeedsApi.class, SubjectsApi.class, StandingsApi.class})
class IntakeWiring {
  @Bean
  InboxStore inboxStore(JdbcClient jdbc) {
    return new PostgresInboxStore(jdbc);
  }

  /// The key under which messages are known again; its loss only lets old ones in once more.
  @Bean
  MessageKey.Blinding inboxBlinding(KeyFolder keys) {
    Tagging tagging = keys.tagging("inbox");
    return bytes -> tagging.tag(bytes).value();
  }

  @Bean(destroyMethod = "close")
  Taking taking(
      Transactions transactions,
      Gate gate,
      SubjectStore subjects,
      InboxStore inbox,
      Settings settings) {
    return new Taking(transactions, gate, subjects, inbox, settings.intake().limits());
  }

  @Bean
  EventIntake eventIntake(Gate gate, Taking taking, MessageKey.Blinding blinding) {
    return new EventIntake(gate, taking, blinding);
  }

  @Bean
  Feed feed(Taking taking, MessageKey.Blinding blinding, InstantSource clock) {
    return new Feed(taking, blinding, clock);
  }

  @Bean
  Customers customers(
      Transactions transactions,
      Gate gate,
      InboxStore inbox,
      MessageKey.Blinding blinding,
      InstantSource clock) {
    return new Customers(transactions, gate, inbox, blinding, clock);
  }

  @Bean
  Commerce commerce(
      Transactions transactions, Gate gate, SubjectStore subjects, InstantSource clock) {
    return new Commerce(transactions, gate, subjects, clock);
  }

  @Bean
  ConsentAnswers consentAnswers(Transactions transactions, Gate gate, SubjectStore subjects) {
    return new ConsentAnswers(transactions, gate, subjects);
  }

  @Bean
  Declarations declarations(
      Transactions transactions,
      Gate gate,
      SubjectStore subjects,
      Notices notices,
      InstantSource clock) {
    Declarations.Wordings wordings =
        (notice, rule) ->
            notices
                .find(notice.version())
                .flatMap(each -> Optional.ofNullable(each.sound().wordings().get(rule)));
    return new Declarations(transactions, gate, subjects, wordings, clock);
  }

  @Bean
  RecurringJob inboxSweeping(Transactions transactions, InboxStore inbox, Gate gate) {
    return new RecurringJob(
        "inbox-sweep", Duration.ofHours(1), new InboxSweep(transactions, inbox, gate)::run);
  }
}
