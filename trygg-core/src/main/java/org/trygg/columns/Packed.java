package org.trygg.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/// Small numbers and texts as bytes: numbers in base 128, the lowest seven bits first; texts in
/// UTF-8 after their length.
public final class Packed {
  private static final int MAX_VARINT_BYTES = 10;

  private Packed() {}

  /// Writes to memory that grows, and wipes what it leaves behind.
  public static final class Writer implements AutoCloseable {
    private byte[] bytes = new byte[256];
    private int size;

    public Writer octet(int value) {
      room(1);
      bytes[size++] = (byte) value;
      return this;
    }

    public Writer number(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        octet((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      return octet((int) rest);
    }

    /// A number of either sign, small when near zero.
    public Writer signed(long value) {
      return number((value << 1) ^ (value >> 63));
    }

    public Writer text(String text) {
      byte[] utf8 = text.getBytes(UTF_8);
      number(utf8.length);
      return raw(utf8);
    }

    public Writer raw(byte[] added) {
      room(added.length);
      System.arraycopy(added, 0, bytes, size, added.length);
      size += added.length;
      return this;
    }

    public byte[] toBytes() {
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
  public static final class Reader {
    private final ByteBuffer in;

    public Reader(byte[] bytes) {
      this.in = ByteBuffer.wrap(bytes);
    }

    public int octet() {
      need(1);
      return in.get() & 0xFF;
    }

    public long number() {
      long value = 0;
      for (int i = 0; i < MAX_VARINT_BYTES; i++) {
        int octet = octet();
        value |= (long) (octet & 0x7F) << (7 * i);
        if (octet < 0x80) {
          return value;
        }
      }
      throw new DamagedException();
    }

    public long signed() {
      long value = number();
      return (value >>> 1) ^ -(value & 1);
    }

    /// A count of things of at least so many bytes each, hence never more than the bytes left.
    public int count(int leastBytesEach) {
      return upTo(in.remaining() / leastBytesEach);
    }

    /// A number from 0 to the most.
    public int upTo(int most) {
      long number = number();
      if (number < 0 || number > most) {
        throw new DamagedException();
      }
      return (int) number;
    }

    /// A position in a list of this size.
    public int index(int size) {
      return upTo(size - 1);
    }

    public String text() {
      try {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw(count(1)))).toString();
      } catch (CharacterCodingException e) {
        throw new DamagedException(e);
      }
    }

    public byte[] rest() {
      return raw(in.remaining());
    }

    public void end() {
      if (in.hasRemaining()) {
        throw new DamagedException();
      }
    }

    byte[] raw(int length) {
      need(length);
      byte[] bytes = new byte[length];
      in.get(bytes);
      return bytes;
    }

    private void need(int length) {
      if (length > in.remaining()) {
        throw new DamagedException();
      }
    }
  }
}
