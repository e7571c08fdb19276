package org.trygg.benchmarks;

import static org.trygg.policy.Standings.NEW;
import static org.trygg.policy.Standings.contract;
import static org.trygg.policy.Standings.invoiceFor;
import static org.trygg.policy.Standings.noon;
import static org.trygg.policy.Standings.openCase;
import static org.trygg.policy.Standings.paid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.trygg.policy.Decision;
import org.trygg.policy.Decisions;
import org.trygg.policy.Form;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policies;
import org.trygg.policy.Request;
import org.trygg.policy.Request.Act;
import org.trygg.policy.Request.Occasion;
import org.trygg.policy.Standings;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Purpose;

/// Decisions on the calls of sixty days, of a subject with a contract, two invoices and a case.
///
/// `./trygg bench decision` runs it, with the rivals beside it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {
  private static final int DAYS = 64;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final CaseRef CASE = new CaseRef(Standings.id(1));
  private static final Occasion STAFF = new Occasion.InCase(Policies.SUPPORT, Optional.of(CASE));
  private static final Occasion JOB = new Occasion.Job();

  private final Decisions decisions = Decisions.of(Policies.alleato());
  private final Instant now = noon("2026-05-20");
  private final Standing standing =
      NEW.with(contract(1, Policies.TELEPHONY, "2020-01-01"))
          .with(paid(invoiceFor(1, "2026-03-01"), "2026-04-20"))
          .with(invoiceFor(2, "2026-04-01"))
          .with(openCase(CASE, Policies.FAULT_CASE, "2026-05-01"));
  private final Request[] reads = requests(Act.READ, Policies.FAULT, STAFF);
  private final Request[] collects = requests(Act.COLLECT, Policies.FAULT, JOB);
  private final Request[] bills = requests(Act.READ, Policies.BILLING, JOB);
  private final Request[] refusals = requests(Act.READ, Policies.BILLING, STAFF);
  private int next;

  /// Staff read a call in a fault case.
  @Benchmark
  public Decision read() {
    return decisions.decide(reads[turn()], standing, now);
  }

  /// The program collects a call of a service that is held.
  @Benchmark
  public Decision collect() {
    return decisions.decide(collects[turn()], standing, now);
  }

  /// The program reads a call whose time depends on invoices.
  @Benchmark
  public Decision readForBilling() {
    return decisions.decide(bills[turn()], standing, now);
  }

  /// Staff read a call in a case of the wrong kind.
  @Benchmark
  public Decision refuse() {
    return decisions.decide(refusals[turn()], standing, now);
  }

  /// The whole lifespan of a call, with its reasons, as the sweep and the access report ask for it.
  @Benchmark
  public Lifespan lifespan() {
    return decisions.lifespan(reads[turn()].item(), standing, now);
  }

  private int turn() {
    next = (next + 1) % DAYS;
    return next;
  }

  private static Request[] requests(Act act, Purpose purpose, Occasion occasion) {
    var all = new Request[DAYS];
    for (int i = 0; i < DAYS; i++) {
      Item call = Item.of(Policies.CALL_LOG, FIRST.plusDays(i), Policies.TELEPHONY);
      all[i] = new Request(act, call, purpose, Form.IDENTIFIED, occasion);
    }
    return all;
  }
}
