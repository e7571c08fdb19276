package org.trygg.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Leaf;
import org.trygg.vocabulary.SubjectRef;

/// What a sealed leaf holds: an entry, whom it is about, and why it is not told yet. Never printed.
///
/// In bytes, always 1,024 of them: version (1, `0x01`); subject (16, zero if nobody); first day on
/// which it is told, since 1970 (8, the least number if never); the ground after its length (1 +
/// n); the entry after its length (2 + n); zeros.
///
/// @param subject whom it is about; empty if nobody
public record Secret(Entry entry, Optional<SubjectRef> subject, Secrecy secrecy) {
  static final int SIZE_BYTES = 1024;

  private static final byte VERSION = 1;
  private static final UUID NOBODY = new UUID(0, 0);
  private static final long NEVER = Long.MIN_VALUE;

  /// @throws IllegalArgumentException if the entry's names are so long that it does not fit
  byte[] bytes() {
    byte[] leaf = entry.leaf().bytes();
    byte[] ground = secrecy.ground().getBytes(UTF_8);
    UUID about = subject.map(SubjectRef::value).orElse(NOBODY);
    ByteBuffer all = ByteBuffer.allocate(SIZE_BYTES).put(VERSION);
    all.putLong(about.getMostSignificantBits()).putLong(about.getLeastSignificantBits());
    all.putLong(secrecy.opens().map(LocalDate::toEpochDay).orElse(NEVER));
    all.put((byte) ground.length).put(ground);
    if (leaf.length + Short.BYTES > all.remaining()) {
      throw new IllegalArgumentException("An entry is too long to be sealed");
    }
    all.putShort((short) leaf.length).put(leaf);
    return all.array();
  }

  /// @throws IllegalArgumentException if the bytes are not a secret in the one form of its version
  static Secret parse(byte[] bytes) {
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes);
      if (bytes.length == SIZE_BYTES && all.get() == VERSION) {
        var about = new UUID(all.getLong(), all.getLong());
        long opens = all.getLong();
        String ground = new String(next(all, all.get()), UTF_8);
        Entry entry = Leaf.of(next(all, all.getShort())).entry();
        return new Secret(
            entry,
            Optional.of(about).filter(each -> !each.equals(NOBODY)).map(SubjectRef::new),
            new Secrecy(ground, opens == NEVER ? Optional.empty() : Optional.of(day(opens))));
      }
    } catch (BufferUnderflowException _) {
      // falls through to the fault that does not repeat the bytes
    }
    throw new IllegalArgumentException("A secret has one form of 1,024 bytes");
  }

  private static LocalDate day(long opens) {
    return LocalDate.ofEpochDay(Math.clamp(opens, 0L, Integer.MAX_VALUE));
  }

  private static byte[] next(ByteBuffer all, int length) {
    if (length < 0 || length > all.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] next = new byte[length];
    all.get(next);
    return next;
  }

  @Override
  public String toString() {
    return "Secret[REDACTED]";
  }
}
