package org.trygg.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.vocabulary.Category;

/// The raw keys of one subject: a salt, and for each category its AES-256 keys or the mark that
/// they were destroyed. Lives for the moment of a change or an opening; closing it wipes it.
///
/// A category has one key, and two or more while it is given a new one: the newest seals, all open.
/// A category whose keys were destroyed may get a new one, of the next generation: what the old
/// ones sealed stays shut.
final class KeyRing implements AutoCloseable {
  static final int KEY_BYTES = 32;
  static final int SALT_BYTES = 32;
  private static final byte ONE_KEY_EACH = 1;
  private static final byte KEYS_BY_GENERATION = 2;

  private final byte[] salt;
  private final SortedMap<Category, Slot> slots;

  private KeyRing(byte[] salt, SortedMap<Category, Slot> slots) {
    this.salt = salt;
    this.slots = slots;
  }

  static KeyRing fresh(SecureRandom random) {
    return new KeyRing(random(random, SALT_BYTES), new TreeMap<>());
  }

  /// Makes the category's next key, of the generation after the last; keys before it stay.
  void make(Category category, SecureRandom random) {
    slot(category).add(random(random, KEY_BYTES));
  }

  /// Makes the next key of every category that has one.
  void makeAll(SecureRandom random) {
    slots.values().stream()
        .filter(Slot::isLive)
        .forEach(slot -> slot.add(random(random, KEY_BYTES)));
  }

  /// Whether any category has keys.
  boolean isLive() {
    return slots.values().stream().anyMatch(Slot::isLive);
  }

  /// Whether a category has more than one key: then its data is being sealed anew.
  boolean isBetweenKeys() {
    return slots.values().stream().anyMatch(Slot::isBetweenKeys);
  }

  /// Destroys every key but the newest of each category.
  void forgetOlder() {
    slots.values().forEach(Slot::wipeOlder);
  }

  /// Destroys the category's keys and keeps the last generation as a tombstone.
  void forget(Category category) {
    slot(category).forget();
  }

  /// The ring in use: copies of its keys, which are wiped with it.
  OpenedRing use(SealedRing row) {
    var live = new TreeMap<Category, NavigableMap<Integer, byte[]>>();
    slots.forEach((category, slot) -> live.put(category, slot.copies()));
    return new OpenedRing(row, live, salt.clone());
  }

  byte[] encode() {
    int size = 1 + SALT_BYTES + Integer.BYTES;
    for (var slot : slots.entrySet()) {
      size += Short.BYTES + slot.getKey().name().length() + slot.getValue().size();
    }
    ByteBuffer out =
        ByteBuffer.allocate(size).put(KEYS_BY_GENERATION).put(salt).putInt(slots.size());
    slots.forEach((category, slot) -> {
      byte[] name = category.name().getBytes(US_ASCII);
      slot.encode(out.putShort((short) name.length).put(name));
    });
    return out.array();
  }

  static KeyRing decode(byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    try {
      byte form = in.get();
      if (form != ONE_KEY_EACH && form != KEYS_BY_GENERATION) {
        throw new UnreadableException("A key ring is of a form this version does not know");
      }
      byte[] salt = take(in, SALT_BYTES);
      var slots = new TreeMap<Category, Slot>();
      for (int left = in.getInt(); left > 0; left--) {
        Category category = category(in);
        slots.put(category, form == ONE_KEY_EACH ? Slot.decodeOne(in) : Slot.decode(in));
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

  private Slot slot(Category category) {
    return slots.computeIfAbsent(category, _ -> new Slot());
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

  /// The place of one category in a ring: how many generations of keys it has had, and the keys
  /// that are left of them.
  private static final class Slot {
    private final NavigableMap<Integer, byte[]> keys = new TreeMap<>();
    private int generation;

    private boolean isLive() {
      return !keys.isEmpty();
    }

    private boolean isBetweenKeys() {
      return keys.size() > 1;
    }

    /// Takes the key as the next generation.
    private void add(byte[] key) {
      keys.put(++generation, key);
    }

    /// Destroys all keys; the generation stays, at least the first, so that the next is another.
    private void forget() {
      wipe();
      keys.clear();
      generation = Math.max(generation, 1);
    }

    private void wipeOlder() {
      var older = keys.headMap(generation);
      older.values().forEach(key -> Arrays.fill(key, (byte) 0));
      older.clear();
    }

    private void wipe() {
      keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
    }

    /// Copies of the keys by generation.
    private NavigableMap<Integer, byte[]> copies() {
      var copies = new TreeMap<Integer, byte[]>();
      keys.forEach((each, key) -> copies.put(each, key.clone()));
      return copies;
    }

    /// How many bytes [#encode] writes.
    private int size() {
      return Integer.BYTES + 1 + keys.size() * (Integer.BYTES + KEY_BYTES);
    }

    private void encode(ByteBuffer out) {
      out.putInt(generation).put((byte) keys.size());
      keys.forEach((each, key) -> out.putInt(each).put(key));
    }

    private static Slot decode(ByteBuffer in) {
      var slot = new Slot();
      slot.generation = in.getInt();
      for (int left = in.get(); left > 0; left--) {
        slot.put(in.getInt(), in);
      }
      return slot;
    }

    /// Reads what the first form wrote: the generation, and its one key or none.
    private static Slot decodeOne(ByteBuffer in) {
      var slot = new Slot();
      slot.generation = in.getInt();
      int length = in.get();
      if (length != 0 && length != KEY_BYTES) {
        throw new UnreadableException("A key ring holds a key of a wrong length");
      }
      if (length > 0) {
        slot.put(slot.generation, in);
      }
      return slot;
    }

    private void put(int each, ByteBuffer in) {
      byte[] key = new byte[KEY_BYTES];
      in.get(key);
      keys.put(each, key);
    }

    @Override
    public String toString() {
      return "Slot[REDACTED]";
    }
  }
}
