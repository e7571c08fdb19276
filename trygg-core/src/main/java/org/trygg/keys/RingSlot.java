package org.trygg.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The place of one category in a ring: how many generations of keys it has had, and the keys that
/// are left of them.
final class RingSlot {
  private final NavigableMap<Integer, byte[]> keys = new TreeMap<>();
  private int generation;

  boolean isLive() {
    return !keys.isEmpty();
  }

  /// Takes the key as the next generation.
  void add(byte[] key) {
    keys.put(++generation, key);
  }

  /// Destroys all keys; the generation stays, at least the first, so that the next is another.
  void forget() {
    wipe();
    keys.clear();
    generation = Math.max(generation, 1);
  }

  void wipeOlder() {
    var older = keys.headMap(generation);
    older.values().forEach(key -> Arrays.fill(key, (byte) 0));
    older.clear();
  }

  void wipe() {
    keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
  }

  /// Copies of the keys by generation.
  NavigableMap<Integer, byte[]> copies() {
    var copies = new TreeMap<Integer, byte[]>();
    keys.forEach((each, key) -> copies.put(each, key.clone()));
    return copies;
  }

  /// How many bytes [#encode] writes.
  int size() {
    return Integer.BYTES + 1 + keys.size() * (Integer.BYTES + KeyRing.KEY_BYTES);
  }

  void encode(ByteBuffer out) {
    out.putInt(generation).put((byte) keys.size());
    keys.forEach((each, key) -> out.putInt(each).put(key));
  }

  static RingSlot decode(ByteBuffer in) {
    var slot = new RingSlot();
    slot.generation = in.getInt();
    for (int left = in.get(); left > 0; left--) {
      slot.put(in.getInt(), in);
    }
    return slot;
  }

  /// Reads what the first form wrote: the generation, and its one key or none.
  static RingSlot decodeOne(ByteBuffer in) {
    var slot = new RingSlot();
    slot.generation = in.getInt();
    int length = in.get();
    if (length != 0 && length != KeyRing.KEY_BYTES) {
      throw new UnreadableException("A key ring holds a key of a wrong length");
    }
    if (length > 0) {
      slot.put(slot.generation, in);
    }
    return slot;
  }

  private void put(int each, ByteBuffer in) {
    byte[] key = new byte[KeyRing.KEY_BYTES];
    in.get(key);
    keys.put(each, key);
  }

  @Override
  public String toString() {
    return "RingSlot[REDACTED]";
  }
}
