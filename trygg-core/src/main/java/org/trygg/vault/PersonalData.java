package org.trygg.vault;

import java.util.Arrays;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Personal data in the clear: never printed, never serialised, read only against a permit of the
/// same subject and category. Equal only to itself.
public final class PersonalData {
  private final SubjectRef subject;
  private final Category category;
  private final byte[] bytes;

  private PersonalData(SubjectRef subject, Category category, byte[] bytes) {
    this.subject = subject;
    this.category = category;
    this.bytes = bytes;
  }

  /// Takes a copy of the bytes.
  public static PersonalData of(SubjectRef subject, Category category, byte[] bytes) {
    return new PersonalData(subject, category, bytes.clone());
  }

  /// Returns a copy. The permit proves that this very use was decided on and logged.
  ///
  /// @throws IllegalArgumentException if the permit is for another subject or category
  public byte[] read(Permit permit) {
    permit.requireFor(subject, category);
    return bytes.clone();
  }

  /// Wipes the bytes: from now on zeros are read.
  public void clear() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "PersonalData[REDACTED]";
  }
}
