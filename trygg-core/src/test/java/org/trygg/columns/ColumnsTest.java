package org.trygg.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  private static final List<String> NASTY =
      List.of(
          "",
          "0",
          "-0",
          "00",
          "1.",
          ".5",
          "-",
          "-0.0",
          "0.0",
          "01.5",
          "+1",
          "1e3",
          "999999999999999999",
          "9999999999999999999",
          "-9223372036854775808",
          "1.50",
          "-1.5",
          "21.4",
          "１",
          "😀",
          "Åsa\u0000|");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void numbersOfEveryKindComeBack(long seed) {
    var chance = new Random(seed);
    List<LongSupplier> kinds =
        List.of(
            chance::nextLong,
            () -> chance.nextInt(5),
            () -> 7,
            () -> chance.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE);
    for (LongSupplier kind : kinds) {
      for (int count : new int[] {0, 1, 2, 3, 100}) {
        long[] values = LongStream.generate(kind).limit(count).toArray();

        assertThat(numbers(values)).isEqualTo(values);
        Arrays.sort(values);
        assertThat(numbers(values)).isEqualTo(values);
      }
    }
  }

  @Test
  void numbersThatRiseAlikeTakeNoByteEach() {
    long[] steady =
        LongStream.range(0, 10_000).map(i -> 1_773_162_131_000L + 300_000 * i).toArray();

    assertThat(bytes(out -> Numbers.write(out, steady))).hasSizeLessThan(24);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void textsOfEveryKindComeBack(long seed) {
    var chance = new Random(seed);
    for (int width = 1; width <= NASTY.size(); width++) {
      int most = width;
      int count = 1 + chance.nextInt(60);
      String[] values =
          Stream.generate(() -> NASTY.get(chance.nextInt(most)))
              .limit(count)
              .toArray(String[]::new);

      assertThat(texts(values)).isEqualTo(values);
    }
    for (String nasty : NASTY) {
      String[] likeNumbers =
          Stream.concat(IntStream.range(0, 40).mapToObj(i -> i + "." + i % 10), Stream.of(nasty))
              .toArray(String[]::new);

      assertThat(texts(likeNumbers)).isEqualTo(likeNumbers);
    }
  }

  @Test
  void decimalsKeepTheirZeros() {
    String[] values =
        IntStream.range(-2_000, 2_000)
            .filter(i -> i != 0)
            .mapToObj(i ->
                (i < 0 ? "-" : "")
                    + Math.abs(i) / 1000
                    + "."
                    + "%03d".formatted(Math.abs(i) % 1000))
            .toArray(String[]::new);

    assertThat(texts(values)).isEqualTo(values);
    assertThat(bytes(out -> Texts.write(out, values))).hasSizeLessThan(values.length + 40);
  }

  @Test
  void everyShorterPieceIsRefused() {
    byte[] whole = bytes(out -> Texts.write(out, NASTY.toArray(String[]::new)));
    for (int length = 0; length < whole.length; length++) {
      byte[] piece = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Texts.read(new Packed.Reader(piece), NASTY.size()))
          .isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void aCutThroughALetterIsRefused() {
    byte[] cut =
        bytes(out -> {
          out.octet(3);
          Numbers.write(out, new long[] {1, 1});
          out.text("😀");
        });

    assertThatThrownBy(() -> Texts.read(new Packed.Reader(cut), 2))
        .isInstanceOf(DamagedException.class);
  }

  private static long[] numbers(long[] values) {
    byte[] bytes = bytes(out -> Numbers.write(out, values));
    var in = new Packed.Reader(bytes);
    long[] read = Numbers.read(in, values.length);
    in.end();
    return read;
  }

  private static String[] texts(String[] values) {
    var in = new Packed.Reader(bytes(out -> Texts.write(out, values)));
    String[] read = Texts.read(in, values.length);
    in.end();
    return read;
  }

  private static byte[] bytes(Consumer<Packed.Writer> work) {
    try (Packed.Writer out = new Packed.Writer()) {
      work.accept(out);
      return out.toBytes();
    }
  }
}
