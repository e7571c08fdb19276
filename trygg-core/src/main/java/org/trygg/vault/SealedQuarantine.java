package org.trygg.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.trygg.keys.Ciphertext;
import org.trygg.vocabulary.SubjectRef;

/// An item in quarantine as it is stored: what could not be classified, sealed, on a short clock.
public record SealedQuarantine(QuarantineId id, Tag tag, State state, Ciphertext sealed) {
  private static final byte[] FORM = "trygg quarantine v1".getBytes(US_ASCII);
  private static final UUID NOBODY = new UUID(0, 0);

  /// What is written on the outside.
  ///
  /// @param subject whom it is about, if that is known
  /// @param reason why it is here, a fixed code of lower-case words with hyphens
  /// @param receivedAt when it came in, in whole microseconds
  /// @param eraseOn the first day on which it is to be gone
  public record Tag(
      Optional<SubjectRef> subject, String reason, Instant receivedAt, LocalDate eraseOn) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /// @throws IllegalArgumentException if the reason is not lower-case words with hyphens
    public Tag {
      if (!CODE.matcher(reason).matches()) {
        throw new IllegalArgumentException("A reason is lower-case words joined by hyphens");
      }
      receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /// Where the work item stands.
  public enum State {
    /// The privacy officer has yet to say what it is.
    WAITING,
    /// Said; it waits only to be erased.
    SETTLED
  }

  static byte[] associatedData(QuarantineId id, Optional<SubjectRef> subject) {
    UUID about = subject.map(SubjectRef::value).orElse(NOBODY);
    return ByteBuffer.allocate(FORM.length + 4 * Long.BYTES)
        .put(FORM)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .putLong(about.getMostSignificantBits())
        .putLong(about.getLeastSignificantBits())
        .array();
  }
}
