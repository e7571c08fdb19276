package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Segments that older versions wrote are read for ever.
class StoredSegmentsTest {
  static final List<String> OF_FORM_1 = StoredSegments.OF_FORM_1;

  @ParameterizedTest
  @FieldSource("OF_FORM_1")
  void aSegmentOfForm1IsReadAsItWasWritten(String name) {
    byte[] stored = StoredSegments.bytes(name);

    assertThat(stored[0]).isEqualTo((byte) 1);
    assertThat(SegmentCodec.decode(stored)).isEqualTo(StoredSegments.events(name));
  }
}
