package org.trygg.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Segments that older versions wrote are read for ever.
class StoredSegmentsTest {
  static final List<String> NAMES = StoredSegments.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void aSegmentOfEveryFormIsReadAsItWasWritten(String name) {
    for (int form = 1; form <= 2; form++) {
      byte[] stored = StoredSegments.bytes(form, name);

      assertThat(stored[0]).isEqualTo((byte) form);
      assertThat(SegmentCodec.decode(stored)).isEqualTo(StoredSegments.events(name));
    }
  }
}
