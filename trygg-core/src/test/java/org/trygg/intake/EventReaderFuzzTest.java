package org.trygg.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
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
}
