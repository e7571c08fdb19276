package org.trygg.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The questions of [DecisionBenchmark] asked of Cedar and of jCasbin, with the rules that bear on
/// them and no other; every question is made beforehand.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RivalsBenchmark {
  private static final int DAYS = 64;
  private static final RivalQuestion[] READS =
      RivalQuestion.ofCalls("read", "provision.fault", "support", DAYS);
  private static final RivalQuestion[] COLLECTS =
      RivalQuestion.ofCalls("collect", "provision.fault", "job", DAYS);
  private static final RivalQuestion[] REFUSALS =
      RivalQuestion.ofCalls("read", "billing", "support", DAYS);

  private final CedarRules cedar = new CedarRules();
  private final CasbinRules casbin = new CasbinRules();
  private final CedarRules.Question[] cedarReads = ofCedar(READS);
  private final CedarRules.Question[] cedarCollects = ofCedar(COLLECTS);
  private final CedarRules.Question[] cedarRefusals = ofCedar(REFUSALS);
  private final Object[][] casbinReads = ofCasbin(READS);
  private final Object[][] casbinCollects = ofCasbin(COLLECTS);
  private final Object[][] casbinRefusals = ofCasbin(REFUSALS);
  private int next;

  /// A rival that answers otherwise than Trygg would measure something else.
  public RivalsBenchmark() {
    require(
        Stream.of(cedarReads, cedarCollects).flatMap(Arrays::stream).allMatch(cedar::isAllowed));
    require(Arrays.stream(cedarRefusals).noneMatch(cedar::isAllowed));
    require(
        Stream.of(casbinReads, casbinCollects).flatMap(Arrays::stream).allMatch(casbin::isAllowed));
    require(Arrays.stream(casbinRefusals).noneMatch(casbin::isAllowed));
  }

  @Benchmark
  public boolean cedarRead() {
    return cedar.isAllowed(cedarReads[turn()]);
  }

  @Benchmark
  public boolean cedarCollect() {
    return cedar.isAllowed(cedarCollects[turn()]);
  }

  @Benchmark
  public boolean cedarRefuse() {
    return cedar.isAllowed(cedarRefusals[turn()]);
  }

  @Benchmark
  public boolean casbinRead() {
    return casbin.isAllowed(casbinReads[turn()]);
  }

  @Benchmark
  public boolean casbinCollect() {
    return casbin.isAllowed(casbinCollects[turn()]);
  }

  @Benchmark
  public boolean casbinRefuse() {
    return casbin.isAllowed(casbinRefusals[turn()]);
  }

  private int turn() {
    next = (next + 1) % DAYS;
    return next;
  }

  private CedarRules.Question[] ofCedar(RivalQuestion[] asked) {
    return Arrays.stream(asked).map(cedar::question).toArray(CedarRules.Question[]::new);
  }

  private static Object[][] ofCasbin(RivalQuestion[] asked) {
    return Arrays.stream(asked).map(CasbinRules::question).toArray(Object[][]::new);
  }

  private static void require(boolean agrees) {
    if (!agrees) {
      throw new IllegalStateException("A rival answers otherwise: its rules are not the same");
    }
  }
}
