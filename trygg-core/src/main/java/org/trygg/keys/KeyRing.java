package org.trygg.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.vocabulary.Category;

/// The raw keys of one subject: a salt, and for each category one AES-256 key or the mark that it
/// was destroyed. Lives for the moment of a change or an opening; closing it wipes it.
///
/// A category whose key was destroyed may get a new one, of the next generation: what the old key
/// sealed stays shut.
final class KeyRing implements AutoCloseable {
  static final int KEY_BYTES = 32;
  static final int SALT_BYTES = 32;
  private static final byte FORM = 1;

  private final byte[] salt;
  private final SortedMap<Category, Slot> slots;

  private KeyRing(byte[] salt, SortedMap<Category, Slot> slots) {
    this.salt = salt;
    this.slots = slots;
  }

  static KeyRing fresh(SecureRandom random) {
    return new KeyRing(random(random, SALT_BYTES), new TreeMap<>());
  }

  /// Makes the category's key, of the generation after the one destroyed.
  void make(Category category, SecureRandom random) {
    Slot before = slots.getOrDefault(category, Slot.NEVER);
    slots.put(category, new Slot(before.generation + 1, random(random, KEY_BYTES)));
  }

  /// Destroys the category's key and keeps its generation as a tombstone.
  void forget(Category category) {
    Slot before = slots.getOrDefault(category, Slot.NEVER);
    before.wipe();
    slots.put(category, new Slot(Math.max(before.generation, 1), new byte[0]));
  }

  /// The ring in use: keys that seal and open, and none to be copied.
  OpenedRing use() {
    var keys = new TreeMap<Category, OpenedRing.Key>();
    slots.forEach((category, slot) -> {
      if (slot.isLive()) {
        keys.put(category, new OpenedRing.Key(slot.generation, Sealing.aead(slot.key)));
      }
    });
    return new OpenedRing(keys, salt.clone());
  }

  byte[] encode() {
    int size = 1 + SALT_BYTES + Integer.BYTES;
    for (Category category : slots.keySet()) {
      size += Short.BYTES + category.name().length() + Integer.BYTES + 1 + KEY_BYTES;
    }
    ByteBuffer out = ByteBuffer.allocate(size).put(FORM).put(salt).putInt(slots.size());
    slots.forEach((category, slot) -> slot.encode(category, out));
    byte[] exact = Arrays.copyOf(out.array(), out.position());
    Arrays.fill(out.array(), (byte) 0);
    return exact;
  }

  static KeyRing decode(byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    try {
      if (in.get() != FORM) {
        throw new UnreadableException("A key ring is of a form this version does not know");
      }
      byte[] salt = take(in, SALT_BYTES);
      var slots = new TreeMap<Category, Slot>();
      for (int left = in.getInt(); left > 0; left--) {
        slots.put(category(in), Slot.decode(in));
      }
      return new KeyRing(salt, slots);
    } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
      throw new UnreadableException("A key ring is cut short or not in its form", e);
    }
  }

  @Override
  public void close() {
    Arrays.fill(salt, (byte) 0);
    slots.values().forEach(Slot::wipe);
  }

  @Override
  public String toString() {
    return "KeyRing[REDACTED]";
  }

  private static Category category(ByteBuffer in) {
    return Category.of(new String(take(in, in.getShort()), US_ASCII));
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static byte[] random(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// The place of one category: its generation from 1, and its key, empty once destroyed.
  private static final class Slot {
    private static final Slot NEVER = new Slot(0, new byte[0]);

    private final int generation;
    private final byte[] key;

    private Slot(int generation, byte[] key) {
      this.generation = generation;
      this.key = key;
    }

    private boolean isLive() {
      return key.length > 0;
    }

    private void wipe() {
      Arrays.fill(key, (byte) 0);
    }

    private void encode(Category category, ByteBuffer out) {
      byte[] name = category.name().getBytes(US_ASCII);
      out.putShort((short) name.length).put(name);
      out.putInt(generation).put((byte) key.length).put(key);
    }

    private static Slot decode(ByteBuffer in) {
      int generation = in.getInt();
      int length = in.get();
      if (length != 0 && length != KEY_BYTES) {
        throw new UnreadableException("A key ring holds a key of a wrong length");
      }
      return new Slot(generation, take(in, length));
    }
  }
}
