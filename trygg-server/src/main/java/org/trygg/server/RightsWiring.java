package org.trygg.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.Sequencer;
import org.trygg.notice.Notices;
import org.trygg.outbox.Listener;
import org.trygg.outbox.Transactions;
import org.trygg.proof.SigningKey;
import org.trygg.retention.CertificateStore;
import org.trygg.retention.Lapsing;
import org.trygg.retention.Sweep;
import org.trygg.rights.AccessReport;
import org.trygg.sealed.SealedStore;
import org.trygg.server.api.AccessReportApi;
import org.trygg.server.api.Accountable;
import org.trygg.server.api.CasesApi;
import org.trygg.server.api.DataApi;
import org.trygg.server.api.ErasureApi;
import org.trygg.server.api.LedgerApi;
import org.trygg.server.api.LedgerProofs;
import org.trygg.server.api.LifespanApi;
import org.trygg.server.api.QuarantineApi;
import org.trygg.server.api.RectificationApi;
import org.trygg.server.api.RetentionApi;
import org.trygg.server.desk.DeskStatisticsApi;
import org.trygg.server.desk.OpenRequestsApi;
import org.trygg.server.desk.RequestsApi;
import org.trygg.server.jobs.DeskAlarm;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.jobs.ReminderRound;
import org.trygg.server.jobs.SweepRound;
import org.trygg.server.mail.MailStore;
import org.trygg.server.postgres.PostgresCertificateStore;
import org.trygg.server.postgres.PostgresLedgerStore;
import org.trygg.server.postgres.standing.PostgresMailStore;
import org.trygg.server.postgres.standing.PostgresRequestStore;
import org.trygg.subject.SubjectStore;

/// The access report, the desk's reminders, the sweep and the ledger's proofs, and the doors of
/// staff to the gate.
@Configuration(proxyBeanMethods = false)
@Import({
  AccessReportApi.class,
  CasesApi.class,
  DataApi.class,
  DeskStatisticsApi.class,
  ErasureApi.class,
  LedgerApi.class,
  LifespanApi.class,
  OpenRequestsApi.class,
  QuarantineApi.class,
  RectificationApi.class,
  RequestsApi.class,
  RetentionApi.class
})
class RightsWiring {
  @Bean
  LedgerProofs ledgerProofs(LedgerTransactions transactions, Sequencer sequencer, SigningKey key) {
    return new LedgerProofs(transactions, sequencer, key.verifyingKey());
  }

  @Bean
  AccessReport accessReport(Gate gate, InstantSource clock, LedgerProofs proofs) {
    return new AccessReport(gate, clock, proofs::receiptNow);
  }

  @Bean
  Accountable accountable(Gate gate) {
    return new Accountable(() -> gate.policy().policy());
  }

  @Bean
  Rooms.Desk desk(JdbcClient jdbc, Notices notices) {
    return new Rooms.Desk(new PostgresRequestStore(jdbc), notices.workingDays());
  }

  @Bean
  MailStore mailStore(JdbcClient jdbc) {
    return new PostgresMailStore(jdbc);
  }

  @Bean
  CertificateStore certificateStore(JdbcClient jdbc) {
    return new PostgresCertificateStore(jdbc);
  }

  @Bean
  Sweep sweep(Gate gate, CertificateStore certificates, InstantSource clock) {
    return new Sweep(gate, certificates, clock, RightsWiring::restAsLong);
  }

  /// A sweep takes at most half of one connection's time.
  private static void restAsLong(Duration worked) {
    LockSupport.parkNanos(worked.toNanos());
  }

  @Bean
  RecurringJob sweeping(Sweep sweep) {
    return new RecurringJob("retention-sweep", Duration.ofHours(1), new SweepRound(sweep));
  }

  @Bean
  Lapsing lapsing(
      Gate gate,
      Transactions transactions,
      SubjectStore subjects,
      SealedStore sealed,
      JdbcClient jdbc) {
    return new Lapsing(gate, transactions, subjects, new PostgresLedgerStore(jdbc), sealed);
  }

  @Bean
  RecurringJob requestReminders(Gate gate, MeterRegistry meters) {
    return new RecurringJob(
        "request-reminders", Duration.ofHours(1), new ReminderRound(gate, meters));
  }

  @Bean
  Listener deskAlarm(MeterRegistry meters) {
    return new DeskAlarm(meters);
  }

  @Bean
  RecurringJob ledgerLapse(Lapsing lapsing) {
    return new RecurringJob("ledger-lapse", Duration.ofHours(12), lapsing::run);
  }
}
