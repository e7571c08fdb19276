package org.trygg.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// A stream that tells how much of it has been read.
final class Counted extends FilterInputStream {
  private final LongConsumer told;
  private long count;

  Counted(InputStream in, LongConsumer told) {
    super(in);
    this.told = told;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    tell(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int read = super.read(into, from, most);
    tell(Math.max(read, 0));
    return read;
  }

  private void tell(int more) {
    if (more > 0) {
      count += more;
      told.accept(count);
    }
  }
}
