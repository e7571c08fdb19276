package org.trygg.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.SubjectRef;

/// Reading one record under a purpose, its ledger entry durable before the answer; beside selecting
/// one row and inserting one row in one commit.
final class ReadBench {
  private static final int SUBJECTS = 50;
  private static final int READS = 400;

  private final Bench bench;
  private final List<SubjectRef> subjects = new ArrayList<>();
  private final List<Requester> staff = new ArrayList<>();
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  ReadBench(Bench bench) {
    this.bench = bench;
    this.jdbc = bench.jdbc();
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(bench.database()));
    jdbc.sql("CREATE TABLE bare_record (id uuid PRIMARY KEY, fields text)").update();
    jdbc.sql("CREATE TABLE bare_log (id uuid PRIMARY KEY, at timestamptz, what text)").update();
    for (int i = 0; i < SUBJECTS; i++) {
      SubjectRef subject = bench.world().customer(GateWorld.ALARM);
      subjects.add(subject);
      staff.add(bench.world().inCase(subject, "support", "contact"));
      jdbc.sql("INSERT INTO bare_record VALUES (?, '{\"name\":\"Anna Ek\"}')")
          .param(subject.value())
          .update();
    }
  }

  List<String> run(Rounds rounds) {
    return List.of(row(rounds, 1), row(rounds, 4));
  }

  private String row(Rounds rounds, int threads) {
    String name = "read one record, %d %s".formatted(threads, threads == 1 ? "thread" : "threads");
    return rounds.compare(
        new Rounds.Size(READS, 1, threads),
        new Rounds.Way(name, this::read),
        new Rounds.Way("select and insert, one commit", this::bare));
  }

  private void read(int i) {
    int at = i % SUBJECTS;
    var reading = GateWorld.all(subjects.get(at), GateWorld.IDENTITY);
    if (bench.world().shown(staff.get(at), reading).size() != 1) {
      throw new IllegalStateException("The record was not shown");
    }
  }

  private void bare(int i) {
    UUID id = subjects.get(i % SUBJECTS).value();
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("SELECT fields FROM bare_record WHERE id = ?")
          .param(id)
          .query(String.class)
          .single();
      jdbc.sql("INSERT INTO bare_log VALUES (?, now(), 'read')").param(UUID.randomUUID()).update();
    });
  }
}
