package org.trygg.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts a stream of bytes into lines of text; holds no more than one line and one buffer.
public final class LineSplitter {
  /// The longest line, in bytes without its end.
  static final int LONGEST = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private final byte[] line = new byte[LONGEST + 1];
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private int at;
  private int filled;
  private int length;
  private long number;
  private String text = "";
  private Optional<FaultKind> fault = Optional.empty();

  public LineSplitter(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line; false after the last.
  public boolean next() throws IOException {
    length = 0;
    boolean any = false;
    for (int read = read(); read >= 0 && read != '\n'; read = read()) {
      any = true;
      add((byte) read);
    }
    if (!any && filled < 0) {
      return false;
    }
    number++;
    decode();
    return true;
  }

  /// Returns the number of this line, counted from 1; 0 before the first.
  public long number() {
    return number;
  }

  /// Returns this line without its end; empty where there is a fault.
  public String text() {
    return text;
  }

  /// Returns why this line is no text.
  public Optional<FaultKind> fault() {
    return fault;
  }

  private int read() throws IOException {
    if (at == filled) {
      filled = in.read(buffer);
      at = 0;
    }
    return filled < 0 ? -1 : buffer[at++] & 0xff;
  }

  /// Keeps one byte more than the longest line, to tell that it was longer.
  private void add(byte next) {
    if (length < line.length) {
      line[length] = next;
      length++;
    }
  }

  private void decode() {
    int end = length > 0 && length <= LONGEST && line[length - 1] == '\r' ? length - 1 : length;
    text = "";
    fault = end > LONGEST ? Optional.of(FaultKind.LINE_TOO_LONG) : Optional.empty();
    if (fault.isEmpty()) {
      try {
        text = decoder.decode(ByteBuffer.wrap(line, 0, end)).toString();
      } catch (CharacterCodingException _) {
        fault = Optional.of(FaultKind.NOT_UTF8);
      }
    }
  }
}
