package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.trygg.lines.FaultKind;

/// One reading of a log in a test: its outcomes and its account.
record Reading(List<Outcome> outcomes, Tally tally) {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  static Reading of(LogFormat format, String log) {
    return of(format, log.getBytes(StandardCharsets.UTF_8));
  }

  static Reading of(LogFormat format, byte[] log) {
    List<Outcome> outcomes = new ArrayList<>();
    LogReader reader = format.reader(InstantSource.fixed(NOW));
    try {
      return new Reading(outcomes, reader.read(new ByteArrayInputStream(log), outcomes::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading ofSample(LogFormat format, String name) {
    return of(format, sample(format, name));
  }

  static byte[] sample(LogFormat format, String name) {
    try {
      return Files.readAllBytes(samples().resolve(format.toString()).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns every sample of a format, in the order of their names.
  static List<byte[]> samples(LogFormat format) {
    try (Stream<Path> files = Files.list(samples().resolve(format.toString()))) {
      return files.sorted().map(file -> sample(format, file.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path samples() {
    return Path.of("").toAbsolutePath().resolveSibling("samples");
  }

  List<Observation> observations() {
    return outcomes.stream()
        .filter(Outcome.Understood.class::isInstance)
        .flatMap(outcome -> ((Outcome.Understood) outcome).observations().stream())
        .toList();
  }

  List<FaultKind> faults() {
    return outcomes.stream()
        .filter(Outcome.Malformed.class::isInstance)
        .map(outcome -> ((Outcome.Malformed) outcome).fault())
        .toList();
  }

  List<Drop> drops() {
    return outcomes.stream()
        .filter(Outcome.Ignored.class::isInstance)
        .map(outcome -> ((Outcome.Ignored) outcome).why())
        .toList();
  }

  /// The law of accounting: each line of the log belongs to exactly one outcome.
  void assertEachLineHasOneOutcome() {
    assertThat(outcomes.stream().flatMapToLong(outcome -> outcome.lines().numbers()).sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, tally.lines()).boxed().toList());
  }
}
