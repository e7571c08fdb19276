package org.trygg.server;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.gate.Gate;
import org.trygg.ledger.Sequencer;
import org.trygg.notice.Notices;
import org.trygg.notice.Publications;
import org.trygg.outbox.Transactions;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.postgres.PostgresPublicationStore;

/// The publishing of the notice: at the start, and for a version whose first day comes later.
@Configuration(proxyBeanMethods = false)
class PublicationWiring {
  /// Published before any door opens, and sequenced, so that the log has a checkpoint from then on.
  @Bean
  Publications publications(
      Notices notices,
      JdbcClient jdbc,
      Transactions transactions,
      Gate gate,
      InstantSource clock,
      Sequencer sequencer) {
    var publications =
        new Publications(notices, new PostgresPublicationStore(jdbc), transactions, gate, clock);
    publications.publish();
    sequencer.run();
    return publications;
  }

  @Bean
  RecurringJob publishing(Publications publications) {
    return new RecurringJob("publication", Duration.ofHours(1), publications::publish);
  }
}
