package org.trygg.proof;

import java.io.ByteArrayOutputStream;

/// What was added at the end of one tile, or of one bundle. A tile only ever grows.
public final class TileGrowth {
  private final int level;
  private final long index;
  private final int before;
  private final ByteArrayOutputStream added = new ByteArrayOutputStream();

  TileGrowth(int level, long index, int before) {
    this.level = level;
    this.index = index;
    this.before = before;
  }

  void add(byte[] bytes) {
    added.writeBytes(bytes);
  }

  /// The level of the tile, or [TileId#ENTRIES].
  public int level() {
    return level;
  }

  /// The tile's place in its level.
  public long index() {
    return index;
  }

  /// How many hashes, or leaves, were signed of it before.
  public int before() {
    return before;
  }

  /// Returns the bytes that were added.
  public byte[] added() {
    return added.toByteArray();
  }
}
