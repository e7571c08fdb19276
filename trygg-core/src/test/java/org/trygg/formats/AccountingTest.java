package org.trygg.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trygg.lines.FaultKind;

/// The law of accounting: whatever becomes of a log, each of its lines has exactly one outcome.
class AccountingTest {
  private static final int DAMAGED_COPIES = 400;

  @ParameterizedTest
  @EnumSource
  void eachLineOfADamagedCopyHasOneOutcomeAndNothingIsThrown(LogFormat format) {
    Random random = new Random(42);
    List<byte[]> samples = Reading.samples(format);
    for (int i = 0; i < DAMAGED_COPIES; i++) {
      byte[] sample = samples.get(random.nextInt(samples.size()));
      byte[] damaged = damaged(sample, random);

      Reading.of(format, damaged).assertEachLineHasOneOutcome();
    }
  }

  @ParameterizedTest
  @EnumSource
  void logsOneAfterTheOtherTellWhatEachOfThemTells(LogFormat format) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long observations = 0;
    for (byte[] sample : Reading.samples(format)) {
      all.writeBytes(sample);
      all.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
      observations += Reading.of(format, sample).tally().observations();
    }

    assertThat(Reading.of(format, all.toByteArray()).tally().observations())
        .isEqualTo(observations);
  }

  @ParameterizedTest
  @EnumSource
  void theSameLogReadAgainHasTheSameIds(LogFormat format) {
    for (byte[] sample : Reading.samples(format)) {
      assertThat(ids(Reading.of(format, sample))).isEqualTo(ids(Reading.of(format, sample)));
      assertThat(ids(Reading.of(format, sample))).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noValueOfALogIsPrinted(LogFormat format) {
    Random random = new Random(43);
    for (byte[] sample : Reading.samples(format)) {
      for (int i = 0; i < 40; i++) {
        String canary = "KN" + HexFormat.of().toHexDigits(random.nextInt());
        List<String> lines = lines(damaged(sample, random));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int inside = random.nextInt(line.length() + 1);
        lines.set(at, line.substring(0, inside) + canary + line.substring(inside));

        Reading reading = Reading.of(format, String.join("\n", lines));

        assertThat(reading.outcomes().toString()).doesNotContain(canary);
        assertThat(reading.faults()).allSatisfy(f -> assertThat(f.text()).doesNotContain(canary));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatIsTooLongIsMalformedAndTheRestIsRead(LogFormat format) {
    byte[] sample = Reading.samples(format).getFirst();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes("x".repeat(65_537).getBytes(StandardCharsets.UTF_8));
    log.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    log.writeBytes(sample);

    Reading reading = Reading.of(format, log.toByteArray());

    assertThat(reading.faults()).contains(FaultKind.LINE_TOO_LONG);
    assertThat(reading.tally().observations())
        .isEqualTo(Reading.of(format, sample).tally().observations());
    reading.assertEachLineHasOneOutcome();
  }

  @ParameterizedTest
  @EnumSource
  void bytesThatAreNotUtf8AreMalformed(LogFormat format) {
    Reading reading = Reading.of(format, new byte[] {'a', (byte) 0xff, '\n'});

    assertThat(reading.faults()).containsExactly(FaultKind.NOT_UTF8);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyLogHasNoLines(LogFormat format) {
    assertThat(Reading.of(format, "").tally()).isEqualTo(new Tally(0, 0, 0, 0, 0));
    assertThat(Reading.of(format, "\r\n\n").tally()).isEqualTo(new Tally(2, 0, 0, 2, 0));
  }

  @Test
  void anAccountThatDoesNotAddUpIsRefused() {
    assertThatThrownBy(() -> new Tally(3, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> ids(Reading reading) {
    return reading.observations().stream().map(each -> each.origin().id()).toList();
  }

  private static List<String> lines(byte[] log) {
    return new ArrayList<>(List.of(new String(log, StandardCharsets.UTF_8).split("\n", -1)));
  }

  /// Damages one to five lines: cuts, flips bits, deletes, doubles, or splices two together.
  private static byte[] damaged(byte[] sample, Random random) {
    List<byte[]> lines = new ArrayList<>();
    for (String line : lines(sample)) {
      lines.add(line.getBytes(StandardCharsets.UTF_8));
    }
    for (int times = 1 + random.nextInt(5); times > 0 && !lines.isEmpty(); times--) {
      damage(lines, random.nextInt(lines.size()), random);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < lines.size(); i++) {
      out.writeBytes(lines.get(i));
      out.writeBytes(i + 1 < lines.size() ? new byte[] {'\n'} : new byte[0]);
    }
    return out.toByteArray();
  }

  private static void damage(List<byte[]> lines, int at, Random random) {
    byte[] line = lines.get(at);
    switch (random.nextInt(5)) {
      case 0 -> lines.set(at, Arrays.copyOf(line, random.nextInt(line.length + 1)));
      case 1 -> {
        byte[] flipped = line.clone();
        for (int i = 0; i < 3 && flipped.length > 0; i++) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        lines.set(at, flipped);
      }
      case 2 -> lines.remove(at);
      case 3 -> lines.add(at, line);
      default -> {
        byte[] other = lines.get(random.nextInt(lines.size()));
        byte[] spliced = Arrays.copyOf(line, line.length / 2 + other.length - other.length / 2);
        System.arraycopy(
            other, other.length / 2, spliced, line.length / 2, other.length - other.length / 2);
        lines.set(at, spliced);
      }
    }
  }
}
