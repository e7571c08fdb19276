package org.trygg.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.trygg.keys.UnreadableException;

/// Small numbers and texts as bytes: numbers in base 128, the lowest seven bits first; texts in
/// UTF-8 after their length.
final class Packed {
  private static final int MAX_VARINT_BYTES = 10;

  private Packed() {}

  /// Writes to memory that grows, and wipes what it leaves behind.
  static final class Writer implements AutoCloseable {
    private byte[] bytes = new byte[256];
    private int size;

    Writer octet(int value) {
      room(1);
      bytes[size++] = (byte) value;
      return this;
    }

    Writer number(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        octet((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      return octet((int) rest);
    }

    /// A number of either sign, small when near zero.
    Writer signed(long value) {
      return number((value << 1) ^ (value >> 63));
    }

    Writer text(String text) {
      byte[] utf8 = text.getBytes(UTF_8);
      number(utf8.length);
      return raw(utf8);
    }

    Writer raw(byte[] added) {
      room(added.length);
      System.arraycopy(added, 0, bytes, size, added.length);
      size += added.length;
      return this;
    }

    byte[] toBytes() {
      return Arrays.copyOf(bytes, size);
    }

    @Override
    public void close() {
      Arrays.fill(bytes, (byte) 0);
    }

    private void room(int added) {
      if (size + added > bytes.length) {
        byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + added));
        Arrays.fill(bytes, (byte) 0);
        bytes = larger;
      }
    }
  }

  /// Reads what a writer wrote; anything else is a fault, and costs no more memory than it has
  /// bytes.
  static final class Reader {
    private final ByteBuffer in;

    Reader(byte[] bytes) {
      this.in = ByteBuffer.wrap(bytes);
    }

    int octet() {
      need(1);
      return in.get() & 0xFF;
    }

    long number() {
      long value = 0;
      for (int i = 0; i < MAX_VARINT_BYTES; i++) {
        int octet = octet();
        value |= (long) (octet & 0x7F) << (7 * i);
        if (octet < 0x80) {
          return value;
        }
      }
      throw damaged();
    }

    long signed() {
      long value = number();
      return (value >>> 1) ^ -(value & 1);
    }

    /// A count of things of at least so many bytes each, hence never more than the bytes left.
    int count(int leastBytesEach) {
      long count = number();
      if (count < 0 || count > in.remaining() / leastBytesEach) {
        throw damaged();
      }
      return (int) count;
    }

    /// A position in a list of this size.
    int index(int size) {
      long index = number();
      if (index < 0 || index >= size) {
        throw damaged();
      }
      return (int) index;
    }

    String text() {
      ByteBuffer utf8 = ByteBuffer.wrap(raw(count(1)));
      try {
        return UTF_8.newDecoder().decode(utf8).toString();
      } catch (CharacterCodingException e) {
        throw damaged();
      }
    }

    byte[] rest() {
      return raw(in.remaining());
    }

    void end() {
      if (in.hasRemaining()) {
        throw damaged();
      }
    }

    private byte[] raw(int length) {
      need(length);
      byte[] bytes = new byte[length];
      in.get(bytes);
      return bytes;
    }

    private void need(int length) {
      if (length > in.remaining()) {
        throw damaged();
      }
    }
  }

  static UnreadableException damaged() {
    return new UnreadableException("Opened data is not in the form it was written in");
  }
}
