package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trygg.vault.Samples.ANNA;
import static org.trygg.vault.Samples.BO;
import static org.trygg.vault.Samples.CONTACT;
import static org.trygg.vault.Samples.IP_LOG;
import static org.trygg.vault.Samples.permit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static final byte[] NAME = "Anna Ek".getBytes(UTF_8);

  private final PersonalData data = PersonalData.of(ANNA, CONTACT, NAME);

  @Test
  void isReadWithAPermitForItsSubjectAndCategory() {
    assertThat(data.read(permit(ANNA, CONTACT))).isEqualTo(NAME);
  }

  @Test
  void isNotReadWithAPermitForAnotherSubjectOrCategory() {
    assertThatThrownBy(() -> data.read(permit(BO, CONTACT)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> data.read(permit(ANNA, IP_LOG)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNeitherPrintedNorSerialised() throws IOException {
    assertThat(data).hasToString("PersonalData[REDACTED]");
    try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(data)).isInstanceOf(NotSerializableException.class);
    }
  }

  @Test
  void isNotEqualToOthersWithTheSameBytes() {
    assertThat(data).isNotEqualTo(PersonalData.of(ANNA, CONTACT, NAME));
  }

  @Test
  void isWipedWhenCleared() {
    data.clear();

    assertThat(data.read(permit(ANNA, CONTACT))).isEqualTo(new byte[NAME.length]);
  }

  @Test
  void changingACopyChangesNothing() {
    data.read(permit(ANNA, CONTACT))[0] = 0;

    assertThat(data.read(permit(ANNA, CONTACT))).isEqualTo(NAME);
  }
}
