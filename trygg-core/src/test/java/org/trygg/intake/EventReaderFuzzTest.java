package org.trygg.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;

/// Any bytes at all: each place has one answer, in order; nothing is thrown, nothing is printed.
class EventReaderFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] sent) throws IOException {
    for (EventForm form : EventForm.values()) {
      var places = new ArrayList<Long>();
      EventReader.read(new ByteArrayInputStream(sent), form, read -> places.add(read.at()));
      assertThat(places).isSorted().doesNotHaveDuplicates();
    }
  }

  /// A line is what it is alone, whatever stands before and after it.
  @FuzzTest(maxDuration = "60s")
  void anyBytesAmongOtherLines(byte[] sent) throws IOException {
    byte[] line = new String(sent, ISO_8859_1).replace('\n', ' ').getBytes(ISO_8859_1);
    var alone = new ArrayList<EventReader.Read>();
    EventReader.read(new ByteArrayInputStream(line), EventForm.LINES, alone::add);
    var between = new ByteArrayOutputStream();
    between.writeBytes("{\"id\":\"before\"}\n".getBytes(ISO_8859_1));
    between.writeBytes(line);
    between.writeBytes("\n{\"id\":\"after\"}".getBytes(ISO_8859_1));
    var among = new ArrayList<EventReader.Read>();
    EventReader.read(new ByteArrayInputStream(between.toByteArray()), EventForm.LINES, among::add);

    assertThat(among).hasSize(alone.size() + 2);
    assertThat(among.subList(1, among.size() - 1))
        .extracting(EventReaderFuzzTest::said)
        .isEqualTo(alone.stream().map(EventReaderFuzzTest::said).toList());
  }

  private static Object said(EventReader.Read read) {
    return switch (read) {
      case EventReader.Read.Event(_, var event) -> event;
      case EventReader.Read.Malformed(_, var flaw) -> flaw;
    };
  }
}
