package org.trygg.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.trygg.forms.Node;

/// Lines of bytes, each read where it stands among those of the stream; of a line longer than an
/// event may be, no more is held than shows that it is.
final class EventLines {
  private static final int FIRST_BYTES = 64 * 1024;
  private static final int MOST_BYTES = 2 * Node.MOST_CHARS;

  private final InputStream in;
  private byte[] block = new byte[FIRST_BYTES];
  private int from;
  private int length;
  private int next;
  private int filled;
  private long number;

  EventLines(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line; false at the end.
  boolean next() throws IOException {
    from = next;
    length = 0;
    do {
      if (endsWithin()) {
        next = from + length + 1;
        number++;
        return true;
      }
    } while (fill());
    next = filled;
    number += length > 0 ? 1 : 0;
    return length > 0;
  }

  private boolean endsWithin() {
    byte[] bytes = block;
    int end = filled;
    int at = from + length;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    length = at - from;
    return at < end;
  }

  /// Reads more of the line, after what there is of it; false at the end.
  private boolean fill() throws IOException {
    System.arraycopy(block, from, block, 0, length);
    from = 0;
    if (length == MOST_BYTES) {
      length = Node.MOST_CHARS + 1;
    } else if (length == block.length) {
      block = Arrays.copyOf(block, 2 * block.length);
    }
    int read = in.read(block, length, block.length - length);
    filled = length + Math.max(read, 0);
    return read >= 0;
  }

  long number() {
    return number;
  }

  /// The bytes among which the line stands, until the next.
  byte[] block() {
    return block;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  boolean isBlank() {
    if (length > Node.MOST_CHARS) {
      return false;
    }
    int at = from;
    while (at < from + length && Character.isWhitespace(block[at] & 0xFF)) {
      at++;
    }
    return at == from + length;
  }
}
