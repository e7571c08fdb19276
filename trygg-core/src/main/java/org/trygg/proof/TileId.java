package org.trygg.proof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a tile stands, and how much of it is meant: C2SP tlog-tiles, of height 8.
///
/// @param level 0 for the hashes of leaves; each level above has one hash for each full tile of the
///   level below; [#ENTRIES] for the leaves themselves
/// @param index counted from the left within the level, from 0
/// @param width how many hashes or leaves, 1 to 256; less than 256 in a partial tile
public record TileId(int level, long index, int width) {
  /// The level of the bundles, which hold the leaves and not their hashes.
  public static final int ENTRIES = -1;

  /// The hashes, or leaves, of a full tile.
  public static final int FULL = 256;

  static final int HEIGHT = 8;
  static final int HIGHEST_LEVEL = 7;

  private static final int THOUSAND = 1_000;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /// @throws IllegalArgumentException if the level, the index or the width is out of range
  public TileId {
    if (level < ENTRIES || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("A tile has a level, an index from 0 and 1 to 256 hashes");
    }
  }

  /// Returns a tile with all that a tree of this size has of it.
  ///
  /// @param size the number of leaves
  /// @throws IllegalArgumentException if the tree has nothing of it
  public static TileId of(int level, long index, long size) {
    long length = size >>> (HEIGHT * Math.max(level, 0));
    return new TileId(level, index, (int) Math.clamp(length - index * FULL, 0L, FULL));
  }

  /// Reads the path below a log's address, such as `tile/0/x001/234.p/7`.
  ///
  /// @throws IllegalArgumentException if the text is not a tile's path in its one form
  public static TileId parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (parts.matches()) {
      String level = parts.group(1);
      long index = Long.parseLong((parts.group(2) + parts.group(3)).replaceAll("[x/]", ""));
      int width = parts.group(4) == null ? FULL : Integer.parseInt(parts.group(4));
      if (width <= FULL) {
        int number = level.equals("entries") ? ENTRIES : Integer.parseInt(level);
        TileId tile = new TileId(number, index, width);
        if (tile.path().equals(path)) {
          return tile;
        }
      }
    }
    throw new IllegalArgumentException("A tile's path is tile, level, index and perhaps a width");
  }

  /// Whether no leaf can be added to it any more.
  public boolean isFull() {
    return width == FULL;
  }

  /// Returns the path below the log's address.
  public String path() {
    StringBuilder digits = new StringBuilder("%03d".formatted(index % THOUSAND));
    for (long rest = index / THOUSAND; rest > 0; rest /= THOUSAND) {
      digits.insert(0, "x%03d/".formatted(rest % THOUSAND));
    }
    String name = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + name + "/" + digits + (isFull() ? "" : ".p/" + width);
  }
}
