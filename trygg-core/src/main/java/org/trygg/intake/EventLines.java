package org.trygg.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.trygg.forms.Node;

/// Lines of bytes, none held longer than an event may be; the rest of a longer one is passed over.
final class EventLines {
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  EventLines(InputStream in) {
    this.in = new BufferedInputStream(in, 64 * 1024);
  }

  /// Goes to the next line; false at the end.
  boolean next() throws IOException {
    line.reset();
    int octet = in.read();
    if (octet < 0) {
      return false;
    }
    number++;
    for (; octet >= 0 && octet != '\n'; octet = in.read()) {
      if (line.size() <= Node.MOST_CHARS) {
        line.write(octet);
      }
    }
    return true;
  }

  long number() {
    return number;
  }

  byte[] bytes() {
    return line.toByteArray();
  }

  boolean isBlank() {
    return line.size() <= Node.MOST_CHARS && line.toString(ISO_8859_1).isBlank();
  }
}
