package org.trygg.vocabulary;

import java.util.UUID;

/// A data subject, always by pseudonym: 122 random bits that say nothing of the person. Term: GDPR
/// Art. 4(1), 4(5), `dpv:DataSubject`.
public record SubjectRef(UUID value) implements Comparable<SubjectRef> {
  /// @throws IllegalArgumentException if the text is not a UUID; the text is not repeated
  public static SubjectRef parse(String text) {
    return new SubjectRef(Pseudonyms.parse(text, "A subject"));
  }

  @Override
  public int compareTo(SubjectRef other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
