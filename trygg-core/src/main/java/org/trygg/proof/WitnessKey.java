package org.trygg.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The public key of a witness, by which anyone checks its cosignatures: C2SP tlog-cosignature,
/// Ed25519.
///
/// The text form is `name+id+key`, as of a log's key, with `0x04` for the byte of the type, so that
/// neither is taken for the other.
public record WitnessKey(VerifyingKey key) {
  static final byte COSIGNATURE = 4;

  private static final int SIGNATURE_BYTES = 64;

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if it is not a key of this form, or its id is another key's
  public static WitnessKey parse(String text) {
    return new WitnessKey(VerifyingKey.parse(text, COSIGNATURE));
  }

  /// The witness's name.
  public String name() {
    return key.name();
  }

  byte[] id() {
    return key.id(COSIGNATURE);
  }

  /// What a witness signs: the text of the checkpoint, below the time of the statement.
  static byte[] statement(String text, long seconds) {
    byte[] head = ("cosignature/v1\ntime " + seconds + "\n").getBytes(US_ASCII);
    byte[] body = text.getBytes(UTF_8);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
  }

  /// Returns when this witness cosigned the note; nothing if it did not, or if any line of this key
  /// does not hold.
  Optional<Instant> cosigned(SignedNote note) {
    List<byte[]> byKey =
        note.signatures().stream()
            .filter(line -> line.name().equals(name()))
            .map(line -> Base64.getDecoder().decode(line.signed()))
            .filter(signed -> MessageDigest.isEqual(id(), Arrays.copyOf(signed, id().length)))
            .toList();
    if (byKey.isEmpty() || !byKey.stream().allMatch(signed -> holds(note.text(), signed))) {
      return Optional.empty();
    }
    return byKey.stream().map(WitnessKey::time).max(Long::compare).map(Instant::ofEpochSecond);
  }

  private boolean holds(String text, byte[] signed) {
    int before = VerifyingKey.ID_BYTES + Long.BYTES;
    return signed.length == before + SIGNATURE_BYTES
        && time(signed) >= 0
        && time(signed) <= Instant.MAX.getEpochSecond()
        && key.isSigned(statement(text, time(signed)), signed, before);
  }

  private static long time(byte[] signed) {
    return ByteBuffer.wrap(signed).getLong(VerifyingKey.ID_BYTES);
  }

  @Override
  public String toString() {
    return key.text(COSIGNATURE);
  }
}
