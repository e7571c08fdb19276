package org.trygg.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Notes which tests that claim promises ran and passed, for the page docs/promises.md.
///
/// Writes `target/promises.tsv`: promise, test class and test method, one claim a line. A test with
/// cases counts when all its cases passed.
public final class PromiseListener implements TestExecutionListener {
  private static final Path FILE = Path.of("target", "promises.tsv");

  private final SortedSet<String> kept = new TreeSet<>();
  private final SortedSet<String> broken = new TreeSet<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Optional<MethodSource> source =
        test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    source.ifPresent(method -> note(method, passed));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    kept.removeAll(broken);
    if (kept.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(MethodSource source, boolean passed) {
    Method method = source.getJavaMethod();
    Class<?> type = source.getJavaClass();
    Stream.of(
            Optional.ofNullable(method.getAnnotation(Promise.class)),
            Optional.ofNullable(type.getAnnotation(Promise.class)))
        .flatMap(Optional::stream)
        .flatMap(promise -> Stream.of(promise.value()))
        .map(id -> id + "\t" + type.getSimpleName() + "\t" + method.getName())
        .forEach(line -> (passed ? kept : broken).add(line));
  }
}
