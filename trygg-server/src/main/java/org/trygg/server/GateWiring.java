package org.trygg.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.Bounds;
import org.trygg.keys.KeyFolder;
import org.trygg.keys.KeyRings;
import org.trygg.ledger.EntryIds;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.Sequencer;
import org.trygg.outbox.Listener;
import org.trygg.outbox.Outbox;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Transactions;
import org.trygg.policy.PolicyVersions;
import org.trygg.proof.SigningKey;
import org.trygg.retention.Redater;
import org.trygg.server.database.PostgresTransactions;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.postgres.PostgresIdentifierStore;
import org.trygg.server.postgres.PostgresKeyRingStore;
import org.trygg.server.postgres.PostgresLedgerStore;
import org.trygg.server.postgres.PostgresLedgerTransactions;
import org.trygg.server.postgres.PostgresOutboxStore;
import org.trygg.server.postgres.PostgresQuarantineStore;
import org.trygg.server.postgres.PostgresReadingStore;
import org.trygg.server.postgres.PostgresVaultStore;
import org.trygg.server.settings.Settings;
import org.trygg.subject.SubjectStore;
import org.trygg.vault.Vault;

/// The gate and the rooms that it stands before, on PostgreSQL, with the jobs that follow it.
@Configuration(proxyBeanMethods = false)
class GateWiring {
  private static final int SEQUENCED_AT_ONCE = 1_000;

  @Bean
  Transactions transactions(PlatformTransactionManager manager) {
    return new PostgresTransactions(manager);
  }

  @Bean
  LedgerTransactions ledgerTransactions(PlatformTransactionManager manager, JdbcClient jdbc) {
    return new PostgresLedgerTransactions(manager, jdbc);
  }

  @Bean
  Rooms.Holdings holdings(JdbcClient jdbc, KeysWiring.Keysets keys, Settings settings) {
    var rings =
        new KeyRings(
            new PostgresKeyRingStore(jdbc), keys.rings(), keys.tombstones(), new SecureRandom());
    return new Rooms.Holdings(
        new Vault(
            new PostgresVaultStore(jdbc),
            new PostgresQuarantineStore(jdbc),
            rings,
            keys.quarantine()),
        new BlindIndex(
            new PostgresIdentifierStore(jdbc),
            keys.identifiers(),
            new Bounds(settings.addresses().tolerance(), settings.addresses().silence())),
        new PostgresReadingStore(jdbc));
  }

  @Bean
  OutboxStore outboxStore(JdbcClient jdbc) {
    return new PostgresOutboxStore(jdbc);
  }

  @Bean
  Rooms.Ledger ledger(JdbcClient jdbc, InstantSource clock, Rooms.Sealing sealing) {
    return new Rooms.Ledger(
        new PostgresLedgerStore(jdbc), new EntryIds(clock, new SecureRandom()), sealing);
  }

  @Bean
  Rooms rooms(
      PolicyVersions policies,
      SubjectStore subjects,
      Rooms.Holdings holdings,
      OutboxStore outbox,
      Rooms.Ledger ledger,
      Rooms.Desk desk) {
    return new Rooms(policies, subjects, ledger, holdings, outbox, desk);
  }

  @Bean
  Gate gate(Transactions transactions, Rooms rooms, InstantSource clock) {
    return new Gate(transactions, rooms, clock);
  }

  @Bean
  Sequencer sequencer(LedgerTransactions transactions, SigningKey key) {
    return new Sequencer(transactions, key, SEQUENCED_AT_ONCE);
  }

  @Bean
  Outbox outbox(Transactions transactions, OutboxStore store, ObjectProvider<Listener> listeners) {
    return new Outbox(transactions, store, listeners.orderedStream().toList());
  }

  @Bean
  Listener redater(Gate gate) {
    return new Redater(gate);
  }

  @Bean
  RecurringJob sequencing(Sequencer sequencer) {
    return new RecurringJob("ledger-sequencing", Duration.ofSeconds(1), sequencer::run);
  }

  @Bean
  RecurringJob indexRotation(
      Gate gate, KeysWiring.Keysets keys, KeyFolder folder, MeterRegistry meters) {
    IntConsumer dropOthers = current -> folder.dropOtherTaggingKeys("identifiers", current);
    return new RecurringJob(
        "index-rotation",
        Duration.ofMinutes(10),
        new IndexRotation(gate, keys.identifiers(), dropOthers, meters));
  }

  @Bean
  RecurringJob telling(Outbox outbox) {
    return new RecurringJob("outbox", Duration.ofSeconds(1), outbox::run);
  }
}
