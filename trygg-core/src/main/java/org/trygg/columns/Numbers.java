package org.trygg.columns;

import java.util.Arrays;

/// A column of numbers: as they are, as differences, or as differences of differences, whichever
/// takes fewest bits; each less the least of them, and then the lowest bytes of all, the next
/// lowest, and so on, so that what is alike lies together.
///
/// One octet says how often differences were taken (above) and how many bytes each takes (below).
public final class Numbers {
  private static final int MAX_ORDER = 2;
  private static final int WIDTHS = 16;

  private Numbers() {}

  public static void write(Packed.Writer out, long[] values) {
    long[] best = values;
    long[] tried = values;
    int order = 0;
    long[] starts = new long[MAX_ORDER];
    for (int i = 1; i <= Math.min(MAX_ORDER, values.length - 1); i++) {
      starts[i - 1] = tried[0];
      tried = differences(tried);
      if (bits(tried) < bits(best)) {
        best = tried;
        order = i;
      }
    }
    writePlanes(out, best, order, starts);
  }

  /// @param count how many there are; what each takes may be no byte at all
  public static long[] read(Packed.Reader in, int count) {
    int head = in.octet();
    int order = head / WIDTHS;
    int width = head % WIDTHS;
    if (order > MAX_ORDER || width > Long.BYTES || order > Math.max(0, count - 1)) {
      throw new DamagedException();
    }
    long[] starts = new long[order];
    for (int i = 0; i < order; i++) {
      starts[i] = in.signed();
    }
    long[] values = readPlanes(in, count - order, width);
    for (int i = order - 1; i >= 0; i--) {
      values = sums(starts[i], values);
    }
    return values;
  }

  private static void writePlanes(Packed.Writer out, long[] values, int order, long[] starts) {
    long least = values.length == 0 ? 0 : Arrays.stream(values).min().getAsLong();
    long all = 0;
    for (long value : values) {
      all |= value - least;
    }
    int width = (Long.SIZE - Long.numberOfLeadingZeros(all) + Byte.SIZE - 1) / Byte.SIZE;
    out.octet(order * WIDTHS + width);
    for (int i = 0; i < order; i++) {
      out.signed(starts[i]);
    }
    out.signed(least);
    byte[] plane = new byte[values.length];
    for (int shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
      for (int i = 0; i < values.length; i++) {
        plane[i] = (byte) ((values[i] - least) >>> shift);
      }
      out.raw(plane);
    }
    Arrays.fill(plane, (byte) 0);
  }

  private static long[] readPlanes(Packed.Reader in, int count, int width) {
    long least = in.signed();
    long[] values = new long[count];
    for (int shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
      byte[] plane = in.raw(count);
      for (int i = 0; i < count; i++) {
        values[i] |= (plane[i] & 0xFFL) << shift;
      }
    }
    for (int i = 0; i < count; i++) {
      values[i] += least;
    }
    return values;
  }

  private static long[] differences(long[] values) {
    long[] differences = new long[values.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i + 1] - values[i];
    }
    return differences;
  }

  private static long[] sums(long start, long[] differences) {
    long[] values = new long[differences.length + 1];
    values[0] = start;
    for (int i = 0; i < differences.length; i++) {
      values[i + 1] = values[i] + differences[i];
    }
    return values;
  }

  private static long bits(long[] values) {
    long least = values.length == 0 ? 0 : Arrays.stream(values).min().getAsLong();
    long bits = 0;
    for (long value : values) {
      bits += Long.SIZE - Long.numberOfLeadingZeros(value - least);
    }
    return bits;
  }
}
